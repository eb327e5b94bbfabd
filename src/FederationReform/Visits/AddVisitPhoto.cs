using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Evidence;
using FederationReform.Files;
using FederationReform.KeptFiles;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Visits;

/// <param name="Upload">A complete upload of the caller; also the id of the operation.</param>
public sealed record AddVisitPhotoInput(int VisitId, int StopId, Guid Upload) : IChange
{
    public Guid OperationId => Upload;
}

/// <summary>
/// A photo of a unit that is visited, made from an upload. The file lies in the store before its row is committed. Who
/// takes a photo has been there: a stop without a day is made today.
/// </summary>
public sealed class AddVisitPhoto(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        AddVisitPhotoInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.MakeVisits, input, cancel);
        if (await db.FindStopAsync(scope, input.VisitId, input.StopId, null, cancel) is not { } stop)
            return db.Answer;
        var before = await db.VisitPhotos.CountAsync(
            p => p.VisitId == stop.VisitId && p.UnitId == stop.UnitId && p.RemovedAt == null,
            cancel
        );
        if (before >= VisitPhoto.MostOfAUnit)
            return await db.RefusedAsync(
                new Violation(
                    "TooManyPhotos",
                    "",
                    $"这个单位已有 {before} 张照片，不能再加。请先删去重复的、看不清的。"
                ),
                cancel
            );
        var (content, refusal) = await KeptContent.TakeAsync(portal, db, scope, input.Upload, cancel);
        if (content is null)
            return await db.RefusedAsync(refusal!, cancel);
        if (content.Kind != FileKind.Jpeg)
            return await db.RefusedAsync(
                new Violation("NoPhoto", "", "这里只存照片。文件、扫描件请在记录页的对应步骤上传。"),
                cancel
            );

        await content.PutIntoAsync(portal.Files, cancel);
        if (stop.VisitedOn is null)
        {
            stop.Mark(portal.Clock.Today(), stop.Seen);
            // A visit that is being cancelled counts on nobody having been there.
            db.Touch(stop.Visit);
            db.Record(AuditEvent.VisitStopMarked, stop.Visit.Subject, $"到{stop.Unit.Name}督导");
        }
        var photo = VisitPhoto.Of(stop.VisitId, stop.Unit, content, scope.AccountName);
        db.VisitPhotos.Add(photo);
        db.Record(
            AuditEvent.VisitPhotoAdded,
            stop.Visit.Subject,
            $"上传{stop.Unit.Name}的督导照片",
            changes: [photo.Appears]
        );
        return await db.SaveAsync(cancel, Refusal.Stale);
    }
}
