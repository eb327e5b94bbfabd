using System.Globalization;
using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Units;

/// <param name="Version">The unit's version when the caller read it; the save is refused if it changed since.</param>
/// <param name="Women">Persons; null when not known.</param>
/// <param name="WomenAndChildren">Persons; null when not known.</param>
/// <param name="OperationId">Made once by the page; a repeated submit with the same id writes nothing more.</param>
public sealed record DescribeUnitInput(
    int UnitId,
    int Version,
    UnitKind Kind,
    int? Women,
    int? WomenAndChildren,
    Guid OperationId
) : IVersionedChange;

/// <summary>修改单位资料: the unit's kind, and the two populations that its funds are computed from.</summary>
public sealed class DescribeUnit(PortalDb portal)
{
    /// <summary>More than the population of the country; catches a typing slip.</summary>
    private const int MostPeople = 1_500_000_000;

    public async Task<Violations> RunAsync(UnitScope scope, DescribeUnitInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ManageUnits, input, cancel);
        if (db.Answered)
            return db.Answer;
        var unit = await db.Units.VisibleTo(scope).SingleOrDefaultAsync(u => u.Id == input.UnitId, cancel);
        if (unit is null)
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        if (unit.Version != input.Version)
            return await db.StaleAsync(cancel);
        if (unit.NotChangeable is { } fixedUnit)
            return await db.RefusedAsync(fixedUnit, cancel);
        var violations = new Violations(Check(unit, input));
        if (violations.Count > 0)
            return await db.RefusedAsync(violations, cancel);

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
        db.Record(
            AuditEvent.UnitDescribed,
            unit.Subject,
            $"修改{unit.Name}的{string.Join("、", changes.Select(c => c.Field))}",
            changes: changes
        );
        return await db.SaveAsync(cancel);
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
            yield return new(
                "OutOfRange",
                nameof(input.WomenAndChildren),
                "妇女儿童人数应为 0 或正整数，不清楚时请留空。"
            );
        else if (input.WomenAndChildren < input.Women)
            yield return new(
                "OutOfRange",
                nameof(input.WomenAndChildren),
                $"妇女儿童人数 {input.WomenAndChildren} 少于妇女人数 {input.Women}，请核对。"
            );
    }

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
