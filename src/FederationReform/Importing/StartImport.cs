using System.Security.Cryptography;
using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.Spreadsheets;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Importing;

/// <param name="CampaignId">Whose results are filled; null for a roster.</param>
/// <param name="OperationId">Makes it happen once, however often it is sent.</param>
public sealed record StartImportInput(ImportKind Kind, int? CampaignId, string FileName, ReadOnlyMemory<byte> Content, Guid OperationId);

public sealed record StartedImport(Violations Violations, int? ImportId);

/// <summary>上传导入文件: reads it once and keeps what was read. Nothing of it is written anywhere else before she confirms.</summary>
public sealed class StartImport(PortalDb portal)
{
    public async Task<StartedImport> RunAsync(UnitScope scope, StartImportInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, ImportAccess.Permission(input.Kind), cancel) is { } refused)
            return new(refused, null);
        await using var db = portal.Open(scope);
        if (await EarlierAsync(db, input.OperationId, cancel) is { } earlier)
            return new(Violations.None, earlier);
        if (input.Kind == ImportKind.Results && !await db.UnitReforms.VisibleTo(scope).AnyAsync(r => r.CampaignId == input.CampaignId, cancel))
            return new(new(Refusal.NotFound), null);

        var bytes = input.Content.ToArray();
        var book = SpreadsheetReader.Read(new MemoryStream(bytes), input.FileName);
        if (book.Violations.Blocking || book.Content is null)
            return new(book.Violations.Blocking ? book.Violations : new(new Violation(ImportPlan.NoRowsCode, "", "这份文件里没有内容。请核对是不是选错了文件。")), null);

        var settings = await ImportSheets.RecogniseAsync(db, scope, input.Kind, book, ImportSettings.Empty, cancel);
        var import = Import.Start(scope, input.Kind, input.Kind == ImportKind.Results ? input.CampaignId : null, ShortName(input.FileName), Convert.ToHexStringLower(SHA256.HashData(bytes)), portal.Clock.UtcNow());
        import.Choose(settings);
        db.Imports.Add(import);
        db.ImportFiles.Add(ImportFile.Of(import, bytes, SheetStore.Write(book.Sheets, book.Content)));
        await ForgetOldFilesAsync(db, scope, cancel);
        db.RecordNew(AuditEvent.ImportStarted, () => import.Subject, input.OperationId, $"上传“{import.FileName}”，准备导入{import.Kind.Name()}，读到 {book.Content.Rows.Count} 行");
        var violations = await db.SaveAsync(input.OperationId, cancel);
        return new(violations, violations.Count == 0 ? await EarlierAsync(db, input.OperationId, cancel) : null);
    }

    private static Task<int?> EarlierAsync(PortalDbContext db, Guid operation, CancellationToken cancel) =>
        db.AuditRecords.Where(r => r.OperationId == operation && r.Event == AuditEvent.ImportStarted).Select(r => (int?)r.SubjectId).FirstOrDefaultAsync(cancel);

    /// <summary>Rosters are personal data: whoever brings a new one in takes the old ones of her area away.</summary>
    private async Task ForgetOldFilesAsync(PortalDbContext db, UnitScope scope, CancellationToken cancel)
    {
        var before = portal.Clock.UtcNow() - ImportFile.Kept;
        db.ImportFiles.RemoveRange(await db.ImportFiles.VisibleTo(scope).Where(f => f.KeptFrom < before).OrderBy(f => f.KeptFrom).Take(5).ToListAsync(cancel));
    }

    private static string ShortName(string name)
    {
        var clean = PlainText.Clean(Path.GetFileName(name.Replace('\\', '/'))) ?? "未命名";
        return clean.Length <= Import.FileNameLength ? clean : clean[^Import.FileNameLength..];
    }
}
