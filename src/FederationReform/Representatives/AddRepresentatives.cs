using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;

namespace FederationReform.Representatives;

/// <param name="Rows">A person each: texts by the key of their column (<see cref="RollInputs.Columns"/>).</param>
public sealed record AddRepresentativesInput(int CampaignId, int UnitId, int Version, Guid OperationId, IReadOnlyList<IReadOnlyDictionary<string, string>> Rows) : IRollInput;

/// <summary>录入妇女代表: typed or pasted, all or none. Fields of violations are <c>Rows[0].Birth</c>.</summary>
public sealed class AddRepresentatives(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, AddRepresentativesInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.EditRecord, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        var (roll, answer) = await db.FindRollAsync(scope, input, cancel);
        if (roll is null)
            return answer;
        var (reform, before) = (roll.UnitReform, roll.Sheet);
        var (people, violations) = RepresentativeRows.Read(before, input.Rows, reform.Result, portal.Clock.Today());
        if (violations.Blocking)
            return violations;

        var added = people.Select((person, i) => person with { Id = before.LastId + 1 + i }).ToList();
        roll.Change(before with { Representatives = [.. before.Representatives, .. added], LastId = before.LastId + added.Count }, portal.Clock.UtcNow());
        db.Record(AuditEvent.RepresentativesAdded, reform.Subject, input.OperationId, $"录入{reform.Unit.Name}妇女代表 {added.Count} 名：{string.Join("、", added.Select(r => r.Name))}",
            changes: [RollHistory.Count(before, roll.Sheet)]);
        return await db.SaveAsync(input.OperationId, cancel, Refusal.Stale);
    }
}
