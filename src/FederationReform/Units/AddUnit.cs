using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Units;

/// <param name="Kind">Also says the level: a street is at township level.</param>
/// <param name="ValidFrom">First day the unit existed, when known.</param>
/// <param name="OperationId">Made once by the page; a repeated submit with the same id writes nothing more.</param>
public sealed record AddUnitInput(
    int ParentId,
    UnitKind Kind,
    string? Name,
    string? Code,
    DateOnly? ValidFrom,
    Guid OperationId
) : IChange;

/// <param name="UnitId">The new unit; null when refused.</param>
public sealed record AddedUnit(Violations Violations, int? UnitId);

/// <summary>添加单位</summary>
public sealed class AddUnit(PortalDb portal)
{
    private const int Attempts = 3;

    public async Task<AddedUnit> RunAsync(UnitScope scope, AddUnitInput input, CancellationToken cancel = default)
    {
        AddedUnit result;
        var attempt = 0;
        // Two people who add below one unit at the same time are given the same place in the tree; the slower one
        // retries.
        do result = await TryAsync(scope, input, cancel);
        while (result.Violations.Contains(UnitRefusal.PlaceTaken) && ++attempt < Attempts);
        return result;
    }

    private async Task<AddedUnit> TryAsync(UnitScope scope, AddUnitInput input, CancellationToken cancel)
    {
        var permission = UnitChecks.NeededFor(input.Kind.Level());
        await using var db = await portal.BeginAsync(scope, permission, input, cancel);
        if (db.Answered)
            return await AnswerAsync(db, db.Answer, cancel);
        var parent = await db.Units.VisibleTo(scope).SingleOrDefaultAsync(u => u.Id == input.ParentId, cancel);
        if (parent is null)
            return await AnswerAsync(db, await db.RefusedAsync(Refusal.NotFound, cancel), cancel);

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
        if (violations.Count > 0)
            return await AnswerAsync(db, await db.RefusedAsync(violations, cancel), cancel);

        var last = await db
            .Units.Where(u => u.ParentId == parent.Id)
            .OrderByDescending(u => u.Path)
            .Select(u => u.Path)
            .FirstOrDefaultAsync(cancel);
        var unit = Unit.Create(
            parent,
            last is null ? 1 : UnitPath.Ordinal(last) + 1,
            input.Kind.Level(),
            input.Kind,
            name!,
            code,
            input.ValidFrom
        );
        db.Units.Add(unit);
        db.RecordNew(
            AuditEvent.UnitAdded,
            () => unit.Subject,
            $"在{parent.Name}下添加{input.Kind.Name()}：{name}",
            changes: [new("名称", null, name), new("类别", null, input.Kind.Name()), new("代码", null, code)]
        );
        return await AnswerAsync(db, await db.SaveAsync(cancel, UnitRefusal.PlaceTaken), cancel);
    }

    private static async Task<AddedUnit> AnswerAsync(
        PortalDbContext db,
        Violations violations,
        CancellationToken cancel
    ) => new(violations, violations.Count == 0 ? await db.DoneToAsync(AuditEvent.UnitAdded, cancel) : null);
}
