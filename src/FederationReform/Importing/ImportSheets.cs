using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Spreadsheets;

namespace FederationReform.Importing;

/// <summary>What is known of a sheet before she says anything: which of our columns its headings mean.</summary>
internal static class ImportSheets
{
    public static async Task<ImportSettings> RecogniseAsync(PortalDbContext db, UnitScope scope, ImportKind kind, Workbook book, ImportSettings settings, CancellationToken cancel)
    {
        var content = book.Content!;
        var headings = ImportTable.HeadingsOf(kind, content, settings.HeadingRow);
        var remembered = headings is null ? [] : await RememberedHeading.FindAsync(db, scope, kind, headings.Headings, cancel);
        return settings with
        {
            Sheet = book.Sheets.FirstOrDefault(s => s.Name == content.Name)?.Index ?? 0,
            Mapping = ImportTable.Recognise(kind, headings, remembered),
            Mended = new Dictionary<string, string>(),
            LeftOut = [],
        };
    }
}
