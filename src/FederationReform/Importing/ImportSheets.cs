using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Spreadsheets.Reading;
using FederationReform.Tree;
using FederationReform.Units;

namespace FederationReform.Importing;

/// <summary>
/// The first settings for a file: which of its sheets are read, and which of the portal's columns their headings mean.
/// </summary>
internal static class ImportSheets
{
    /// <summary>
    /// Which sheets of an uploaded file are read at first: the first with a list of names; where its name is that of a
    /// unit and no column says another, also all others of that kind: sixteen sheets named by village are one import.
    /// </summary>
    public static async Task<IReadOnlyList<SheetContent>> ChooseAsync(
        PortalDbContext db,
        UnitScope scope,
        ImportKind kind,
        IReadOnlyList<SheetContent> contents,
        CancellationToken cancel
    )
    {
        var lists = contents
            .Select(c => (Content: c, Columns: ImportTable.Recognise(kind, ImportTable.HeadingsOf(kind, c, null), [])))
            .Where(c => c.Columns.ContainsValue(ImportColumns.NameKey))
            .ToList();
        if (lists.Count == 0)
            return [contents[0]];
        if (lists.Count == 1 || scope.UnitLevel == UnitLevel.Village || NamesUnits(lists[0].Columns))
            return [lists[0].Content];
        var matcher = await UnitMatcher.LoadAsync(db, scope, lists.Select(c => c.Content.Name), cancel);
        var named = lists
            .Where(c => !NamesUnits(c.Columns))
            .Select(c => c.Content)
            .Where(c => matcher.FindInRoster("", c.Name, _ => true).Unit is not null)
            .ToList();
        return named.Contains(lists[0].Content) ? named : [lists[0].Content];
    }

    public static async Task<ImportSettings> RecogniseAsync(
        PortalDbContext db,
        UnitScope scope,
        ImportKind kind,
        IReadOnlyList<SheetContent> contents,
        ImportSettings settings,
        CancellationToken cancel
    )
    {
        var headings = ImportTable.HeadingsOf(kind, contents[0], settings.HeadingRow);
        var remembered = headings is null
            ? []
            : await RememberedHeading.FindAsync(db, scope, kind, headings.Headings, cancel);
        return settings with
        {
            Sheets = [.. contents.Select(c => c.Index)],
            Mapping = ImportTable.Recognise(kind, headings, remembered),
            Mended = new Dictionary<string, string>(),
            LeftOut = [],
        };
    }

    private static bool NamesUnits(Dictionary<int, string> columns) =>
        columns.ContainsValue(ImportColumns.VillageKey) || columns.ContainsValue(ImportColumns.TownshipKey);
}
