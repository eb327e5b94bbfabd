using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Tree;
using FederationReform.WorkPlans;

namespace FederationReform.Demo;

/// <summary>The county's plan for its villages: issued, in two batches, with a pilot that others watched.</summary>
internal static class DemoWorkPlans
{
    private const int InPilotBatch = 6;

    private static readonly string[] guides = ["陈一平", "周立人", "吴远", "郑开明", "黄一舟", "刘大川"];

    public static void Add(PortalDbContext db, Campaign campaign, IReadOnlyList<UnitReform> reforms, TimeProvider clock)
    {
        var begins = campaign.Plan.Begins ?? clock.Today();
        var pilot = reforms[0];
        var plan = WorkPlan.Of(campaign);
        var schedule = PlanTemplate.All.Single(t => t.Pattern == campaign.Plan.Pattern).Of(campaign.Plan)!;
        plan.Set(
            new(
                [
                    new(ApprovalStage.Survey, begins.AddDays(-70), null, "走访 6 个乡镇、14 个村"),
                    new(ApprovalStage.Draft, begins.AddDays(-52), null, null),
                    new(
                        ApprovalStage.Opinions,
                        begins.AddDays(-40),
                        null,
                        "乡镇妇联主席座谈会，收到意见 23 条，采纳 17 条"
                    ),
                    new(ApprovalStage.ReformOffice, begins.AddDays(-27), null, null),
                    new(ApprovalStage.StandingCommittee, begins.AddDays(-15), null, null),
                    new(ApprovalStage.Issued, begins.AddDays(-9), $"浦委办〔{begins.Year}〕31号", null),
                ],
                [.. schedule.Batches.Select((b, i) => new Batch(i + 1, b.Name, b.From, b.To))],
                [new(schedule.Observation, pilot.Unit.Name, 19, "各乡镇妇联主席")]
            )
        );
        db.WorkPlans.Add(plan);
        foreach (var (reform, i) in reforms.Select((r, i) => (r, i)))
        {
            var assignment = UnitAssignment.Of(reform);
            assignment.Arrange(
                i < InPilotBatch ? 1 : 2,
                pilot: i < 2,
                i % 5 == 4 ? null : $"挂村组长 {guides[i % guides.Length]}"
            );
            db.UnitAssignments.Add(assignment);
        }
        db.RecordAs(
            AuditActor.Console,
            AuditEvent.WorkPlanSaved,
            () => campaign.Subject,
            $"“{campaign.Name}”的工作方案"
        );
    }

    /// <summary>The drafts, what the townships said of them, and the document as it was issued.</summary>
    public static async Task AddPapersAsync(
        PortalDbContext db,
        Campaign campaign,
        PortalDb portal,
        CancellationToken cancel
    )
    {
        (ApprovalStage Stage, string Name)[] papers =
        [
            (ApprovalStage.Survey, "调研报告.pdf"),
            (ApprovalStage.Draft, "实施方案（征求意见稿）.pdf"),
            (ApprovalStage.Opinions, "各乡镇意见汇总.pdf"),
            (ApprovalStage.StandingCommittee, "常委会会议纪要（摘录）.pdf"),
            (ApprovalStage.Issued, "实施方案.pdf"),
        ];
        foreach (var (stage, name) in papers)
        {
            var content = await DemoPapers.KeptAsync(portal, $"plan{name}", name, DemoPapers.EmptyPage(), cancel);
            db.ApprovalFiles.Add(ApprovalFile.Of(campaign, stage, content, DemoAccounts.Staff.Name));
        }
    }

    public static void AddGroup(PortalDbContext db, Campaign campaign, Unit unit, TimeProvider clock)
    {
        var group = LeadingGroup.Of(campaign.Id, unit);
        group.Set(
            new(
                "县委副书记 方一鸣",
                "县委组织部副部长 顾长青、县妇联主席 林晓岚",
                "叶知秋、许安、程敏",
                clock.Today().AddDays(-60)
            )
        );
        db.LeadingGroups.Add(group);
        db.RecordAs(
            AuditActor.Console,
            AuditEvent.LeadingGroupSaved,
            () => new(SubjectKind.Unit, unit.Id, unit.Id, unit.Path),
            $"{unit.Name}“{campaign.Name}”的领导小组"
        );
    }
}
