using System.Globalization;
using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Units;

/// <param name="Version">Of the unit she looked at.</param>
/// <param name="Women">Persons; null when not known.</param>
/// <param name="WomenAndChildren">Persons; null when not known.</param>
/// <param name="OperationId">Makes it happen once, however often it is sent.</param>
public sealed record DescribeUnitInput(int UnitId, int Version, UnitKind Kind, int? Women, int? WomenAndChildren, Guid OperationId);

/// <summary>修改单位资料: its kind, and the two populations that funds are reckoned by.</summary>
public sealed class DescribeUnit(PortalDb portal)
{
    /// <summary>More people than the country has; catches a slipped finger.</summary>
    private const int MostPeople = 1_500_000_000;

    public async Task<Violations> RunAsync(UnitScope scope, DescribeUnitInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.ManageUnits, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        if (await db.AlreadyDoneAsync(input.OperationId, cancel))
            return Violations.None;
        var unit = await db.Units.VisibleTo(scope).SingleOrDefaultAsync(u => u.Id == input.UnitId, cancel);
        if (unit is null)
            return new Violations(Refusal.NotFound);
        if (unit.Version != input.Version)
            return await db.StaleAsync(input.OperationId, cancel);
        if (unit.NotChangeable is { } fixedUnit)
            return new Violations(fixedUnit);
        var violations = new Violations(Check(unit, input));
        if (violations.Count > 0)
            return violations;

        List<FieldChange> changes = [];
        if (unit.Kind != input.Kind)
            changes.Add(new("类别", unit.Kind.Name(), input.Kind.Name()));
        if (unit.Women != input.Women)
            changes.Add(new("妇女人数", Text(unit.Women), Text(input.Women)));
        if (unit.WomenAndChildren != input.WomenAndChildren)
            changes.Add(new("妇女儿童人数", Text(unit.WomenAndChildren), Text(input.WomenAndChildren)));
        if (changes.Count == 0)
            return Violations.None;

        unit.Describe(input.Kind, input.Women, input.WomenAndChildren);
        db.Record(AuditEvent.UnitDescribed, unit.Subject, input.OperationId, $"修改{unit.Name}的{string.Join("、", changes.Select(c => c.Field))}", changes: changes);
        return await db.SaveAsync(input.OperationId, cancel);
    }

    private static IEnumerable<Violation> Check(Unit unit, DescribeUnitInput input)
    {
        if (!Enum.IsDefined(input.Kind))
            yield return UnitRefusal.KindMissing;
        else if (input.Kind.Level() != unit.Level)
            yield return UnitRefusal.KindOfOtherLevel(input.Kind, unit.Level);
        if (input.Women is < 0 or > MostPeople)
            yield return new("OutOfRange", nameof(input.Women), "妇女人数应为 0 或正整数，不清楚时请留空。");
        if (input.WomenAndChildren is < 0 or > MostPeople)
            yield return new("OutOfRange", nameof(input.WomenAndChildren), "妇女儿童人数应为 0 或正整数，不清楚时请留空。");
        else if (input.WomenAndChildren < input.Women)
            yield return new("OutOfRange", nameof(input.WomenAndChildren), $"妇女儿童人数 {input.WomenAndChildren} 少于妇女人数 {input.Women}，请核对。");
    }

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
