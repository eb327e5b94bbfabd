using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.KeptFiles;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Evidence;

/// <param name="Paper">The number of a paper of this step, or <see cref="StepPaper.Other"/>.</param>
/// <param name="Upload">A complete upload of the caller; also the id of the operation.</param>
public sealed record AddEvidenceInput(int CampaignId, int UnitId, StepCode Step, int Paper, Guid Upload) : IChange
{
    public Guid OperationId => Upload;
}

/// <summary>
/// 上传材料: makes a paper of a step from an upload. The file lies in the store before its row is committed, and the
/// upload goes in the same transaction: after a crash there is the upload, to be sent again, or the paper, never half.
/// </summary>
public sealed class AddEvidence(PortalDb portal)
{
    public const string TooManyCode = "TooManyPapers";

    public async Task<Violations> RunAsync(UnitScope scope, AddEvidenceInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.EditRecord, input, cancel);
        if (await FindAsync(db, scope, input, cancel) is not { } reform)
            return db.Answer;
        var (content, refusal) = await KeptContent.TakeAsync(portal, db, scope, input.Upload, cancel);
        if (content is null)
            return await db.RefusedAsync(refusal!, cancel);

        await content.PutIntoAsync(portal.Files, cancel);

        var step = ReformSteps.Of(input.Step);
        var file = EvidenceFile.Of(reform, input.Step, input.Paper, content, scope.AccountName);
        db.EvidenceFiles.Add(file);
        reform.ChangePapers(step, content.At);
        db.Record(
            AuditEvent.EvidenceAdded,
            reform.Subject,
            $"上传“{step.ShortName}”的材料：{EvidenceWords.NameOf(reform.Campaign.Plan, input.Step, input.Paper)}",
            changes: [file.Appears]
        );
        return await db.SaveAsync(cancel, Refusal.Stale);
    }

    /// <summary>The record that may take this paper; null when the change is answered.</summary>
    private static async Task<UnitReform?> FindAsync(
        PortalDbContext db,
        UnitScope scope,
        AddEvidenceInput input,
        CancellationToken cancel
    )
    {
        if (db.Answered)
            return null;
        var reform = await db
            .UnitReforms.VisibleTo(scope)
            .Include(r => r.Campaign)
            .SingleOrDefaultAsync(r => r.CampaignId == input.CampaignId && r.UnitId == input.UnitId, cancel);
        var refusal = reform switch
        {
            null => Refusal.NotFound,
            _ when !Asks(reform.Campaign.Plan, input) => new(
                "UnknownPaper",
                nameof(input.Paper),
                "这个任务没有这种材料，可能刚刚改过。请刷新页面后重新选择。"
            ),
            _ when !reform.MayRegister(ReformSteps.Of(input.Step)) => ReformRefusal.NotEditable(reform),
            _ when await db.EvidenceFiles.CountAsync(f => f.UnitReformId == reform.Id && f.RemovedAt == null, cancel)
                    >= EvidenceFile.MostOfARecord => new Violation(
                TooManyCode,
                nameof(input.Paper),
                $"这份记录已有 {EvidenceFile.MostOfARecord} 个文件，不能再加。"
                    + "请删去重复的照片，或者把几页合成一个 PDF。"
            ),
            _ => null,
        };
        if (refusal is null)
            return reform;
        await db.AnswerStaleAsync(cancel, refusal);
        return null;
    }

    private static bool Asks(CampaignPlan plan, AddEvidenceInput input) =>
        ReformSteps.For(plan.Takes).Any(s => s.Code == input.Step)
        && (input.Paper == StepPaper.Other || plan.Papers.Any(p => p.Id == input.Paper && p.Step == input.Step));
}
