using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Units;

/// <summary>
/// How many divisions of one level the list has below the target: not yet units, units in use, and closed units (which
/// stay closed).
/// </summary>
public sealed record LevelCount(UnitLevel Level, int New, int Existing, int Closed);

/// <summary>
/// Compares the national list with the tree: which divisions of a county or prefecture, its ancestors included, exist
/// as units and which are missing. A division is recognised by its code anywhere below the target, so that a village
/// moved to another township is not created again, or by its name where the unit has no code; the unit then gets the
/// code. Nothing is created below a closed unit.
/// </summary>
internal sealed class DivisionPlan
{
    private readonly Dictionary<(UnitLevel, string Code), Unit> byCode = [];
    private readonly Dictionary<(Unit Parent, string Name), Unit> uncoded = [];
    private readonly HashSet<(Unit Parent, string Name)> names = [];
    private readonly Dictionary<Unit, int> lastOrdinals = [];
    private readonly Dictionary<UnitLevel, LevelCount> counts = [];

    private DivisionPlan(Unit root) => Target = root;

    /// <summary>The unit of the chosen county or prefecture; it may itself be one of <see cref="Added"/>.</summary>
    public Unit Target { get; private set; }

    public List<Unit> Added { get; } = [];

    /// <summary>Units without a code that get the code of the list.</summary>
    public List<Unit> Recoded { get; } = [];

    public IReadOnlyList<LevelCount> Counts => [.. counts.Values.OrderBy(c => c.Level)];

    /// <summary>
    /// Null when the list has no such county or prefecture, or when it (or its future parent) lies outside the scope.
    /// </summary>
    public static async Task<DivisionPlan?> LoadAsync(
        PortalDbContext db,
        UnitScope scope,
        string code,
        CancellationToken cancel
    )
    {
        if (DivisionList.Find(code) is not { Level: UnitLevel.Prefecture or UnitLevel.County } target)
            return null;
        var plan = new DivisionPlan(await db.Units.SingleAsync(u => u.Level == UnitLevel.Nation, cancel));
        return await plan.WalkDownAsync(db, scope, target, cancel) ? plan : null;
    }

    private async Task<bool> WalkDownAsync(
        PortalDbContext db,
        UnitScope scope,
        Division target,
        CancellationToken cancel
    )
    {
        foreach (var division in DivisionList.SelfAndAncestors(target).Where(d => !d.IsPlaceholder))
        {
            if (Target.Id != 0)
                await ReadAsync(db.Units.Where(u => u.ParentId == Target.Id), cancel);
            if (Match(division, Target) is null && !scope.Covers(Target))
                return false;
            Target = Place(division, Target, scope);
            if (Target.Closed)
                return false;
        }
        if (!scope.Covers(Target))
            return false;

        if (Target.Id != 0)
            await ReadAsync(db.Units.Within(Target.Path).Where(u => u.Id != Target.Id), cancel);
        var parents = new Dictionary<string, Unit?> { [target.Code] = Target };
        foreach (var division in DivisionList.Below(target.Code))
        {
            if (parents.GetValueOrDefault(division.ParentCode) is { Closed: false } parent)
                parents[division.Code] = Place(division, parent, scope);
            else
                Count(division.Level, closed: 1);
        }
        return true;
    }

    private async Task ReadAsync(IQueryable<Unit> units, CancellationToken cancel)
    {
        foreach (var unit in await units.Include(u => u.Parent).OrderBy(u => u.Path).ToListAsync(cancel))
        {
            lastOrdinals[unit.Parent!] = UnitPath.Ordinal(unit.Path);
            // A unit in use takes precedence over a closed one with the same code, whichever is read first.
            if (unit.Code is not null && !(unit.Closed && byCode.ContainsKey((unit.Level, unit.Code))))
                byCode[(unit.Level, unit.Code)] = unit;
            if (unit.Closed)
                continue;
            names.Add((unit.Parent!, unit.Name));
            if (unit.Code is null)
                uncoded[(unit.Parent!, unit.Name)] = unit;
        }
    }

    private Unit? Match(Division division, Unit parent) =>
        byCode.GetValueOrDefault((division.Level, division.UnitCode))
        ?? uncoded.GetValueOrDefault((parent, DivisionName.Spoken(division.Name)))
        ?? uncoded.GetValueOrDefault((parent, division.Name));

    private Unit Place(Division division, Unit parent, UnitScope scope)
    {
        if (Match(division, parent) is not { } existing)
            return Add(division, parent);
        Count(division.Level, existing: existing.Closed ? 0 : 1, closed: existing.Closed ? 1 : 0);
        if (existing.Code is null && scope.Covers(existing))
        {
            existing.Recode(division.UnitCode);
            uncoded.Remove((parent, existing.Name));
            Recoded.Add(existing);
        }
        return existing;
    }

    private Unit Add(Division division, Unit parent)
    {
        // 刘家庄村村民委员会 and 刘家庄村民委员会 of one township both shorten to 刘家庄村; the second keeps the list's
        // name.
        var spoken = DivisionName.Spoken(division.Name);
        var name = names.Add((parent, spoken)) ? spoken : division.Name;
        var ordinal = lastOrdinals[parent] = lastOrdinals.GetValueOrDefault(parent) + 1;
        var unit = Unit.Create(parent, ordinal, division.Level, division.Kind, name, division.UnitCode);
        Added.Add(unit);
        Count(division.Level, added: 1);
        return unit;
    }

    private void Count(UnitLevel level, int added = 0, int existing = 0, int closed = 0)
    {
        var count = counts.GetValueOrDefault(level) ?? new LevelCount(level, 0, 0, 0);
        counts[level] = new(level, count.New + added, count.Existing + existing, count.Closed + closed);
    }
}
