using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Figures;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Bulletins;

/// <summary>A draft with the figures of its week as they are now.</summary>
public sealed record ShownBulletinDraft
{
    public required int Id { get; init; }
    public required int Version { get; init; }
    public required int CampaignId { get; init; }
    public required int UnitId { get; init; }
    public required BulletinText Text { get; init; }
    public required BulletinFigures Figures { get; init; }
    public required string SavedBy { get; init; }

    /// <summary>UTC</summary>
    public required DateTime SavedAt { get; init; }
}

/// <summary>A draft, for those who may write it.</summary>
public sealed class BulletinDraftQuery(PortalDb portal)
{
    public async Task<ShownBulletinDraft?> RunAsync(UnitScope scope, int id, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.WriteBulletins))
            return null;
        await using var db = portal.Open(scope);
        var draft = await db
            .BulletinDrafts.AsNoTracking()
            .VisibleTo(scope)
            .SingleOrDefaultAsync(d => d.Id == id, cancel);
        if (draft is null)
            return null;
        if (await DashboardSubject.FindAsync(db, scope, draft.CampaignId, draft.UnitId, cancel) is not { } subject)
            return null;
        return new()
        {
            Id = draft.Id,
            Version = draft.Version,
            CampaignId = draft.CampaignId,
            UnitId = draft.UnitId,
            Text = draft.Text,
            Figures = await BulletinCounts.ReadAsync(db, subject, draft.Week, cancel),
            SavedBy = draft.SavedBy,
            SavedAt = draft.SavedAt,
        };
    }
}
