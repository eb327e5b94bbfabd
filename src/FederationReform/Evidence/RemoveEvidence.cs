using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Evidence;

public sealed record RemoveEvidenceInput(int CampaignId, int UnitId, int File, Guid OperationId) : IChange;

/// <summary>
/// 删除材料: takes a paper away from its step. The row and the file stay for the history, and nobody sees them.
/// </summary>
public sealed class RemoveEvidence(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        RemoveEvidenceInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.EditRecord, input, cancel);
        if (db.Answered)
            return db.Answer;
        var file = await db
            .EvidenceFiles.VisibleTo(scope)
            .SingleOrDefaultAsync(
                f =>
                    f.Id == input.File
                    && f.CampaignId == input.CampaignId
                    && f.UnitId == input.UnitId
                    && f.RemovedAt == null,
                cancel
            );
        if (file is null)
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        var reform = await db
            .UnitReforms.VisibleTo(scope)
            .Include(r => r.Campaign)
            .SingleAsync(r => r.Id == file.UnitReformId, cancel);
        var step = ReformSteps.Of(file.Step);
        if (!reform.MayRegister(step))
            return await db.RefusedAsync(ReformRefusal.NotEditable(reform), cancel);

        file.Remove(scope.AccountName, portal.Clock.UtcNow());
        reform.ChangePapers(step, portal.Clock.UtcNow());
        // A record that is being submitted counts on this paper: one of the two comes too late.
        db.Touch(reform);
        db.Record(
            AuditEvent.EvidenceRemoved,
            reform.Subject,
            $"删除“{step.ShortName}”的材料：{EvidenceWords.NameOf(reform.Campaign.Plan, file.Step, file.Paper)}",
            changes: [file.Disappears]
        );
        return await db.SaveAsync(cancel);
    }
}
