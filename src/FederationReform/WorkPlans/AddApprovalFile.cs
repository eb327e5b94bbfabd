using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.KeptFiles;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.WorkPlans;

/// <param name="Upload">A complete upload of the caller; also the id of the operation.</param>
public sealed record AddApprovalFileInput(int CampaignId, ApprovalStage Stage, Guid Upload) : IChange
{
    public Guid OperationId => Upload;
}

/// <summary>
/// 上传审批过程的文件: makes a paper of a station from an upload. The file lies in the store before its row is
/// committed.
/// </summary>
public sealed class AddApprovalFile(PortalDb portal)
{
    public const string TooManyCode = "TooManyFiles";

    public async Task<Violations> RunAsync(
        UnitScope scope,
        AddApprovalFileInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ManageCampaigns, input, cancel);
        if (db.Answered)
            return db.Answer;
        var campaign = await db.Campaigns.VisibleTo(scope).SingleOrDefaultAsync(c => c.Id == input.CampaignId, cancel);
        if (campaign is null || !Enum.IsDefined(input.Stage))
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        if (ReformRefusal.OfClosed(campaign) is { } closed)
            return await db.RefusedAsync(closed, cancel);
        var standing = await db.ApprovalFiles.CountAsync(
            f => f.CampaignId == campaign.Id && f.Stage == input.Stage && f.RemovedAt == null,
            cancel
        );
        if (standing >= ApprovalFile.MostOfAStage)
            return await db.RefusedAsync(
                new Violation(
                    TooManyCode,
                    "",
                    $"{input.Stage.Name()}已有 {ApprovalFile.MostOfAStage} 个文件，不能再加。"
                        + "请删去不要的，或者把几页合成一个 PDF。"
                ),
                cancel
            );
        var (content, refusal) = await KeptContent.TakeAsync(portal, db, scope, input.Upload, cancel);
        if (content is null)
            return await db.RefusedAsync(refusal!, cancel);

        await content.PutIntoAsync(portal.Files, cancel);
        var file = ApprovalFile.Of(campaign, input.Stage, content, scope.AccountName);
        db.ApprovalFiles.Add(file);
        db.Record(
            AuditEvent.ApprovalFileAdded,
            campaign.Subject,
            $"“{campaign.Name}”的工作方案：上传{input.Stage.Name()}的文件",
            changes: [file.Appears]
        );
        return await db.SaveAsync(cancel, Refusal.Stale);
    }
}
