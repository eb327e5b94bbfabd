using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Representatives;
using FederationReform.Spreadsheets.Writing;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Exports;

/// <param name="Purpose">用途: what the file is for, in the words of the caller; required.</param>
public sealed record ExportRepresentativesInput(int CampaignId, int UnitId, string? Purpose);

/// <summary>
/// Exports the 代表名册 of one record as .xlsx, with the columns of its page; telephones only where the page shows
/// them.
/// </summary>
public sealed class ExportRepresentatives(PortalDb portal)
{
    private static readonly Dictionary<string, double> Widths = new()
    {
        ["Name"] = 10,
        ["Sex"] = 6,
        ["Birth"] = 12,
        ["EthnicGroup"] = 8,
        ["Education"] = 11,
        ["PoliticalStatus"] = 13,
        ["Workplace"] = 24,
        ["Post"] = 14,
        ["Category"] = 14,
        ["Way"] = 10,
        ["Place"] = 16,
        ["Phone"] = 14,
        ["CheckRemark"] = 24,
    };

    /// <param name="file">Empty and seekable; the use case writes the file here and rewinds it to position 0.</param>
    public async Task<Exported> RunAsync(
        UnitScope scope,
        ExportRepresentativesInput input,
        Stream file,
        CancellationToken cancel = default
    )
    {
        if (await portal.RefuseAsync(scope, Permissions.ViewRecord, cancel) is { } refused)
            return new(null, refused);
        if (ExportEntry.CheckPurpose(input.Purpose) is { } unsaid)
            return Exported.Refused(unsaid);
        if (
            await new RepresentativesQuery(portal).RunAsync(scope, input.CampaignId, input.UnitId, cancel)
            is not { } roll
        )
            return Exported.Refused(Refusal.NotFound);
        if (ExportEntry.CheckRows(roll.Sheet.Representatives.Count) is { } wrong)
            return Exported.Refused(wrong);

        var title = $"{roll.UnitName}妇女代表名册";
        var design = new SheetDesign(
            "妇女代表名册",
            [
                new("序号", 6),
                .. RollInputs.Columns.Select(c => new ExportColumn(c.Title, Widths[c.Key])),
                new("资格审查", 10),
            ]
        )
        {
            Title = title,
            Subtitle = $"{roll.Plan.Name}　　{scope.UnitName}　{roll.Today:yyyy年M月d日}",
        };
        using var writer = new SpreadsheetWriter(file);
        var sheet = writer.Begin(design);
        foreach (var person in roll.Sheet.Representatives)
            sheet.Row([
                ExportCell.Of(sheet.Rows + 1),
                .. RollInputs.Columns.Select(c => Cell(c.Key, c.Write(person), person)),
                ExportCell.Of(person.Check is null ? "" : "通过"),
            ]);
        var rows = sheet.Rows;
        writer.Finish();

        await using var db = portal.Open(scope);
        var unit = await db
            .Units.VisibleTo(scope)
            .Where(u => u.Id == input.UnitId)
            .Select(u => new { u.Id, u.Path })
            .SingleAsync(cancel);
        var entry = new ExportEntry(
            AuditEvent.RepresentativesExported,
            new(SubjectKind.Unit, unit.Id, unit.Id, unit.Path),
            $"导出{title}",
            $"{title}_{roll.Today:yyyyMMdd}",
            input.Purpose,
            $"{roll.Plan.Name}，{roll.UnitName}",
            design.Columns.Select(c => c.Heading)
        );
        return await entry.RecordAsync(db, file, rows, cancel);
    }

    private static ExportCell Cell(string key, string text, Representative person) =>
        key switch
        {
            nameof(Representative.Birth) => ExportCell.Of(person.Birth),
            nameof(Representative.Phone) => ExportCell.Exact(text),
            _ => ExportCell.Of(text),
        };
}
