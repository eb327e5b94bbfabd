using FederationReform.Problems;

namespace FederationReform.Bulletins;

/// <summary>
/// The week in the language of bulletins. Units are named and people never: a bulletin goes from hand to hand.
/// </summary>
public static class BulletinWords
{
    /// <summary>So many units are named at each end of the order.</summary>
    private const int Named = 3;

    public static string Title(BulletinFigures figures) => $"{figures.UnitName}{figures.CampaignName}工作周报";

    /// <summary>The first text of a draft, one paragraph a line, which the staff then edit.</summary>
    public static string Body(BulletinFigures figures) => string.Join('\n', Paragraphs(figures));

    /// <summary>The first text of the second part, from the ledger; null when there is nothing to say.</summary>
    /// <param name="open">Problems that were not mended by the closing of the week, by type.</param>
    /// <param name="late">How many of them were past their day.</param>
    /// <param name="mended">Problems mended within the week.</param>
    public static string? Problems(IReadOnlyDictionary<ProblemKind, int> open, int late, int mended)
    {
        if (open.Count == 0 && mended == 0)
            return null;
        var kinds = open.OrderByDescending(k => k.Value).ThenBy(k => k.Key).Select(k => $"{k.Key.Name()}{k.Value}个");
        return (
                open.Count == 0
                    ? "登记的问题都已销号"
                    : $"整改中的问题{open.Values.Sum()}个：{string.Join("，", kinds)}"
            )
            + (late > 0 ? $"；其中逾期{late}个" : "")
            + $"。本周销号{mended}个。";
    }

    /// <summary>A few lines for a chat group.</summary>
    public static string ForChat(BulletinFigures figures)
    {
        var total = figures.Total;
        List<string> lines =
        [
            $"【{figures.CampaignName}周报】截至{figures.Week.ClosesAt}，{figures.UnitName}"
                + $"{total.Required}个{figures.Words.Name}已完成{total.Done}个，完成率{total.Completion.Percent}，"
                + (total.PapersAsked > 0 ? $"资料齐全率{total.Papers.Percent}，" : "")
                + $"本周净增{total.Net}个。{Plan(total)}",
        ];
        foreach (var row in figures.Ranked)
            lines.Add($"{row.Rank}. {row.Name} {row.Done}/{row.Required}，{row.Completion.Percent}{Arrow(row)}");
        if (Quiet(figures) is { } quiet)
            lines.Add(quiet);
        return string.Join('\n', lines);
    }

    /// <summary>What stands below the table.</summary>
    public static string Notes(BulletinFigures figures) =>
        "名次按完成率，相同的按比计划多完成的个数；箭头是比上一周上升、下降的名次。退回率是退回的件次占审核件次的比例，"
        + "资料齐全率按现有的材料。"
        + $"执委{(figures.ExecutivesIncludeLeaders ? "含" : "不含")}主席、副主席，"
        + "只计审核通过的班子，括号里是本周新增。"
        + (figures.Registers is null ? "" : "台账的数字按登记的内容，没有登记的不计入；各类覆盖率各按自己的基数。")
        + (figures.Rows.Any(r => r.Quiet) ? "★连续两周没有进展。" : "");

    /// <summary>24（+3）: how many there are, and how many of them the week brought.</summary>
    public static string WithAdded(int all, int added) => added > 0 ? $"{all}（+{added}）" : $"{all}";

    /// <summary>↑2, ↓1; nothing for who stayed.</summary>
    public static string Arrow(BulletinRow row) =>
        row.Rise switch
        {
            > 0 and var up => $" ↑{up}",
            < 0 and var down => $" ↓{-down}",
            _ => "",
        };

    private static IEnumerable<string> Paragraphs(BulletinFigures figures)
    {
        var total = figures.Total;
        yield return $"截至{figures.Week.ClosesAt}，"
            + $"{figures.UnitName}应完成的{total.Required}个{figures.Words.Name}中，"
            + $"已完成{total.Done}个，完成率{total.Completion}；本周（{figures.Week.Days}）净增{total.Net}个。"
            + Plan(total)
            + (figures.Deadline is { } day ? $"全部完成的期限是{day:yyyy年M月d日}。" : "");
        if (figures.Rows.Count > 1)
            yield return Order(figures);
        yield return People(figures);
        if (total.Decided > 0)
            yield return $"累计审核{total.Decided}件次，其中退回{total.Returned}件次，退回率{total.ReturnedShare}。";
        if (total.PapersAsked > 0)
            yield return $"各步骤应有的材料齐全率{total.Papers}。";
        if (figures.Trainings is { Sessions: > 0 } trainings)
            yield return $"本周（{figures.Week.Days}）举办培训{trainings.Sessions}期，"
                + $"{trainings.PersonTimes}人次参加。";
        if (figures.Registers is { } registers)
        {
            foreach (var said in Said(registers, figures))
                yield return said;
        }
        if (Quiet(figures) is { } quiet)
            yield return quiet;
    }

    /// <summary>Only what was entered: a register that nobody keeps says nothing about the work.</summary>
    private static IEnumerable<string> Said(BulletinRegisters registers, BulletinFigures figures)
    {
        var (week, month) = (registers.Week, registers.Month);
        if (week.Sessions > 0 || month.Sessions > 0)
            yield return $"工作台账登记，{figures.UnitName}本周（{Days(week)}）开展活动{week.Sessions}场、"
                + $"参加{week.PersonTimes}人次，本月（{Days(month)}）共{month.Sessions}场、{month.PersonTimes}人次；"
                + $"{registers.Active.Whole}个下级单位中，本周有活动记录的{registers.Active.Part}个。";
        if (registers.Trained is { Part: > 0 } trained)
            yield return $"截至{week.To:yyyy年M月d日}，{figures.UnitName}{trained.Of}{trained.Whole}人中，"
                + $"按周期参加过培训的{trained.Part}人，轮训率{trained.Share}。";
        var covered = registers.Covered.Select(c => $"{c.Of}{c.Share}").ToList();
        if (registers.Homes.Part > 0)
            covered.Add($"有妇女之家的{registers.Homes.Of}{registers.Homes.Share}");
        if (covered.Count > 0)
            yield return $"截至{week.To:yyyy年M月d日}，{figures.UnitName}的覆盖率：{string.Join("，", covered)}。";
        if (registers.Visits is { } visits)
            yield return visits;
    }

    private static string Days(BulletinActivities part) => $"{part.From:M月d日}至{part.To:M月d日}";

    private static string Plan(BulletinRow total) =>
        total switch
        {
            { Planned: 0 } => "",
            { Deviation: > 0 and var ahead } => $"按计划应完成{total.Planned}个，超出{ahead}个。",
            { Deviation: < 0 and var behind } => $"按计划应完成{total.Planned}个，还差{-behind}个。",
            _ => $"按计划应完成{total.Planned}个，进度相符。",
        };

    private static string Order(BulletinFigures figures)
    {
        var ranked = figures.Ranked.ToList();
        if (ranked[0].Rank == ranked[^1].Rank)
            return $"{ranked.Count}个下级单位进度相同，完成率均为{ranked[0].Completion.Percent}。";
        var best = ranked.Take(Named).Where(r => r.Rank < ranked[^1].Rank).ToList();
        var worst = ranked.Skip(best.Count).Where(r => r.Completion.BasisPoints < best[^1].Completion.BasisPoints);
        var behind = worst.TakeLast(Named).ToList();
        var text = $"完成率居前的是{List(best)}";
        return behind.Count == 0 ? $"{text}。" : $"{text}；靠后的是{List(behind)}。";
    }

    private static string List(IEnumerable<BulletinRow> rows) =>
        string.Join("、", rows.Select(r => $"{r.Name}（{r.Completion.Percent}，{r.Done}/{r.Required}）"));

    private static string People(BulletinFigures figures)
    {
        var (added, all) = (figures.Total.Added, figures.Total.People);
        var with = figures.ExecutivesIncludeLeaders ? "（含主席、副主席）" : "（不含主席、副主席）";
        return $"本周审核通过的班子新产生主席{added.Chairs}名、"
            + $"副主席{added.ViceChairs}名、执委{added.Executives}名{with}；"
            + $"目前有主席{all.Chairs}名、副主席{all.ViceChairs}名、执委{all.Executives}名。";
    }

    private static string? Quiet(BulletinFigures figures)
    {
        var quiet = figures.Rows.Where(r => r.Quiet).Select(r => r.Name).ToList();
        return quiet.Count == 0 ? null : $"连续两周没有进展的有{string.Join("、", quiet)}，共{quiet.Count}个。";
    }
}
