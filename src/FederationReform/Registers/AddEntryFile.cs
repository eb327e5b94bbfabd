using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Files;
using FederationReform.KeptFiles;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Registers;

/// <param name="Place">The key of one of the register's <see cref="IRegisterEntry{TSelf}.FilePlaces"/>.</param>
/// <param name="Upload">A complete upload of the caller; also the id of the operation.</param>
public sealed record AddEntryFileInput(int EntryId, string Place, Guid Upload) : IChange
{
    public Guid OperationId => Upload;
}

/// <summary>
/// 上传照片、依据: makes a file of an entry from an upload. The file lies in the store before its row is committed.
/// </summary>
public sealed class AddEntryFile<TEntry>(PortalDb portal)
    where TEntry : class, IRegisterEntry<TEntry>
{
    public const string TooManyCode = "TooManyFiles";
    public const string NoPhotoCode = "NoPhoto";

    public async Task<Violations> RunAsync(UnitScope scope, AddEntryFileInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.KeepRegisters, input, cancel);
        if (db.Answered)
            return db.Answer;
        if (
            TEntry.FilePlaces.FirstOrDefault(p => p.Key == input.Place) is not { } place
            || await db.EntryAsync<TEntry>(scope, input.EntryId, cancel) is not { } row
        )
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        if (await db.RegisterFiles.Of(row).CountAsync(cancel) >= RegisterFile.MostOfAnEntry)
            return await db.RefusedAsync(
                new Violation(
                    TooManyCode,
                    "",
                    $"这一条已有 {RegisterFile.MostOfAnEntry} 个文件，不能再加。请先删去重复的、看不清的。"
                ),
                cancel
            );
        var (content, refusal) = await KeptContent.TakeAsync(portal, db, scope, input.Upload, cancel);
        if (content is null)
            return await db.RefusedAsync(refusal!, cancel);
        if (place.PhotosOnly && content.Kind != FileKind.Jpeg)
            return await db.RefusedAsync(
                new Violation(
                    NoPhotoCode,
                    "",
                    "这里只存照片（JPEG、PNG、WebP）。文件请拍成照片再传，或者在备注里写明文号。"
                ),
                cancel
            );

        await content.PutIntoAsync(portal.Files, cancel);
        var file = RegisterFile.Of(row, place, content, scope.AccountName);
        db.RegisterFiles.Add(file);
        // An entry that is removed at the same moment takes all its files with it: one of the two comes too late.
        db.Touch(row);
        db.Record(
            AuditEvent.EntryFileAdded,
            row.Subject,
            $"给{row.Unit.Name}的{TEntry.Kind.Name()}“{row.Title}”上传{place.Name}",
            changes: [file.Appears]
        );
        return await db.SaveAsync(cancel, Refusal.Stale);
    }
}
