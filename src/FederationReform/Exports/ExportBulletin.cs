using FederationReform.Access;
using FederationReform.Bulletins;
using FederationReform.Data;
using FederationReform.Papers.Word;
using FederationReform.Spreadsheets.Writing;

namespace FederationReform.Exports;

public enum BulletinForm
{
    /// <summary>The table, as .xlsx.</summary>
    Table,

    /// <summary>Text and table as a paper of the office, as .docx.</summary>
    Paper,
}

/// <param name="Purpose">用途: what the file is for, in the words of the caller; required.</param>
public sealed record ExportBulletinInput(int BulletinId, string? Purpose, BulletinForm Form = BulletinForm.Table);

/// <summary>Exports an issued 周报 with text and figures as they were issued.</summary>
public sealed class ExportBulletin(PortalDb portal)
{
    private static readonly (ExportColumn Column, Func<BulletinRow, ExportCell> Cell)[] columns =
    [
        (new("名次", 7), r => ExportCell.Of(r.Rank)),
        (new("名次变化", 9), r => ExportCell.Of(r.Rise)),
        (new("单位", 18), r => ExportCell.Of(r.Name)),
        (new("应完成", 8), r => ExportCell.Of(r.Required)),
        (new("本周净增", 9), r => ExportCell.Of(r.Net)),
        (new("累计完成", 9), r => ExportCell.Of(r.Done)),
        (new("完成率", 9), r => ExportCell.Of(r.Completion)),
        (new("资料齐全率", 9), r => ExportCell.Of(r.Papers)),
        (new("计划", 8), r => ExportCell.Of(r.Planned)),
        (new("偏差", 8), r => ExportCell.Of(r.Deviation)),
        (new("退回率", 9), r => ExportCell.Of(r.ReturnedShare)),
        (new("新增主席", 9), r => ExportCell.Of(r.Added.Chairs)),
        (new("新增副主席", 10), r => ExportCell.Of(r.Added.ViceChairs)),
        (new("新增执委", 9), r => ExportCell.Of(r.Added.Executives)),
        (new("主席", 8), r => ExportCell.Of(r.People.Chairs)),
        (new("副主席", 8), r => ExportCell.Of(r.People.ViceChairs)),
        (new("执委", 8), r => ExportCell.Of(r.People.Executives)),
        (new("两周没有进展", 12), r => ExportCell.Of(r.Quiet ? "是" : "")),
    ];

    /// <param name="file">Empty and seekable; the use case writes the file here and rewinds it to position 0.</param>
    public async Task<Exported> RunAsync(
        UnitScope scope,
        ExportBulletinInput input,
        Stream file,
        CancellationToken cancel = default
    )
    {
        if (await portal.RefuseAsync(scope, Permissions.ViewProgress, cancel) is { } refused)
            return new(null, refused);
        if (ExportEntry.CheckPurpose(input.Purpose) is { } unsaid)
            return Exported.Refused(unsaid);
        if (await new BulletinQuery(portal).RunAsync(scope, input.BulletinId, cancel) is not { } bulletin)
            return Exported.Refused(Refusal.NotFound);

        var figures = bulletin.Figures;
        var issue = $"{bulletin.Year}年第{bulletin.Number}期";
        if (input.Form == BulletinForm.Paper)
            WordPaper.Write(
                BulletinPapers.Of(figures, bulletin.Text, issue, ChinaTime.DateOf(bulletin.IssuedAt)),
                bulletin.Pitch,
                file
            );
        else
            WriteTable(bulletin, issue, file);

        await using var db = portal.Open(scope);
        var entry = new ExportEntry(
            AuditEvent.BulletinExported,
            new(SubjectKind.Bulletin, bulletin.Id, bulletin.UnitId, bulletin.UnitPath),
            $"导出{issue}周报",
            $"{BulletinWords.Title(figures)}{issue}",
            input.Purpose,
            figures.Week.Days,
            columns.Select(c => c.Column.Heading)
        )
        {
            Extension = input.Form == BulletinForm.Paper ? WordPaper.Extension : ".xlsx",
        };
        return await entry.RecordAsync(db, file, figures.Rows.Count + 1, cancel);
    }

    private static void WriteTable(ShownBulletin bulletin, string issue, Stream file)
    {
        var figures = bulletin.Figures;
        var withdrawn = bulletin.WithdrawnReason is { } why ? $"　　已作废：{why}" : "";
        using var writer = new SpreadsheetWriter(file);
        var sheet = writer.Begin(
            new("进展情况", [.. columns.Select(c => c.Column)])
            {
                Title = $"{BulletinWords.Title(figures)}（{issue}）",
                Subtitle = $"截至{figures.Week.ClosesAt}　　{bulletin.IssuedBy} 签发{withdrawn}",
            }
        );
        sheet.Row([.. columns.Select(c => c.Cell(figures.Total) with { Bold = true })]);
        foreach (var row in figures.Ranked)
            sheet.Row([.. columns.Select(c => c.Cell(row))]);
        writer.Finish();
    }
}
