using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Units;

/// <param name="Kind">Also says the level: a street is at township level.</param>
/// <param name="ValidFrom">First day the unit existed, when known.</param>
/// <param name="OperationId">Makes it happen once, however often it is sent.</param>
public sealed record AddUnitInput(int ParentId, UnitKind Kind, string? Name, string? Code, DateOnly? ValidFrom, Guid OperationId);

/// <param name="UnitId">The new unit; null when refused.</param>
public sealed record AddedUnit(Violations Violations, int? UnitId);

/// <summary>添加单位</summary>
public sealed class AddUnit(PortalDb portal)
{
    private const int Attempts = 3;

    public async Task<AddedUnit> RunAsync(UnitScope scope, AddUnitInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, UnitChecks.NeededFor(input.Kind.Level()), cancel) is { } refused)
            return new(refused, null);
        AddedUnit result;
        var attempt = 0;
        // Two people who add below one unit get the same place in the tree; the second looks again.
        do
            result = await TryAsync(scope, input, cancel);
        while (result.Violations.Contains(UnitRefusal.PlaceTaken) && ++attempt < Attempts);
        return result;
    }

    private async Task<AddedUnit> TryAsync(UnitScope scope, AddUnitInput input, CancellationToken cancel)
    {
        await using var db = portal.Open(scope);
        var parent = await db.Units.VisibleTo(scope).SingleOrDefaultAsync(u => u.Id == input.ParentId, cancel);
        if (parent is null)
            return new(new Violations(Refusal.NotFound), null);
        if (await AddedByAsync(db, input.OperationId, cancel) is { } added)
            return new(Violations.None, added);

        var name = PlainText.CleanName(input.Name);
        var code = UnitCode.Clean(input.Code);
        var violations = new Violations();
        if (parent.Closed)
            violations.Add(UnitRefusal.Closed(parent.Name));
        if (!Enum.IsDefined(input.Kind))
            violations.Add(UnitRefusal.KindMissing);
        else if (input.Kind.Level() <= parent.Level)
            violations.Add(UnitRefusal.KindBelow(parent.Name, input.Kind));
        violations.Add(await db.CheckUnitNameAsync(parent, input.Name, except: null, cancel));
        violations.Add(await db.CheckUnitCodeAsync(scope, input.Kind.Level(), code, except: null, cancel));
        // The same operation, sent at the same moment, may have taken the name and the code since.
        if (violations.Count > 0)
            return await AddedByAsync(db, input.OperationId, cancel) is { } meanwhile ? new(Violations.None, meanwhile) : new(violations, null);

        var last = await db.Units.Where(u => u.ParentId == parent.Id).OrderByDescending(u => u.Path).Select(u => u.Path).FirstOrDefaultAsync(cancel);
        var unit = Unit.Create(parent, last is null ? 1 : UnitPath.Ordinal(last) + 1, input.Kind.Level(), input.Kind, name!, code, input.ValidFrom);
        db.Units.Add(unit);
        db.RecordNew(AuditEvent.UnitAdded, () => unit.Subject, input.OperationId, $"在{parent.Name}下添加{input.Kind.Name()}：{name}", changes:
            [new("名称", null, name), new("类别", null, input.Kind.Name()), new("代码", null, code)]);
        violations = await db.SaveAsync(input.OperationId, cancel, UnitRefusal.PlaceTaken);
        return new(violations, violations.Count == 0 ? await AddedByAsync(db, input.OperationId, cancel) : null);
    }

    /// <summary>The unit that this operation made, now or when it was sent before.</summary>
    private static Task<int?> AddedByAsync(PortalDbContext db, Guid operation, CancellationToken cancel) =>
        db.AuditRecords.Where(r => r.OperationId == operation).Select(r => (int?)r.SubjectId).FirstOrDefaultAsync(cancel);
}
