using FederationReform.Campaigns;
using FederationReform.Papers;
using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Text;

namespace FederationReform.Meetings.Writing;

/// <summary>
/// 选举结果的报告, to the Party committee for its reply and to the county's federation for its files, each with the
/// roster as attachment.
/// </summary>
internal static class ResultReports
{
    private const string BlankLeaders = "主席____名：____；副主席____名：____";

    public static void ToParty(MeetingFacts facts, PaperDraft draft) =>
        Write(facts, draft, facts.PartyCommittee, "特此报告，请予批复。");

    public static void ToCounty(MeetingFacts facts, PaperDraft draft) =>
        Write(facts, draft, facts.CountyFederation, "特此报告。");

    private static void Write(MeetingFacts facts, PaperDraft draft, string to, string end)
    {
        var result = facts.Result;
        var who = facts.IsCongress ? "代表" : "执委";
        draft
            .Title([facts.TownshipFederation, "关于", .. facts.MeetingParts, "选举结果的报告"])
            .To(to)
            .Text(
                $"{draft.Of(facts.HeldOn, "大会日期")}，{facts.Meeting}在{draft.Of(facts.Place, "大会地点")}召开。"
                    + $"大会应到{who}{draft.Of(facts.Entitled, "应到人数")}名，"
                    + $"实到{draft.Of(facts.Present, "实到人数")}名，到会人数符合规定。现将选举结果报告如下："
            )
            .Heading(1, "一、选举执行委员会委员")
            .Text(
                $"应选{draft.Of(facts.Seats, "执委名额")}名，候选人{draft.Of(facts.CandidateCount, "候选人数")}名，"
                    + $"{draft.Method(facts)}。发出选票{draft.Of(result.Issued, "发出选票")}张，"
                    + $"收回{draft.Of(result.Returned, "收回选票")}张，其中有效票{draft.Of(result.Valid, "有效票")}张，"
                    + $"无效票{draft.Of(result.Void, "无效票")}张，选举有效。"
            );
        Elected(facts, draft);
        draft
            .Text(end)
            .Add(new AttachmentNoteBlock($"{facts.Federation}{facts.TermWords}执行委员会花名册"))
            .Sign(facts.TownshipFederation, facts.Step(StepCode.V9, StepCode.T10)?.On, "结果报告日期");
        AfterPapers.Roster(facts, draft.On(SheetForm.Landscape).Add(new AttachmentMarkBlock()));
    }

    private static void Elected(MeetingFacts facts, PaperDraft draft)
    {
        var members = facts.Result.Members;
        var none = draft.LacksAll(members, "当选名单");
        var counted = facts.Rules.ExecutivesIncludeLeaders ? members : [.. members.Where(m => !m.Leads())];
        var posts = members
            .Where(m => m.Leads())
            .GroupBy(m => m.Position)
            .OrderBy(g => g.Key)
            .Select(g => $"{CodeLists.Position.Name(g.Key)}{g.Count()}名：{Names(g)}");
        var leaders =
            string.Join("；", posts) is { Length: > 0 } text ? text
            : none ? BlankLeaders
            : draft.Lacking("主席、副主席", BlankLeaders);
        draft
            .Text(
                $"选举产生执行委员会委员{draft.Words("当选执委人数", none ? PaperText.Blank : $"{counted.Count}")}名"
                    + $"（{draft.Including(facts)}主席、副主席；按姓氏笔画为序）："
                    + $"{draft.Words("当选执委名单", none ? PaperText.Blank : Names(counted))}。"
            )
            .Heading(1, "二、选举主席、副主席")
            .Text($"第一次执行委员会会议选举产生{draft.Words("当选的主席和副主席", leaders)}。")
            .Each(
                "认定当选",
                ["姓名", "原因"],
                members
                    .Where(m => m.ElectedByDecision is not null)
                    .Select(m => (string[])[m.Name, m.ElectedByDecision!]),
                member => $"其中{member[0]}由县妇联认定当选，与计票不一致，原因：{member[1]}"
            );
    }

    private static string Names(IEnumerable<ElectedMember> members) =>
        string.Join("、", members.Select(m => m.Name).Order(StrokeOrder.Comparer));
}
