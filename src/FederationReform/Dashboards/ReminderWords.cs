using FederationReform.Campaigns;

namespace FederationReform.Dashboards;

/// <summary>
/// 催办文字 for a chat, from the figures of who is behind: units and steps, and neither a person nor a telephone,
/// because it goes to a whole group.
/// </summary>
public static class ReminderWords
{
    /// <summary>To all that are listed, in one message.</summary>
    public static string ForAll(Laggards laggards, UnitWords words, string campaign, DateOnly today) =>
        string.Join(
            '\n',
            laggards
                .Furthest.Select((laggard, i) => $"{i + 1}. {Standing(laggard, words)}")
                .Prepend($"【{campaign}】截至{today:M月d日}，下列{words.Above}落后于计划，请抓紧：")
        );

    /// <summary>To one of them.</summary>
    public static string ForOne(Laggard laggard, UnitWords words, string campaign, DateOnly today) =>
        $"【{campaign}】截至{today:M月d日}，{Standing(laggard, words)}。请抓紧办理并在平台上填报。";

    /// <summary>To those that are chosen on the page of a campaign, each with what is not handed in.</summary>
    public static string ForChosen(RemindList list, IReadOnlyList<RemindRow> chosen)
    {
        var due =
            list.Campaign.Deadline is { } deadline && list.DaysLeft is { } days
                ? days < 0
                    ? $"，{deadline:M月d日}的期限已过{-days}天"
                    : $"，期限{deadline:M月d日}，还剩{days}天"
                : "";
        var head = $"【{list.Campaign.Name}】截至{list.Today:M月d日}{due}";
        return chosen is [var one]
            ? $"{head}。{Open(one, list.Campaign.Words)}。请抓紧办理并在平台上提交。"
            : string.Join(
                '\n',
                chosen
                    .Select((row, i) => $"{i + 1}. {Open(row, list.Campaign.Words)}")
                    .Prepend($"{head}。下列单位还没有提交，请抓紧办理并在平台上提交：")
            );
    }

    /// <summary>清单 of one unit: everything that is due or late, in all campaigns.</summary>
    public static string ForDue(DueList due) =>
        string.Join(
            '\n',
            due.Items.Select(
                    (item, i) => $"{i + 1}. {Left(item.DaysLeft)}（{item.On:M月d日}）：{item.What}{Places(due, item)}"
                )
                .Prepend($"【{due.Unit.Name}】截至{due.Today:M月d日}，到期和逾期的事项：")
        );

    public static string Left(int days) =>
        days switch
        {
            < 0 => $"逾期{-days}天",
            0 => "今天到期",
            _ => $"还剩{days}天",
        };

    private static string Open(RemindRow row, UnitWords words) =>
        row.Items is [var only] && only.UnitId == row.Unit.Id
            ? $"{row.Unit.Name}：{only.What}"
            : $"{row.Unit.Name}还有{row.Items.Count}个{words.Brief}："
                + string.Join("；", row.Items.Select(item => $"{item.Name}{item.What}"));

    private static string Places(DueList due, DueItem item) =>
        item.Units is [var only] && only.Id == due.Unit.Id
            ? ""
            : $"（{string.Join("、", item.Units.Select(u => u.Name))}）";

    private static string Standing(Laggard laggard, UnitWords words)
    {
        var (figures, missing) = (laggard.Figures, MissingStep.Words(laggard.Missing, oneEach: false));
        return $"{laggard.Unit.Name}完成{figures.Done}/{figures.Required}个{words.Brief}，"
            + $"比计划少{-figures.Deviation}个"
            + (figures.Returned > 0 ? $"，退回待改{figures.Returned}个" : "")
            + (missing.Length > 0 ? $"，还缺：{missing}" : "");
    }
}
