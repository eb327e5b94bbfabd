using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Visits;

public sealed record RemoveVisitPhotoInput(int VisitId, int StopId, int Photo, Guid OperationId) : IChange;

/// <summary>Takes a photo away from a visit. The row and the file stay for the history, and nobody sees them.</summary>
public sealed class RemoveVisitPhoto(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        RemoveVisitPhotoInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.MakeVisits, input, cancel);
        if (await db.FindStopAsync(scope, input.VisitId, input.StopId, null, cancel) is not { } stop)
            return db.Answer;
        var photo = await db
            .VisitPhotos.VisibleTo(scope)
            .SingleOrDefaultAsync(
                p => p.Id == input.Photo && p.VisitId == stop.VisitId && p.UnitId == stop.UnitId && p.RemovedAt == null,
                cancel
            );
        if (photo is null)
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        photo.Remove(scope.AccountName, portal.Clock.UtcNow());
        db.Record(
            AuditEvent.VisitPhotoRemoved,
            stop.Visit.Subject,
            $"删除{stop.Unit.Name}的督导照片",
            changes: [photo.Disappears]
        );
        return await db.SaveAsync(cancel);
    }
}
