using FederationReform.Campaigns;
using FederationReform.Papers;

namespace FederationReform.Meetings.Writing;

/// <summary>
/// 请示, 报告, 批复 and 通知 of a congress. Each is a draft: the office numbers, seals and issues it. The township's
/// federation writes to its Party committee and to the county also for a village.
/// </summary>
internal static class Approvals
{
    public static void Request(MeetingFacts facts, PaperDraft draft)
    {
        draft
            .Title([facts.TownshipFederation, "关于召开", .. facts.MeetingParts, "的请示"])
            .To(facts.PartyCommittee)
            .Text(
                $"{draft.Occasion(facts)}{draft.Basis(facts)}，经研究，拟于{draft.WhenAndWhere(facts)}召开"
                    + $"{facts.Meeting}。现将有关事项请示如下："
            );
        Matters(facts, draft);
        draft
            .Text("妥否，请批示。")
            .Add(new AttachmentNoteBlock("代表名额分配表", "执行委员会委员候选人预备人选名单"))
            .Sign(facts.TownshipFederation, Request(facts)?.On, "请示日期");
        draft.Add(new NoteBlock("联系人：____，电话：____"));
    }

    public static void Notification(MeetingFacts facts, PaperDraft draft)
    {
        draft
            .Title([facts.TownshipFederation, "关于召开", .. facts.MeetingParts, "的报告"])
            .To(facts.CountyFederation)
            .Text(
                $"{draft.Occasion(facts)}{draft.Basis(facts)}，"
                    + $"经{facts.PartyCommittee}同意（{Agreement(facts, draft)}），定于{draft.WhenAndWhere(facts)}召开"
                    + $"{facts.Meeting}。现将有关情况报告如下："
            );
        Matters(facts, draft);
        draft
            .Text("特此报告。")
            .Add(new AttachmentNoteBlock("代表名额分配表", "执行委员会委员候选人预备人选名单"))
            .Sign(facts.TownshipFederation);
        draft.Add(new NoteBlock("联系人：____，电话：____"));
    }

    public static void Reply(MeetingFacts facts, PaperDraft draft)
    {
        draft
            .Title([facts.PartyCommittee, "关于同意召开", .. facts.MeetingParts, "的批复"])
            .To(facts.TownshipFederation)
            .Text(
                $"你会《关于召开{facts.Meeting}的请示》（{draft.Document(Request(facts)?.Number, "请示的文号")}）收悉。"
                    + "经研究，现批复如下："
            )
            .Text($"一、同意于{draft.WhenAndWhere(facts)}召开{facts.Meeting}。")
            .Text($"二、同意大会代表名额{draft.Of(facts.Representatives, "代表名额")}名。")
            .Text(
                $"三、同意{draft.Committee(facts)}。"
                    + $"执行委员会委员候选人{draft.Of(facts.CandidateCount, "候选人数")}名。"
            )
            .Text(
                "四、请严格按照章程和选举办法组织选举，充分发扬民主，选举结果及时报告我"
                    + $"{draft.Words("委或工委", facts.TownshipIsStreet ? "工委" : "委")}和{facts.CountyFederation}。"
            )
            .Text("此复。")
            .Sign(facts.PartyCommittee, facts.PartyApproval?.On, "批复日期");
    }

    /// <summary>通知 to the representatives.</summary>
    public static void Invitation(MeetingFacts facts, PaperDraft draft)
    {
        draft
            .Title(["关于召开", .. facts.MeetingParts, "的通知"])
            .To(facts.IsCongress ? "各位妇女代表" : "各位执委")
            .Text($"经{facts.PartyCommittee}同意，定于近期召开{facts.Meeting}。现将有关事项通知如下：")
            .Heading(1, "一、时间和地点")
            .Text($"会议于{draft.Of(facts.HeldOn, "大会日期")}__时召开，请提前15分钟到会签到。")
            .Text($"会议地点：{draft.Of(facts.Place, "大会地点")}。")
            .Heading(1, "二、参加人员")
            .Text(
                facts.IsCongress
                    ? $"全体妇女代表，共{draft.Of(facts.Entitled, "应到人数")}名。"
                    : $"全体执委，应到{draft.Of(facts.Entitled, "应到人数")}名。"
            )
            .Heading(1, "三、会议内容")
            .Text(
                draft.Words("会议内容", string.Join("；", AgendaItems.Of(facts).Select((t, i) => $"{i + 1}.{t}")))
                    + "。"
            )
            .Heading(1, "四、有关要求")
            .Text("请安排好工作和生活，按时参加会议。因故不能到会的，请在会前请假。选举由本人投票，不得委托他人。")
            .Sign(draft.Preparing(facts));
    }

    // Among the steps of a village there is no request; its number is nobody's guess.
    private static StepDone? Request(MeetingFacts facts) => facts.Steps.FirstOrDefault(s => s.Code == StepCode.T2);

    private static string Agreement(MeetingFacts facts, PaperDraft draft) =>
        $"{draft.Of(facts.PartyApproval?.On, "党组织同意的日期")}，"
        + draft.Document(facts.PartyApproval?.Number, "批复的文号");

    /// <summary>What both a request and a report say of the congress.</summary>
    private static void Matters(MeetingFacts facts, PaperDraft draft)
    {
        draft
            .Heading(1, "一、大会的主要任务")
            .Each(
                "大会任务",
                ["序号", "内容"],
                AgendaItems.Of(facts).Select((item, i) => (string[])[$"{i + 1}", item]),
                task => $"{task[0]}.{task[1]}。"
            )
            .Heading(1, "二、代表名额和产生办法");
        draft.Text(
            facts.IsCongress
                ? $"大会代表名额{draft.Of(facts.Representatives, "代表名额")}名。代表应为年满十八周岁的妇女，"
                    + "自下而上选举或者协商推荐产生，经资格审查后公示。代表名额分配见附件1。"
                : $"会议应到执委{draft.Of(facts.Entitled, "应到人数")}名。"
        );
        draft
            .Heading(1, "三、执行委员会的组成和选举办法")
            .Text(
                $"拟定{draft.Committee(facts)}。执行委员会委员候选人{draft.Of(facts.CandidateCount, "候选人数")}名，"
                    + $"由{(facts.IsCongress ? "妇女代表大会" : "会议")}{draft.Method(facts)}；"
                    + "主席、副主席由第一次执行委员会会议选举产生。候选人预备人选名单见附件2。"
            );
    }
}
