using FederationReform.Papers;
using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Text;

namespace FederationReform.Meetings.Writing;

/// <summary>
/// 选举办法（草案）: the rule set of the campaign as articles, with the numbers that it comes to at this meeting, and
/// the clause of each rule at the end.
/// </summary>
internal static class ElectionRulesPaper
{
    public static void Write(MeetingFacts facts, PaperDraft draft)
    {
        draft.Title([.. facts.MeetingParts, "选举办法"]).Subtitle("（草案）");
        var clauses = new List<string[]>();
        foreach (var (index, article) in Articles(facts, draft).Index())
        {
            var number = ChineseNumeral.Of(index + 1);
            draft.Text($"第{number}条　{article.Text}");
            if (article.Clause is { } clause)
                clauses.Add([number, clause.TrimEnd('。')]);
        }
        draft
            .Add(new PageBreakBlock())
            .Heading(1, "各条依据")
            // Small: a remark for whoever checks the articles, on one sheet.
            .Each(
                "各条依据",
                ["条", "依据"],
                clauses,
                clause => $"第{clause[0]}条：{clause[1]}。",
                ParagraphKind.Small
            );
    }

    /// <summary>As many under every rule set, so that an article keeps its number in a county's own wording.</summary>
    private static IEnumerable<(string Text, string? Clause)> Articles(MeetingFacts facts, PaperDraft draft)
    {
        var rules = facts.Rules;
        yield return ($"{draft.Basis(facts)}，结合{facts.UnitName}实际，制定本办法。", facts.Plan.Basis);
        yield return (
            $"本次大会选举{facts.Federation}{facts.TermWords}执行委员会委员{draft.Of(facts.Seats, "执委名额")}名"
                + $"（{draft.Including(facts)}主席、副主席）。任期{draft.Words("任期年数", $"{rules.TermYears}")}年。",
            $"{rules.CountingClause}；{rules.TermClause}"
        );
        yield return (
            $"{draft.Words("差额或等额的规定", Difference(facts))}"
                + $"本次大会的候选人为{draft.Of(facts.CandidateCount, "候选人数")}名。"
                + draft.Optional("预选的规定", rules.Preliminary.Allowed ? Preliminary : ""),
            rules.Preliminary.Allowed
                ? $"{rules.Difference.Clause}；{rules.Preliminary.Clause}"
                : rules.Difference.Clause
        );
        yield return (Quorum(facts, draft), rules.Quorum.Clause);
        yield return ("选举采用无记名投票方式。候选人按姓氏笔画为序排列。因故未到会的代表不得委托他人投票。", null);
        yield return (
            "对选票上的候选人，赞成的在其姓名左边的空格内画“○”，反对的画“×”，弃权的不画任何符号。"
                + "反对候选人的，可以另选他人：在“另选人姓名”栏写上姓名，并在左边的空格内画“○”；只写姓名不画“○”的无效。"
                + "弃权的不得另选他人。",
            null
        );
        yield return (
            $"每张选票所选的人数，等于或者少于应选名额的有效，多于应选名额的无效。收回的选票等于或者少于发出的选票，"
                + "选举有效；多于发出的选票，选举无效，应重新选举。",
            rules.BallotsClause
        );
        yield return (Majority(facts, draft), rules.Majority.Clause);
        yield return (
            "获得赞成票过半数的人数多于应选名额时，得赞成票多的当选。"
                + draft.Words("票数相等的规定", Tie(rules.Tie.Break)),
            rules.Tie.Clause
        );
        yield return (
            "当选人数少于应选名额的，"
                + draft.Words(
                    "缺额的规定",
                    rules.Shortfall.Seats == OpenSeats.StayOpen ? "缺额不再另行选举" : "就缺额再次投票选举"
                )
                + "。",
            rules.Shortfall.Clause
        );
        yield return (
            "大会设总监票人1名、监票人和计票人若干名，由大会举手表决通过。候选人不得担任监票人、计票人。"
                + "计票完毕，由总监票人向大会报告计票结果，由会议主持人宣布选举结果。",
            null
        );
        yield return (
            $"主席{draft.Of(facts.Chairs, "主席名额")}名、副主席{draft.Of(facts.ViceChairs, "副主席名额")}名，"
                + "由第一次执行委员会会议从执行委员会委员中以无记名投票方式等额选举产生；"
                + "到会人数、当选票数适用本办法。",
            null
        );
        yield return (
            $"年满十八周岁的妇女有选举权和被选举权。{draft.Optional("人选条件的规定", Limits(facts))}",
            LimitClauses(rules)
        );
        yield return ("本办法经大会通过后施行。未尽事宜由大会决定。", null);
    }

    private const string Preliminary =
        "可以先采用差额预选的办法产生正式候选人，再进行等额正式选举。预选和正式选举使用同一办法。";

    private static string Difference(MeetingFacts facts)
    {
        var setting = facts.Rules.Difference;
        var least = facts.Seats is { } seats
            ? $"应选{seats}名的，候选人不少于{DifferentialElectionRule.MinimumCandidates(seats, setting)}名。"
            : "";
        return facts.Executives?.Method == ElectionMethod.Equal
            ? "执行委员会委员实行等额选举。"
            : $"执行委员会委员实行差额选举，差额比例不低于{setting.Percent}%。{least}";
    }

    private static string Quorum(MeetingFacts facts, PaperDraft draft)
    {
        var who = facts.IsCongress ? "代表" : "执委";
        var least = facts.Entitled is { } entitled
            ? $"{QuorumRule.Minimum(entitled, facts.Rules.Quorum)}"
            : PaperText.Blank;
        return $"到会{who}{draft.Quorum(facts)}，方可进行选举。大会应到{who}{draft.Of(facts.Entitled, "应到人数")}名，"
            + $"到会不少于{draft.Words("法定的到会人数", least)}名方可进行选举。";
    }

    private static string Majority(MeetingFacts facts, PaperDraft draft)
    {
        var of = facts.Rules.Majority.Base;
        var people = of == MajorityBase.Entitled ? facts.Entitled : facts.Present;
        var least = people is { } known ? $"本次大会至少获得{MajorityRule.Minimum(known)}张赞成票。" : "";
        return $"候选人获得赞成票超过{draft.MajorityOf(facts)}人数的半数，始得当选。"
            + draft.Optional("当选票数的说明", least);
    }

    private static string Tie(TieBreak by) =>
        by == TieBreak.FewerAgainst
            ? "赞成票相等不能确定当选人时，反对票少的当选；反对票也相等的，就票数相等的候选人重新投票，赞成票多的当选。"
            : "赞成票相等不能确定当选人时，就票数相等的候选人重新投票，赞成票多的当选。";

    private static string Limits(MeetingFacts facts)
    {
        var rules = facts.Rules;
        IEnumerable<string> limits =
        [
            .. rules.LeaderAges.Select(l => $"主席、副主席候选人原则上{l.MaxAge}周岁以下"),
            .. rules.LeaderEducations.Select(l =>
                $"主席、副主席候选人原则上{CodeLists.Education.Name(l.Minimum)}以上文化程度"
            ),
            .. rules.ExecutiveAges.Select(l => $"执委候选人原则上{l.MaxAge}周岁以下"),
            .. rules.ExecutiveEducations.Select(l =>
                $"执委候选人原则上{CodeLists.Education.Name(l.Minimum)}以上文化程度"
            ),
        ];
        var stated = string.Join("；", limits.Distinct());
        return stated.Length == 0 ? "" : $"{stated}。";
    }

    private static string? LimitClauses(ElectionRules rules)
    {
        var clauses = rules
            .LeaderAges.Select(l => l.Clause)
            .Concat(rules.LeaderEducations.Select(l => l.Clause))
            .Concat(rules.ExecutiveAges.Select(l => l.Clause))
            .Concat(rules.ExecutiveEducations.Select(l => l.Clause))
            .Distinct();
        return string.Join("；", clauses) is { Length: > 0 } text ? text : null;
    }
}
