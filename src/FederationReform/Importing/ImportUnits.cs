using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Importing;

/// <summary>A unit to choose where a name is unclear.</summary>
public sealed record UnitChoice(int Id, string Trail);

/// <summary>A name of the file that means no unit yet, with what it may mean; only units of the scope.</summary>
public sealed record UnclearUnit(string Text, int Rows, IReadOnlyList<UnitChoice> Choices);

/// <summary>Whose row each is.</summary>
internal static class ImportUnits
{
    public const string RequiredCode = "UnitRequired";

    private const int Suggested = 4;
    private const int MostUnclear = 30;

    /// <param name="among">What a row can be about.</param>
    public static async Task<UnitMatcher> FindAsync(PortalDbContext db, UnitScope scope, ImportTable table, ImportSettings settings, Func<Unit, bool> among, CancellationToken cancel)
    {
        foreach (var row in table.Rows)
            row.UnitText = TextOf(row);
        var matcher = await UnitMatcher.LoadAsync(db, scope, table.Rows.Select(r => r.UnitText).Where(t => t.Length > 0).Distinct(), cancel);
        var given = settings.UnitId ?? (scope.UnitLevel == UnitLevel.Village ? scope.UnitId : null);
        var unnamed = given is { } id ? await db.Units.VisibleTo(scope).SingleOrDefaultAsync(u => u.Id == id, cancel) : null;
        var field = table.Maps(ImportColumns.VillageKey) ? ImportColumns.VillageKey : ImportColumns.TownshipKey;
        foreach (var rows in table.Rows.GroupBy(r => r.UnitText).ToList())
        {
            (Unit? unit, Violation? violation) = rows.Key.Length > 0
                ? matcher.FindInRoster(field, rows.Key, among)
                : (unnamed, unnamed is null ? new(RequiredCode, field, "没有写明是哪个村（社区）。") : null);
            if (unit is { } found && !among(found))
            {
                unit = null;
                violation = new("UnitNotTaken", field, $"“{matcher.Trails.Of(found.Path)}”不在本次改革任务里，请核对。");
            }
            foreach (var row in rows)
            {
                row.Unit = unit;
                if (violation is not null)
                    row.Problems.Add(violation with { Message = $"第 {row.Number} 行：{violation.Message}" });
            }
        }
        return matcher;
    }

    /// <summary>The names that mean nothing yet, and what they look like.</summary>
    public static async Task<IReadOnlyList<UnclearUnit>> SuggestAsync(PortalDbContext db, UnitScope scope, ImportTable table, Func<Unit, bool> among, CancellationToken cancel)
    {
        var unclear = table.Rows.Where(r => r.Unit is null && r.UnitText.Length > 0).GroupBy(r => r.UnitText).Take(MostUnclear).ToList();
        if (unclear.Count == 0)
            return [];
        var units = (await db.Units.AsNoTracking().VisibleTo(scope).Where(u => u.ValidTo == null && u.Level >= UnitLevel.Township).ToListAsync(cancel)).FindAll(u => among(u));
        var suggestions = unclear.ConvertAll(g => (Group: g, Units: units.Select(u => (Unit: u, Distance: Distance(g.Key, g.First(), u))).Where(s => s.Distance is not null).OrderBy(s => s.Distance).ThenBy(s => s.Unit.Path).Take(Suggested).Select(s => s.Unit).ToList()));
        var trails = await UnitTrails.LoadAsync(db, scope, suggestions.SelectMany(s => s.Units).Select(u => u.Path), cancel);
        return [.. suggestions.Select(s => new UnclearUnit(s.Group.Key, s.Group.Count(), [.. s.Units.Select(u => new UnitChoice(u.Id, trails.Of(u.Path)))]))];
    }

    private static string TextOf(ImportRow row)
    {
        var (township, village) = (row.Text(ImportColumns.TownshipKey).Trim(), row.Text(ImportColumns.VillageKey).Trim());
        return village.Contains(township, StringComparison.Ordinal) ? village : township.Contains(village, StringComparison.Ordinal) ? township : township + village;
    }

    /// <summary>How far a unit's name is from what was written; null for too far. A slip of one character, a homophone, a part of the name.</summary>
    private static int? Distance(string text, ImportRow row, Unit unit)
    {
        var village = UnitMatcher.Joined(row.Text(ImportColumns.VillageKey) is { Length: > 0 } own ? own : text);
        if (village.Length == 0)
            return null;
        if (village.EndsWith(unit.Name, StringComparison.Ordinal) || unit.Name == village)
            return 0;
        if (Pinyin.OfPlace(village).Full == Pinyin.OfPlace(unit.Name).Full)
            return 1;
        var edits = Edits(village, unit.Name);
        if (edits <= (Math.Min(village.Length, unit.Name.Length) <= 3 ? 1 : 2) && edits < Math.Min(village.Length, unit.Name.Length))
            return 1 + edits;
        return village.Length >= 2 && (unit.Name.Contains(village, StringComparison.Ordinal) || village.Contains(unit.Name, StringComparison.Ordinal)) ? 5 : null;
    }

    private static int Edits(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var next = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], next);
            }
        }
        return row[b.Length];
    }
}
