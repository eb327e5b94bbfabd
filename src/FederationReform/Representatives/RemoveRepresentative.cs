using FederationReform.Access;
using FederationReform.Data;

namespace FederationReform.Representatives;

public sealed record RemoveRepresentativeInput(
    int CampaignId,
    int UnitId,
    int Version,
    Guid OperationId,
    int Representative
) : IRollInput;

/// <summary>删除妇女代表: removes a representative from the roll; the history keeps the name.</summary>
public sealed class RemoveRepresentative(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        RemoveRepresentativeInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.EditRecord, input, cancel);
        if (await db.FindRollAsync(scope, input, cancel) is not { } roll)
            return db.Answer;
        var before = roll.Sheet;
        if (before.Find(input.Representative) is not { } person)
            return Violations.None;

        roll.Change(
            before with
            {
                Representatives = [.. before.Representatives.Where(r => r.Id != person.Id)],
            },
            portal.Clock.UtcNow()
        );
        db.Record(
            AuditEvent.RepresentativeRemoved,
            roll.UnitReform.Subject,
            $"从{roll.UnitReform.Unit.Name}妇女代表名册删除{person.Name}",
            changes: [RollHistory.Count(before, roll.Sheet)]
        );
        return await db.SaveAsync(cancel, Refusal.Stale);
    }
}
