using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Spreadsheets.Reading;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Importing;

/// <param name="Version">The import's version when the page read it, sent back with the next change.</param>
/// <param name="Settings">The complete settings, with the caller's changes.</param>
public sealed record ChangeImportInput(int ImportId, int Version, ImportSettings Settings);

/// <param name="Version">The import's version after the change, to send with the next one.</param>
public sealed record ChangedImport(Violations Violations, int Version);

/// <summary>
/// Saves what the caller chooses while preparing an import: sheet, columns, corrected cells, answers. A column that the
/// caller assigned is remembered for the county.
/// </summary>
public sealed class ChangeImport(PortalDb portal)
{
    public async Task<ChangedImport> RunAsync(
        UnitScope scope,
        ChangeImportInput input,
        CancellationToken cancel = default
    )
    {
        if (await portal.RefuseAsync(scope, ImportAccess.AnyKind, cancel) is { } refused)
            return new(refused, input.Version);
        await using var db = portal.Open(scope);
        var (import, answer) = await ImportAccess.FindPreparingAsync(db, scope, input.ImportId, input.Version, cancel);
        if (import is null)
            return new(answer, input.Version);
        if (
            await ImportAccess.FileAsync(db, scope, import.Id, cancel) is not { } file
            || portal.FileSeal.Open(file.Rows) is not { } rows
            || portal.FileSeal.Open(file.Original) is not { } original
        )
            return new(new(ImportRefusal.FileGone), input.Version);
        var units = input.Settings.SheetUnits.Values.Distinct().ToList();
        if (
            await db.Units.VisibleTo(scope).CountAsync(u => units.Contains(u.Id) && u.ValidTo == null, cancel)
            != units.Count
        )
            return new(new(Refusal.NotFound), input.Version);
        if (input.Settings.Sheets.Count == 0)
            return new(new(new Violation(ImportPlan.NoRowsCode, "", "请至少选择一张工作表。")), input.Version);

        var settings = input.Settings;
        if (!settings.Sheets.SequenceEqual(import.Settings.Sheets))
        {
            var book = SpreadsheetReader.ReadAll(new MemoryStream(original), import.FileName, [.. settings.Sheets]);
            if (book.Violations.Blocking)
                return new(book.Violations, input.Version);
            if (book.Contents.FirstOrDefault(c => c.Rows.Count == 0) is { } empty)
                return new(
                    new(new Violation(ImportPlan.NoRowsCode, "", $"工作表“{empty.Name}”是空的，请选择别的工作表。")),
                    input.Version
                );
            file.Take(portal.FileSeal, SheetStore.Write(book.Sheets, book.Contents));
            // Another sheet in front has columns of its own; one more behind it takes nothing back of what was said.
            var sameFirst = book.Contents[0].Index == import.Settings.Sheets.FirstOrDefault(-1);
            settings = sameFirst
                ? settings with
                {
                    Sheets = [.. book.Contents.Select(c => c.Index)],
                }
                : await ImportSheets.RecogniseAsync(
                    db,
                    scope,
                    ImportForms.Of(import.Kind),
                    book.Contents,
                    settings with
                    {
                        HeadingRow = null,
                    },
                    cancel
                );
        }
        else if (settings.HeadingRow != import.Settings.HeadingRow)
        {
            settings = await ImportSheets.RecogniseAsync(
                db,
                scope,
                ImportForms.Of(import.Kind),
                SheetStore.Read(rows).Contents,
                settings,
                cancel
            );
        }
        else if (!Same(settings.Mapping, import.Settings.Mapping))
        {
            settings = settings with { Mapping = Known(import.Kind, settings.Mapping) };
            await RememberAsync(db, scope, import, rows, settings, cancel);
        }
        import.Choose(settings);
        var violations = await db.SaveAsync(cancel);
        return new(
            violations.Count == 0 ? violations : new(ImportRefusal.Stale),
            violations.Count == 0 ? import.Version : input.Version
        );
    }

    private static bool Same(IReadOnlyDictionary<int, string> a, IReadOnlyDictionary<int, string> b) =>
        a.Count == b.Count && a.All(pair => b.TryGetValue(pair.Key, out var key) && key == pair.Value);

    private static Dictionary<int, string> Known(ImportKind kind, IReadOnlyDictionary<int, string> mapping)
    {
        var keys = ImportForms.Of(kind).Columns.Select(c => c.Key).ToHashSet();
        return mapping.Where(m => keys.Contains(m.Value)).DistinctBy(m => m.Value).ToDictionary();
    }

    private static async Task RememberAsync(
        PortalDbContext db,
        UnitScope scope,
        Import import,
        byte[] rows,
        ImportSettings settings,
        CancellationToken cancel
    )
    {
        var headings = ImportTable
            .HeadingsOf(ImportForms.Of(import.Kind), SheetStore.Read(rows).Contents[0], settings.HeadingRow)
            ?.Headings
            ?? [];
        var said = headings
            .Select(
                (heading, index) =>
                    (
                        Heading: heading,
                        Key: settings.Mapping.GetValueOrDefault(index, ""),
                        Before: import.Settings.Mapping.GetValueOrDefault(index, "")
                    )
            )
            .Where(h => h.Heading.Length is > 0 and <= RememberedHeading.HeadingLength && h.Key != h.Before)
            .DistinctBy(h => h.Heading)
            .ToList();
        var texts = said.ConvertAll(h => h.Heading);
        var stored = await db
            .RememberedHeadings.VisibleTo(scope)
            .Where(h => h.UnitId == scope.UnitId && h.Kind == import.Kind && texts.Contains(h.Heading))
            .ToDictionaryAsync(h => h.Heading, cancel);
        foreach (var (heading, key, _) in said)
        {
            if (stored.TryGetValue(heading, out var known))
                known.Means(key);
            else
                db.RememberedHeadings.Add(RememberedHeading.Of(scope, import.Kind, heading, key));
        }
    }
}
