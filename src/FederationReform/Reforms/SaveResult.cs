using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Representatives;
using FederationReform.Rules;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Reforms;

/// <param name="Version">The record's version when the caller read it; the save is refused if it changed since.</param>
/// <param name="OperationId">Made once by the page; a repeated submit with the same id writes nothing more.</param>
public sealed record SaveResultInput(int CampaignId, int UnitId, int Version, Guid OperationId, ResultSheet Sheet)
    : IRecordInput;

/// <param name="Version">The record's version after the save, to send with the next one.</param>
public sealed record SavedResult(Violations Violations, int Version);

/// <summary>
/// 保存选举结果. An unfinished record may break rules, which are checked when it is submitted. Only a text that cannot
/// be read is refused, because saving would lose it; it stays in the draft.
/// </summary>
public sealed class SaveResult(PortalDb portal)
{
    public async Task<SavedResult> RunAsync(UnitScope scope, SaveResultInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.EditRecord, input, cancel);
        if (await db.FindRecordAsync(scope, input, cancel) is not { } reform)
            return await AnswerAsync(db, scope, input, db.Answer, cancel);
        if (!reform.Editable)
            return await RefusedAsync(db, scope, input, new(ReformRefusal.NotEditable(reform)), cancel);

        var (result, unreadable) = input.Sheet.Read();
        if (unreadable.Blocking)
            return await RefusedAsync(db, scope, input, unreadable, cancel);

        if (reform.Result.Counted)
        {
            if (CountedResult.Keeping(reform.Result, result) is not { } kept)
                return await RefusedAsync(
                    db,
                    scope,
                    input,
                    new(
                        new Violation(
                            "ResultCounted",
                            "",
                            "名单、职务和票数取自已确认的计票，这里不能增减或者更换人员。"
                                + "确实有误的，请到“会议选举”重新打开计票。"
                        )
                    ),
                    cancel
                );
            result = kept;
        }
        result = RollOfRecord.With(result, await RollOfRecord.SheetAsync(db, reform.Id, cancel));

        if (
            await db
                .Drafts.VisibleTo(scope)
                .SingleOrDefaultAsync(d => d.AccountId == scope.AccountId && d.UnitReformId == reform.Id, cancel) is
            { } draft
        )
            db.Drafts.Remove(draft);
        var changes = ResultDifference.Between(reform.Result, result);
        if (changes.Count > 0)
        {
            reform.SaveResult(result, portal.Clock.UtcNow());
            db.Record(
                AuditEvent.RecordSaved,
                reform.Subject,
                $"保存{reform.Unit.Name}的选举结果，改动 {changes.Count} 处",
                changes: changes
            );
        }
        var violations = await db.SaveAsync(cancel);
        return new(violations, violations.Count == 0 ? reform.Version : input.Version);
    }

    private static async Task<SavedResult> RefusedAsync(
        PortalDbContext db,
        UnitScope scope,
        SaveResultInput input,
        Violations found,
        CancellationToken cancel
    ) => await AnswerAsync(db, scope, input, await db.RefusedAsync(found, cancel), cancel);

    /// <summary>The answer to a request that saved nothing itself.</summary>
    private static async Task<SavedResult> AnswerAsync(
        PortalDbContext db,
        UnitScope scope,
        SaveResultInput input,
        Violations violations,
        CancellationToken cancel
    ) => new(violations, violations.Count == 0 ? await VersionAsync(db, scope, input, cancel) : input.Version);

    private static Task<int> VersionAsync(
        PortalDbContext db,
        UnitScope scope,
        SaveResultInput input,
        CancellationToken cancel
    ) =>
        db
            .UnitReforms.VisibleTo(scope)
            .Where(r => r.CampaignId == input.CampaignId && r.UnitId == input.UnitId)
            .Select(r => r.Version)
            .SingleOrDefaultAsync(cancel);
}
