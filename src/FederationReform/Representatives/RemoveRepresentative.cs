using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;

namespace FederationReform.Representatives;

public sealed record RemoveRepresentativeInput(int CampaignId, int UnitId, int Version, Guid OperationId, int Representative) : IRollInput;

/// <summary>删除妇女代表: takes her off the roll; history keeps her name.</summary>
public sealed class RemoveRepresentative(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, RemoveRepresentativeInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.EditRecord, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        var (roll, answer) = await db.FindRollAsync(scope, input, cancel);
        if (roll is null)
            return answer;
        var before = roll.Sheet;
        if (before.Find(input.Representative) is not { } person)
            return Violations.None;

        roll.Change(before with { Representatives = [.. before.Representatives.Where(r => r.Id != person.Id)] }, portal.Clock.UtcNow());
        db.Record(AuditEvent.RepresentativeRemoved, roll.UnitReform.Subject, input.OperationId, $"从{roll.UnitReform.Unit.Name}妇女代表名册删除{person.Name}", changes: [RollHistory.Count(before, roll.Sheet)]);
        return await db.SaveAsync(input.OperationId, cancel, Refusal.Stale);
    }
}
