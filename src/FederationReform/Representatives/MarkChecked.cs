using FederationReform.Access;
using FederationReform.Data;

namespace FederationReform.Representatives;

/// <param name="Representative">The id of one representative; null for all who have not been checked.</param>
/// <param name="Passed">False withdraws a check.</param>
public sealed record MarkCheckedInput(
    int CampaignId,
    int UnitId,
    int Version,
    Guid OperationId,
    int? Representative,
    bool Passed
) : IRollInput;

/// <summary>
/// 登记代表资格审查 of one representative or of all who wait for it. If one of them is too young or incomplete, none is
/// marked.
/// </summary>
public sealed class MarkChecked(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, MarkCheckedInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.EditRecord, input, cancel);
        if (await db.FindRollAsync(scope, input, cancel) is not { } roll)
            return db.Answer;
        var marked = roll
            .Sheet.Representatives.Where(r =>
                (input.Representative is null || r.Id == input.Representative) && r.Check is null == input.Passed
            )
            .Select(r => r.Id)
            .ToHashSet();
        if (marked.Count == 0)
            return input.Representative is { } id && roll.Sheet.Find(id) is null
                ? await db.RefusedAsync(Refusal.NotFound, cancel)
                : Violations.None;
        if (input.Passed && new Violations(Against(roll, marked)) is { Count: > 0 } violations)
            return await db.RefusedAsync(violations, cancel);

        var now = portal.Clock.UtcNow();
        var check = input.Passed ? new QualificationCheck(scope.AccountName, now) : null;
        var names = roll.Sheet.Representatives.Where(r => marked.Contains(r.Id)).Select(r => r.Name).ToList();
        roll.Change(
            roll.Sheet with
            {
                Representatives =
                [
                    .. roll.Sheet.Representatives.Select(r => marked.Contains(r.Id) ? r with { Check = check } : r),
                ],
            },
            now
        );
        db.Record(
            AuditEvent.RepresentativesChecked,
            roll.UnitReform.Subject,
            $"{(input.Passed ? "登记" : "撤销")}{roll.UnitReform.Unit.Name}妇女代表 "
                + $"{names.Count} 名的资格审查：{string.Join("、", names)}"
        );
        return await db.SaveAsync(cancel, Refusal.Stale);
    }

    private IEnumerable<Violation> Against(RepresentativeRoll roll, HashSet<int> marked)
    {
        var people = ListedRepresentative.Of(roll.Sheet);
        return RollRules
            .CheckPeople(people, ElectionDay.Of(roll.UnitReform.Result, portal.Clock.Today()))
            .Concat(RepresentativeCompletenessRule.Check(people))
            .Where(v => RollFields.Read(v.Field) is { } field && marked.Contains(field.Id));
    }
}
