using FederationReform.Papers;
using FederationReform.People;
using FederationReform.Rules;

namespace FederationReform.Meetings.Writing;

/// <summary>
/// 主持词: what the host says, item by item; what the host does stands in 楷体. The quorum sentence has both numbers.
/// </summary>
internal static class HostScript
{
    public static void Write(MeetingFacts facts, PaperDraft draft)
    {
        var who = facts.IsCongress ? "代表" : "执委";
        draft
            .Title([.. facts.MeetingParts, "主持词"])
            .Text(
                $"（{draft.Of(facts.HeldOn, "大会日期")}，{draft.Of(facts.Place, "大会地点")}）",
                ParagraphKind.Centred
            )
            .Add(new AddresseeBlock($"各位{who}、同志们"))
            .Text(Quorum(facts, draft, who))
            .Text($"到会指导的有{draft.Of(facts.Guide, "指导人")}同志，让我们表示欢迎。")
            .Text("现在，我宣布：大会开幕！")
            .Text("（全体起立，奏唱国歌）", ParagraphKind.Direction);
        var number = 0;
        Report(facts, draft, ref number);
        Item(draft, ref number, "通过选举办法和监票人、计票人名单");
        Vote(draft, "大会选举办法（草案）已经印发，由____宣读。");
        Vote(
            draft,
            $"建议总监票人、监票人：{draft.Of(facts.Executives?.Scrutineers, "监票人", "____、____、____")}；"
                + $"计票人：{draft.Of(facts.Executives?.Counters, "计票人", "____、____")}。"
        );
        Item(draft, ref number, "介绍候选人");
        draft
            .Text(
                $"本次大会应选执行委员会委员{draft.Of(facts.Seats, "执委名额")}名，"
                    + $"候选人{draft.Of(facts.CandidateCount, "候选人数")}名。现在按姓氏笔画为序介绍候选人。"
            )
            .Text($"（介绍候选人：{Names(facts.Executives, draft, "执委候选人")}）", ParagraphKind.Direction);
        Ballot(facts, draft, ref number, who);
        Leaders(facts, draft, ref number);
        Item(draft, ref number, "讲话");
        draft
            .Text("请新当选的主席讲话。")
            .Text("（新当选的主席讲话）", ParagraphKind.Direction)
            .Text($"请{draft.Of(facts.Guide, "指导人")}同志讲话。")
            .Text("（上级领导讲话）", ParagraphKind.Direction)
            .Text($"各位{who}、同志们，{facts.Meeting}的各项议程已经全部进行完毕。现在，我宣布：大会闭幕！")
            .Text("（全体起立，奏唱国歌，散会）", ParagraphKind.Direction);
    }

    private static string Quorum(MeetingFacts facts, PaperDraft draft, string who)
    {
        var least = facts.Entitled is { } entitled
            ? $"（不少于{QuorumRule.Minimum(entitled, facts.Rules.Quorum)}名）"
            : "";
        // How many are there, nobody knows before the meeting: a blank that is not lacking.
        var present = facts.Present is { } known ? $"{known}" : PaperText.Blank;
        return $"{facts.Meeting}现在开会。本次大会应到{who}{draft.Of(facts.Entitled, "应到人数")}名，"
            + $"实到{draft.Words("实到人数", present)}名，"
            + $"到会人数{draft.Quorum(facts)}{draft.Optional("法定到会人数的说明", least)}，符合规定，可以开会。";
    }

    private static void Report(MeetingFacts facts, PaperDraft draft, ref int number)
    {
        if (!facts.IsCongress)
            return;
        Item(draft, ref number, draft.Words("大会的第一项议程", AgendaItems.Of(facts)[0]));
        Vote(draft, "请____作报告。");
        Item(draft, ref number, "听取代表资格审查情况的报告");
        Vote(draft, "请____报告代表资格审查情况。");
    }

    private static void Ballot(MeetingFacts facts, PaperDraft draft, ref int number, string who)
    {
        var of = facts.Rules.Majority.Base;
        var people = of == MajorityBase.Entitled ? facts.Entitled : facts.Present;
        var least = people is { } known ? $"{MajorityRule.Minimum(known)}" : PaperText.Blank;
        Item(draft, ref number, "投票选举");
        draft
            .Text($"现在清点到会人数。实到{who}____名。请监票人检查票箱、加封，向{who}分发选票。")
            .Text("（检查票箱，分发选票）", ParagraphKind.Direction)
            .Text(
                $"请各位{who}写票：赞成的画“○”，反对的画“×”，弃权的不画；"
                    + "反对的可以另选他人。所选人数不得多于应选名额。写好后按顺序投票。"
            )
            .Text("（写票、投票；监票人、计票人先投）", ParagraphKind.Direction)
            .Text("投票完毕。请监票人开箱清点选票。")
            .Text("发出选票____张，收回选票____张，收回的选票没有多于发出的选票，选举有效。请计票。")
            .Text("（计票）", ParagraphKind.Direction)
            .Text("请总监票人报告计票结果。")
            .Text(
                $"赞成票超过{draft.MajorityOf(facts)}人数的半数"
                    + $"（至少{draft.Words("当选的最少票数", least)}张）始得当选。"
                    + $"现在宣布当选的{facts.Federation}{facts.TermWords}执行委员会委员名单（按姓氏笔画为序）：____。"
            );
    }

    private static void Leaders(MeetingFacts facts, PaperDraft draft, ref int number)
    {
        Item(draft, ref number, "选举主席、副主席");
        draft
            .Text(
                $"现在休会，召开第一次执行委员会会议，选举主席{draft.Of(facts.Chairs, "主席名额")}名、"
                    + $"副主席{draft.Of(facts.ViceChairs, "副主席名额")}名。"
            )
            .Text(
                $"（介绍候选人：{Names(facts.Leaders, draft, "主席、副主席候选人")}；投票，计票）",
                ParagraphKind.Direction
            )
            .Text("复会。现在宣布选举结果：____当选为主席，____、____当选为副主席。让我们表示祝贺！");
    }

    private static string Names(ElectionSheet? ballot, PaperDraft draft, string name) =>
        draft.Words(
            $"{name}的姓名",
            ballot?.Listed() is { Count: > 0 } listed
                ? string.Join("、", listed.Select(c => Named(ballot, c)))
                : draft.Lacking(name)
        );

    private static string Named(ElectionSheet ballot, Candidate candidate) =>
        candidate.Person.Position == Position.Executive
            ? candidate.Person.Name
            : $"{candidate.Person.Name}（{ElectionWords.Post(ballot, candidate.Person.Position)}）";

    private static void Item(PaperDraft draft, ref int number, string title) =>
        draft.Heading(1, $"{Text.ChineseNumeral.Of(++number)}、{title}");

    private static void Vote(PaperDraft draft, string what) =>
        draft
            .Text(what)
            .Text("（宣读）", ParagraphKind.Direction)
            .Text("现在举手表决。同意的请举手，请放下；不同意的请举手；弃权的请举手。通过。");
}
