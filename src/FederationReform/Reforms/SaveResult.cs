using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.Elections;
using FederationReform.Representatives;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Reforms;

/// <param name="Version">Of the record she began with.</param>
/// <param name="OperationId">Makes it happen once, however often it is sent.</param>
public sealed record SaveResultInput(int CampaignId, int UnitId, int Version, Guid OperationId, ResultSheet Sheet) : IRecordInput;

/// <param name="Version">Of the record now; the one to go on with.</param>
public sealed record SavedResult(Violations Violations, int Version);

/// <summary>
/// 保存选举结果: an unfinished record may break rules, they are asked when it is handed in. Only a text that cannot be read is refused,
/// because saving would lose it; it stays in the draft.
/// </summary>
public sealed class SaveResult(PortalDb portal)
{
    public async Task<SavedResult> RunAsync(UnitScope scope, SaveResultInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.EditRecord, cancel) is { } refused)
            return new(refused, input.Version);
        await using var db = portal.Open(scope);
        var (reform, answer) = await db.FindRecordAsync(scope, input, cancel);
        if (reform is null)
            return new(answer, answer.Count == 0 ? await VersionAsync(db, scope, input, cancel) : input.Version);
        if (!reform.Editable)
            return new(new Violations(ReformRefusal.NotEditable(reform.State)), input.Version);

        var (result, unreadable) = input.Sheet.Read();
        if (unreadable.Blocking)
            return new(unreadable, input.Version);

        if (reform.Result.Counted)
        {
            if (CountedResult.Keeping(reform.Result, result) is not { } kept)
                return new(new Violations(new Violation("ResultCounted", "", "名单、职务和票数取自已确认的计票，这里不能增减或者更换人员。确实有误的，请到“会议选举”重新打开计票。")), input.Version);
            result = kept;
        }
        result = RollOfRecord.With(result, await RollOfRecord.SheetAsync(db, reform.Id, cancel));

        if (await db.Drafts.VisibleTo(scope).SingleOrDefaultAsync(d => d.AccountId == scope.AccountId && d.UnitReformId == reform.Id, cancel) is { } draft)
            db.Drafts.Remove(draft);
        var changes = ResultDifference.Between(reform.Result, result);
        if (changes.Count > 0)
        {
            reform.SaveResult(result, portal.Clock.UtcNow());
            db.Record(AuditEvent.RecordSaved, reform.Subject, input.OperationId, $"保存{reform.Unit.Name}的选举结果，改动 {changes.Count} 处", changes: changes);
        }
        var violations = await db.SaveAsync(input.OperationId, cancel);
        return new(violations, violations.Count == 0 ? reform.Version : input.Version);
    }

    private static Task<int> VersionAsync(PortalDbContext db, UnitScope scope, SaveResultInput input, CancellationToken cancel) =>
        db.UnitReforms.VisibleTo(scope).Where(r => r.CampaignId == input.CampaignId && r.UnitId == input.UnitId).Select(r => r.Version).SingleOrDefaultAsync(cancel);
}
