using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Campaigns;

/// <param name="Reason">Required once records were submitted or approved under the rules that change.</param>
public sealed record ChangeCampaignInput(
    int CampaignId,
    int Version,
    Guid OperationId,
    CampaignPlan Plan,
    string? Reason
) : IVersionedChange;

/// <summary>
/// 修改改革任务: its dates, targets and rules. Approved records stay approved; all others are judged by the new rules.
/// </summary>
public sealed class ChangeCampaign(PortalDb portal)
{
    public const string ReasonNeededCode = "RuleChangeNeedsReason";

    public async Task<Violations> RunAsync(
        UnitScope scope,
        ChangeCampaignInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ManageCampaigns, input, cancel);
        if (await db.FindCampaignAsync(scope, input.CampaignId, input.Version, cancel) is not { } campaign)
            return db.Answer;

        if (ReformRefusal.OfClosed(campaign) is { } closed)
            return await db.RefusedAsync(closed, cancel);

        var plan = CampaignPlanRules.Clean(input.Plan);
        var violations = CampaignPlanRules.Check(plan);
        if (plan.Kind != campaign.Kind)
            violations.Add(
                new Violation(
                    "KindFixed",
                    nameof(CampaignPlan.Kind),
                    $"任务类型在建立后不能更改（现为“{campaign.Kind.Name()}”）。需要另一种任务时，请新建。"
                )
            );
        if (plan.Takes != campaign.Takes)
            violations.Add(
                new Violation(
                    "TakesFixed",
                    nameof(CampaignPlan.Takes),
                    $"参加单位在建立后不能更改（现为{UnitWords.Of(campaign.Takes).Name}）。"
                        + "需要另一级参加时，请新建任务。"
                )
            );
        violations.Add(await CampaignNames.CheckAsync(db, campaign.UnitId, plan, campaign.Id, cancel));
        violations.Add(await CheckReasonAsync(db, campaign, plan, input.Reason, cancel));
        if (violations.Blocking)
            return await db.RefusedAsync(violations, cancel);

        var changes = PlanWords.Difference(campaign.Plan, plan);
        if (changes.Count == 0)
            return Violations.None;
        campaign.Change(plan);
        db.Record(
            AuditEvent.CampaignChanged,
            campaign.Subject,
            $"修改改革任务“{plan.Name}”：{string.Join("、", changes.Select(c => c.Field))}",
            PlainText.Clean(input.Reason),
            changes
        );
        return await db.SaveAsync(cancel);
    }

    private static async Task<Violation?> CheckReasonAsync(
        PortalDbContext db,
        Campaign campaign,
        CampaignPlan plan,
        string? reason,
        CancellationToken cancel
    )
    {
        if (!string.IsNullOrWhiteSpace(reason))
            return PlainText.Check(
                nameof(ChangeCampaignInput.Reason),
                "修改原因",
                reason,
                PlainText.NoteRunes,
                lines: true
            );
        var judged = PlanWords.JudgesDifferently(campaign.Plan, plan);
        if (judged.Count == 0)
            return null;
        var decided = await db.UnitReforms.CountAsync(
            r => r.CampaignId == campaign.Id && (r.State == ReformState.Approved || r.State == ReformState.Submitted),
            cancel
        );
        return decided == 0
            ? null
            : new(
                ReasonNeededCode,
                nameof(ChangeCampaignInput.Reason),
                $"已有 {decided} 个{plan.Words.Brief}按原来的规定提交或通过，"
                    + $"现在改动的“{string.Join("、", judged)}”会使前后标准不同。"
                    + "已通过的不受影响，其余按新规定检查。请填写修改原因。"
            );
    }
}
