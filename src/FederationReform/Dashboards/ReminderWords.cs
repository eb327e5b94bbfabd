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

    private static string Standing(Laggard laggard, UnitWords words)
    {
        var (figures, missing) = (laggard.Figures, MissingStep.Words(laggard.Missing, oneEach: false));
        return $"{laggard.Unit.Name}完成{figures.Done}/{figures.Required}个{words.Brief}，"
            + $"比计划少{-figures.Deviation}个"
            + (figures.Returned > 0 ? $"，退回待改{figures.Returned}个" : "")
            + (missing.Length > 0 ? $"，还缺：{missing}" : "");
    }
}
