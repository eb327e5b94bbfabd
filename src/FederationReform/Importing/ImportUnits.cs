using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Rules;
using FederationReform.Text;
using FederationReform.Tree;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Importing;

/// <summary>A unit to choose where a name is unclear.</summary>
public sealed record UnitChoice(int Id, string Trail);

/// <summary>A name of the file that matches no unit, with the units it may mean; only units of the scope.</summary>
public sealed record UnclearUnit(string Text, int Rows, IReadOnlyList<UnitChoice> Choices);

/// <summary>Finds the unit of each row.</summary>
internal static class ImportUnits
{
    public const string RequiredCode = "UnitRequired";

    private const int Suggested = 4;
    private const int MostUnclear = 30;

    /// <param name="among">Whether a row can be about a unit.</param>
    public static async Task<UnitMatcher> FindAsync(
        PortalDbContext db,
        UnitScope scope,
        ImportTable table,
        ImportSettings settings,
        Func<Unit, bool> among,
        CancellationToken cancel
    )
    {
        foreach (var row in table.Rows)
            row.UnitText = TextOf(row);
        var own = scope.UnitLevel == UnitLevel.Village ? scope.UnitId : (int?)null;
        var matcher = await UnitMatcher.LoadAsync(
            db,
            scope,
            table
                .Rows.Select(r => r.UnitText)
                .Where(t => t.Length > 0)
                .Concat(table.Sheets.Select(s => s.Content.Name))
                .Distinct(),
            cancel,
            [.. settings.SheetUnits.Values, .. own is { } id ? [id] : Array.Empty<int>()]
        );
        // What a person said of this very sheet comes before what its name says.
        foreach (var sheet in table.Sheets)
            sheet.Unit =
                settings.SheetUnits.TryGetValue(sheet.Content.Index, out var said) ? matcher.Find(said)
                : own is { } village ? matcher.Find(village)
                : sheet.NamesUnits ? null
                : matcher.FindInRoster("", sheet.Content.Name, among).Unit;
        var field = table.Maps(ImportColumns.VillageKey) ? ImportColumns.VillageKey : ImportColumns.TownshipKey;
        foreach (
            var rows in table.Rows.GroupBy(r => (r.UnitText, Sheet: r.UnitText.Length > 0 ? null : r.Sheet)).ToList()
        )
        {
            (Unit? unit, Violation? violation) =
                rows.Key.Sheet is not { } unnamed ? matcher.FindInRoster(field, rows.Key.UnitText, among)
                : unnamed.Unit is { } its ? (its, null)
                : (null, new(RequiredCode, field, "没有写明是哪个村（社区）。"));
            if (unit is { } found && !among(found))
            {
                unit = null;
                violation = new("UnitNotTaken", field, table.Form.NotTaken(matcher.Trails.Of(found.Path)));
            }
            foreach (var row in rows)
            {
                row.Unit = unit;
                if (violation is not null)
                    row.Problems.Add(violation with { Message = $"{row.Place}：{violation.Message}" });
            }
        }
        return matcher;
    }

    /// <summary>The names that match no unit, with similar units.</summary>
    public static async Task<IReadOnlyList<UnclearUnit>> SuggestAsync(
        PortalDbContext db,
        UnitScope scope,
        ImportTable table,
        Func<Unit, bool> among,
        CancellationToken cancel
    )
    {
        var unclear = table
            .Rows.Where(r => r.Unit is null && r.UnitText.Length > 0 && PlainText.Check("", "", r.UnitText) is null)
            .GroupBy(r => r.UnitText)
            .Take(MostUnclear)
            .ToList();
        if (unclear.Count == 0)
            return [];
        var units = (
            await db
                .Units.AsNoTracking()
                .VisibleTo(scope)
                .Where(u => u.ValidTo == null && u.Level >= UnitLevel.Township)
                .ToListAsync(cancel)
        ).FindAll(u => among(u));
        var suggestions = unclear.ConvertAll(g =>
            (
                Group: g,
                Units: units
                    .Select(u => (Unit: u, Distance: Distance(g.Key, g.First(), u)))
                    .Where(s => s.Distance is not null)
                    .OrderBy(s => s.Distance)
                    .ThenBy(s => s.Unit.Path)
                    .Take(Suggested)
                    .Select(s => s.Unit)
                    .ToList()
            )
        );
        var trails = await UnitTrails.LoadAsync(
            db,
            scope,
            suggestions.SelectMany(s => s.Units).Select(u => u.Path),
            cancel
        );
        return
        [
            .. suggestions.Select(s => new UnclearUnit(
                s.Group.Key,
                s.Group.Count(),
                [.. s.Units.Select(u => new UnitChoice(u.Id, trails.Of(u.Path)))]
            )),
        ];
    }

    private static string TextOf(ImportRow row) =>
        UnitColumns.Joined(row.Text(ImportColumns.TownshipKey), row.Text(ImportColumns.VillageKey));

    /// <summary>
    /// The distance between a unit's name and the text: another word for the kind of unit, a homophone, a slip of one
    /// character, a part of the name. Null when they are too different: a suggestion is one click away from being
    /// remembered, so 白岘社区 is never offered as 南街社区, whose ending alone it shares.
    /// </summary>
    private static int? Distance(string text, ImportRow row, Unit unit)
    {
        var village = UnitMatcher.Joined(row.Text(ImportColumns.VillageKey) is { Length: > 0 } own ? own : text);
        if (village.Length == 0)
            return null;
        if (village.EndsWith(unit.Name, StringComparison.Ordinal))
            return 0;
        var (said, stem) = (UnitMatcher.Stem(village), UnitMatcher.Stem(unit.Name));
        if (said.Length == 0 || stem.Length == 0 || Digits(said) != Digits(stem))
            return null;
        // A residents' committee is a community; a village of the same name is another unit, and offered after it.
        if (said == stem)
            return IsTown(village) == IsTown(unit.Name) ? 1 : 2;
        if (Pinyin.OfPlace(said).Full == Pinyin.OfPlace(stem).Full)
            return 2;
        if (Edits(said, stem) == 1 && Math.Min(said.Length, stem.Length) >= 2)
            return 3;
        return
            said.Length >= 2
            && stem.Length >= 2
            && (stem.Contains(said, StringComparison.Ordinal) || said.EndsWith(stem, StringComparison.Ordinal))
            ? 5
            : null;
    }

    private static string Digits(string name) => string.Concat(name.Where(char.IsAsciiDigit));

    private static bool IsTown(string name) =>
        name.EndsWith("社区", StringComparison.Ordinal) || name.EndsWith("居委会", StringComparison.Ordinal);

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
