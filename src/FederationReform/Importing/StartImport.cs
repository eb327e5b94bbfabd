using System.Security.Cryptography;
using System.Text;
using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Spreadsheets.Reading;
using FederationReform.Text;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Importing;

/// <param name="CampaignId">The campaign whose results are filled; null for what belongs to none.</param>
/// <param name="OperationId">Made once by the page; a repeated submit with the same id writes nothing more.</param>
public sealed record StartImportInput(
    ImportKind Kind,
    int? CampaignId,
    string FileName,
    ReadOnlyMemory<byte> Content,
    Guid OperationId
) : IChange
{
    /// <summary>Whether the content is the text of a pasted table, in UTF-8, and no file.</summary>
    public bool Pasted { get; private init; }

    /// <param name="text">As Excel and WPS put it on the clipboard: cells parted by tabs.</param>
    public static StartImportInput OfPasted(ImportKind kind, int? campaignId, string text, Guid operationId) =>
        new(kind, campaignId, PastedTable.Name, Encoding.UTF8.GetBytes(text), operationId) { Pasted = true };
}

public sealed record StartedImport(Violations Violations, int? ImportId);

/// <summary>
/// 上传导入文件、粘贴表格: reads the file once and keeps what was read. No other data are written before the import is
/// confirmed.
/// </summary>
public sealed class StartImport(PortalDb portal)
{
    public async Task<StartedImport> RunAsync(
        UnitScope scope,
        StartImportInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, ImportAccess.Permission(input.Kind), input, cancel);
        if (db.Answered)
            return await AnswerAsync(db, db.Answer, cancel);
        var form = ImportForms.Of(input.Kind);
        if (
            form.OfCampaign
            && !await db.UnitReforms.VisibleTo(scope).AnyAsync(r => r.CampaignId == input.CampaignId, cancel)
        )
            return await AnswerAsync(db, await db.RefusedAsync(Refusal.NotFound, cancel), cancel);

        var bytes = input.Content.ToArray();
        var book = input.Pasted
            ? PastedTable.Read(form, Encoding.UTF8.GetString(bytes))
            : SpreadsheetReader.ReadAll(new MemoryStream(bytes), input.FileName);
        if (book.Violations.Blocking || book.Content is null)
            return await AnswerAsync(
                db,
                await db.RefusedAsync(
                    book.Violations.Blocking
                        ? book.Violations
                        : new(new Violation(ImportPlan.NoRowsCode, "", "这份文件里没有内容。请核对是不是选错了文件。")),
                    cancel
                ),
                cancel
            );

        var chosen = await ImportSheets.ChooseAsync(db, scope, form, book.Contents, cancel);
        var settings = await ImportSheets.RecogniseAsync(db, scope, form, chosen, ImportSettings.Empty, cancel);
        var import = Import.Start(
            scope,
            input.Kind,
            form.OfCampaign ? input.CampaignId : null,
            PlainText.FileName(input.FileName, Import.FileNameLength),
            Convert.ToHexStringLower(SHA256.HashData(bytes)),
            portal.Clock.UtcNow()
        );
        import.Choose(settings);
        db.Imports.Add(import);
        db.ImportFiles.Add(ImportFile.Of(import, portal.FileSeal, bytes, SheetStore.Write(book.Sheets, chosen)));
        db.RecordNew(
            AuditEvent.ImportStarted,
            () => import.Subject,
            $"{(input.Pasted ? "" : "上传")}“{import.FileName}”，准备导入{form.Name}，"
                + $"读到 {chosen.Sum(c => c.Rows.Count)} 行"
        );
        return await AnswerAsync(db, await db.SaveAsync(cancel), cancel);
    }

    private static async Task<StartedImport> AnswerAsync(
        PortalDbContext db,
        Violations violations,
        CancellationToken cancel
    ) => new(violations, violations.Count == 0 ? await db.DoneToAsync(AuditEvent.ImportStarted, cancel) : null);
}
