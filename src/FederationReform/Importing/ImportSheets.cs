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
    /// Which sheets of an uploaded file are read at first: the first with a list of rows; where its name is that of a
    /// unit and no column says another, also all others of that kind: sixteen sheets named by village are one import.
    /// </summary>
    public static async Task<IReadOnlyList<SheetContent>> ChooseAsync(
        PortalDbContext db,
        UnitScope scope,
        ImportForm form,
        IReadOnlyList<SheetContent> contents,
        CancellationToken cancel
    )
    {
        var lists = contents
            .Select(c => (Content: c, Columns: ImportTable.Recognise(form, ImportTable.HeadingsOf(form, c, null), [])))
            .Where(c => c.Columns.ContainsValue(form.Lead.Key))
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
        ImportForm form,
        IReadOnlyList<SheetContent> contents,
        ImportSettings settings,
        CancellationToken cancel
    )
    {
        var headings = ImportTable.HeadingsOf(form, contents[0], settings.HeadingRow);
        var remembered = headings is null
            ? []
            : await RememberedHeading.FindAsync(db, scope, form.Kind, headings.Headings, cancel);
        return settings with
        {
            Sheets = [.. contents.Select(c => c.Index)],
            Mapping = ImportTable.Recognise(form, headings, remembered),
            Mended = new Dictionary<string, string>(),
            LeftOut = [],
        };
    }

    private static bool NamesUnits(Dictionary<int, string> columns) =>
        columns.ContainsValue(ImportColumns.VillageKey) || columns.ContainsValue(ImportColumns.TownshipKey);
}
