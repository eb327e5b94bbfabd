using FederationReform.Campaigns;
using FederationReform.Rules;

namespace FederationReform.Meetings.Writing;

/// <summary>What a congress does, in order; agenda, invitation, request and host script say the same.</summary>
internal static class AgendaItems
{
    public static IReadOnlyList<string> Of(MeetingFacts facts) =>
        facts.IsCongress
            ?
            [
                Report(facts),
                "听取代表资格审查情况的报告",
                "通过选举办法（草案）和监票人、计票人名单",
                "介绍执行委员会委员候选人",
                $"选举{facts.Federation}{facts.TermWords}执行委员会委员",
                "宣布选举结果",
                "召开第一次执行委员会会议，选举主席、副主席",
                "新当选的主席讲话",
                "上级妇联和党组织领导讲话",
            ]
            :
            [
                "通过选举办法（草案）和监票人、计票人名单",
                "介绍候选人",
                facts.Executives?.Purpose == ElectionPurpose.Addition ? "增补执行委员会委员" : "补选执行委员会委员",
                "选举主席、副主席",
                "宣布选举结果",
            ];

    // A village that had a 妇代会 hears how it was prepared; a federation reports on its term.
    private static string Report(MeetingFacts facts) =>
        facts.Plan.Kind == CampaignKind.Conversion ? "听取筹备工作报告" : "听取和审议上届执行委员会工作报告";
}
