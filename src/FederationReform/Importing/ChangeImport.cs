using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Spreadsheets;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Importing;

/// <param name="Version">Of the import she looks at.</param>
/// <param name="Settings">With what she changed.</param>
public sealed record ChangeImportInput(int ImportId, int Version, ImportSettings Settings);

/// <param name="Version">To go on with.</param>
public sealed record ChangedImport(Violations Violations, int Version);

/// <summary>What she chooses while she prepares an import: sheet, columns, mended cells, answers. A column she explained is remembered for her county.</summary>
public sealed class ChangeImport(PortalDb portal)
{
    public async Task<ChangedImport> RunAsync(UnitScope scope, ChangeImportInput input, CancellationToken cancel = default)
    {
        if (!scope.MayImport())
            return new((await portal.RefuseAsync(scope, Permissions.ChangeCommittee, cancel))!, input.Version);
        await using var db = portal.Open(scope);
        var (import, answer) = await ImportAccess.FindPreparingAsync(db, scope, input.ImportId, input.Version, cancel);
        if (import is null)
            return new(answer, input.Version);
        if (await ImportAccess.FileAsync(db, scope, import.Id, cancel) is not { } file)
            return new(new(ImportRefusal.FileGone), input.Version);
        if (input.Settings.UnitId is { } unit && !await db.Units.VisibleTo(scope).AnyAsync(u => u.Id == unit && u.ValidTo == null, cancel))
            return new(new(Refusal.NotFound), input.Version);

        var settings = input.Settings;
        if (settings.Sheet != import.Settings.Sheet)
        {
            var book = SpreadsheetReader.Read(new MemoryStream(file.Original), import.FileName, settings.Sheet);
            if (book.Content is null)
                return new(book.Violations.Blocking ? book.Violations : new(new Violation(ImportPlan.NoRowsCode, "", "这张工作表是空的，请选择另一张。")), input.Version);
            file.Take(SheetStore.Write(book.Sheets, book.Content));
            settings = await ImportSheets.RecogniseAsync(db, scope, import.Kind, book, settings with { HeadingRow = null }, cancel);
        }
        else if (settings.HeadingRow != import.Settings.HeadingRow)
        {
            var (sheets, content) = SheetStore.Read(file.Rows);
            settings = await ImportSheets.RecogniseAsync(db, scope, import.Kind, new(sheets, content, Violations.None), settings, cancel);
        }
        else if (!Same(settings.Mapping, import.Settings.Mapping))
        {
            settings = settings with { Mapping = Known(import.Kind, settings.Mapping) };
            await RememberAsync(db, scope, import, file, settings, cancel);
        }
        import.Choose(settings);
        var violations = await db.SaveAsync(Guid.NewGuid(), cancel);
        return new(violations.Count == 0 ? violations : new(ImportRefusal.Stale), violations.Count == 0 ? import.Version : input.Version);
    }

    private static bool Same(IReadOnlyDictionary<int, string> a, IReadOnlyDictionary<int, string> b) =>
        a.Count == b.Count && a.All(pair => b.TryGetValue(pair.Key, out var key) && key == pair.Value);

    private static Dictionary<int, string> Known(ImportKind kind, IReadOnlyDictionary<int, string> mapping)
    {
        var keys = ImportColumns.Of(kind).Select(c => c.Key).ToHashSet();
        return mapping.Where(m => keys.Contains(m.Value)).DistinctBy(m => m.Value).ToDictionary();
    }

    private static async Task RememberAsync(PortalDbContext db, UnitScope scope, Import import, ImportFile file, ImportSettings settings, CancellationToken cancel)
    {
        var headings = ImportTable.HeadingsOf(import.Kind, SheetStore.Read(file.Rows).Content, settings.HeadingRow)?.Headings ?? [];
        var said = headings
            .Select((heading, index) => (Heading: heading, Key: settings.Mapping.GetValueOrDefault(index, ""), Before: import.Settings.Mapping.GetValueOrDefault(index, "")))
            .Where(h => h.Heading.Length is > 0 and <= RememberedHeading.HeadingLength && h.Key != h.Before).DistinctBy(h => h.Heading).ToList();
        var texts = said.ConvertAll(h => h.Heading);
        var stored = await db.RememberedHeadings.VisibleTo(scope).Where(h => h.UnitId == scope.UnitId && h.Kind == import.Kind && texts.Contains(h.Heading)).ToDictionaryAsync(h => h.Heading, cancel);
        foreach (var (heading, key, _) in said)
        {
            if (stored.TryGetValue(heading, out var known))
                known.Means(key);
            else
                db.RememberedHeadings.Add(RememberedHeading.Of(scope, import.Kind, heading, key));
        }
    }
}
