using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;

namespace FederationReform.Representatives;

/// <param name="Representative">Null for all who are not checked yet.</param>
/// <param name="Passed">False takes a check back.</param>
public sealed record MarkCheckedInput(int CampaignId, int UnitId, int Version, Guid OperationId, int? Representative, bool Passed) : IRollInput;

/// <summary>登记代表资格审查, of one or of all who wait for it. Who is too young or lacks what is looked at cannot pass, and then nobody of them does.</summary>
public sealed class MarkChecked(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, MarkCheckedInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.EditRecord, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        var (roll, answer) = await db.FindRollAsync(scope, input, cancel);
        if (roll is null)
            return answer;
        var marked = roll.Sheet.Representatives.Where(r => (input.Representative is null || r.Id == input.Representative) && r.Check is null == input.Passed).Select(r => r.Id).ToHashSet();
        if (marked.Count == 0)
            return input.Representative is { } id && roll.Sheet.Find(id) is null ? new Violations(Refusal.NotFound) : Violations.None;
        if (input.Passed && new Violations(Against(roll, marked)) is { Count: > 0 } violations)
            return violations;

        var now = portal.Clock.UtcNow();
        var check = input.Passed ? new QualificationCheck(scope.AccountName, now) : null;
        var names = roll.Sheet.Representatives.Where(r => marked.Contains(r.Id)).Select(r => r.Name).ToList();
        roll.Change(roll.Sheet with { Representatives = [.. roll.Sheet.Representatives.Select(r => marked.Contains(r.Id) ? r with { Check = check } : r)] }, now);
        db.Record(AuditEvent.RepresentativesChecked, roll.UnitReform.Subject, input.OperationId, $"{(input.Passed ? "登记" : "撤销")}{roll.UnitReform.Unit.Name}妇女代表 {names.Count} 名的资格审查：{string.Join("、", names)}");
        return await db.SaveAsync(input.OperationId, cancel, Refusal.Stale);
    }

    private IEnumerable<Violation> Against(RepresentativeRoll roll, HashSet<int> marked)
    {
        var people = ListedRepresentative.Of(roll.Sheet);
        return RollRules.CheckPeople(people, ElectionDay.Of(roll.UnitReform.Result, portal.Clock.Today())).Concat(RepresentativeCompletenessRule.Check(people))
            .Where(v => RollFields.Read(v.Field) is { } field && marked.Contains(field.Id));
    }
}
