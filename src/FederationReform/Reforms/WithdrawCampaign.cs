using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Text;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Reforms;

public sealed record WithdrawCampaignInput(int CampaignId, int Version, Guid OperationId, string? Reason)
    : IVersionedChange;

/// <summary>
/// 撤销任务: deletes a campaign in which nobody has entered anything, with its empty records. The audit keeps its plan.
/// </summary>
public sealed class WithdrawCampaign(PortalDb portal)
{
    public const string BegunCode = "CampaignBegun";

    public async Task<Violations> RunAsync(
        UnitScope scope,
        WithdrawCampaignInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ManageCampaigns, input, cancel);
        if (await db.FindCampaignAsync(scope, input.CampaignId, input.Version, cancel) is not { } campaign)
            return db.Answer;
        var violations = new Violations();
        violations.Add(
            PlainText.Check("Reason", "撤销原因", input.Reason, PlainText.NoteRunes, required: true, lines: true)
        );
        var records = await db.UnitReforms.VisibleTo(scope).Where(r => r.CampaignId == campaign.Id).ToListAsync(cancel);
        // What somebody has typed and not saved yet counts too.
        var touched = db.UnitReforms.Where(r =>
            r.CampaignId == campaign.Id
            && (
                (r.State != ReformState.NotStarted && r.State != ReformState.Exempt)
                || db.Drafts.Any(d => d.UnitReformId == r.Id)
                || db.RepresentativeRolls.Any(roll => roll.UnitReformId == r.Id)
                || db.Elections.Any(e => e.UnitReformId == r.Id)
                || db.EvidenceFiles.Any(f => f.UnitReformId == r.Id)
            )
        );
        var begun = await touched.CountAsync(cancel);
        if (begun > 0)
            violations.Add(
                new Violation(
                    BegunCode,
                    "",
                    $"已有 {begun} 个{campaign.Plan.Words.Brief}填写了内容，任务不能撤销。"
                        + "不参加的单位，请在它的记录里列为免做。"
                )
            );
        if (violations.Blocking)
            return await db.RefusedAsync(violations, cancel);

        db.UnitReforms.RemoveRange(records);
        db.Campaigns.Remove(campaign);
        db.Record(
            AuditEvent.CampaignWithdrawn,
            campaign.Subject,
            $"撤销改革任务“{campaign.Name}”，{records.Count} 个{campaign.Plan.Words.Name}都没有填写",
            PlainText.Clean(input.Reason),
            [.. PlanWords.Of(campaign.Plan).Select(item => new FieldChange(item.Title, item.Text, null))]
        );
        return await db.SaveAsync(cancel);
    }
}
