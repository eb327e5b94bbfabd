using FederationReform.Access;
using FederationReform.Data;

namespace FederationReform.Representatives;

/// <param name="Rows">
/// One row for each person: texts by the key of their column (<see cref="RollInputs.Columns"/>).
/// </param>
/// <param name="Completes">
/// Whether a row about somebody on the roll fills in what is blank there, as a second paste does.
/// </param>
public sealed record AddRepresentativesInput(
    int CampaignId,
    int UnitId,
    int Version,
    Guid OperationId,
    IReadOnlyList<IReadOnlyDictionary<string, string>> Rows,
    bool Completes = false
) : IRollInput;

/// <summary>
/// 录入妇女代表, typed or pasted: all rows are saved or none. Fields of violations are named <c>Rows[0].Birth</c>, from
/// 0.
/// </summary>
public sealed class AddRepresentatives(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        AddRepresentativesInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.EditRecord, input, cancel);
        if (await db.FindRollAsync(scope, input, cancel) is not { } roll)
            return db.Answer;
        var (reform, before) = (roll.UnitReform, roll.Sheet);
        var read = RepresentativeRows.Read(before, input.Rows, reform.Result, portal.Clock.Today(), input.Completes);
        if (read.Violations.Blocking)
            return await db.RefusedAsync(read.Violations, cancel);

        var added = read.Added.Select((person, i) => person with { Id = before.LastId + 1 + i }).ToList();
        var completed = read.Completed.ToDictionary(r => r.Id);
        roll.Change(
            before with
            {
                Representatives =
                [
                    .. before.Representatives.Select(r => completed.GetValueOrDefault(r.Id, r)),
                    .. added,
                ],
                LastId = before.LastId + added.Count,
            },
            portal.Clock.UtcNow()
        );
        db.Record(
            added.Count > 0 ? AuditEvent.RepresentativesAdded : AuditEvent.RepresentativesChanged,
            reform.Subject,
            Summary(reform.Unit.Name, added, read.Changes.Count),
            changes: added.Count > 0 ? [RollHistory.Count(before, roll.Sheet), .. read.Changes] : read.Changes
        );
        return await db.SaveAsync(cancel, Refusal.Stale);
    }

    private static string Summary(string unit, List<Representative> added, int completed)
    {
        var names = string.Join("、", added.Select(r => r.Name));
        return (added.Count > 0 ? $"录入{unit}妇女代表 {added.Count} 名：{names}" : "")
            + (added.Count > 0 && completed > 0 ? "；" : "")
            + (completed > 0 ? $"补充{unit}妇女代表名册，改动 {completed} 处" : "");
    }
}
