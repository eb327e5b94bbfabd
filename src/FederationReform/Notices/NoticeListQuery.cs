using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Notices;

public enum NoticeBox
{
    /// <summary>收到的: issued to the caller's unit.</summary>
    Received,

    /// <summary>发出的: issued by the caller's unit, or below it.</summary>
    Sent,
}

/// <param name="Unread">Received, not withdrawn and not opened yet.</param>
public sealed record NoticeList(
    NoticeBox Box,
    int Unread,
    IReadOnlyList<NoticeDraftItem> Drafts,
    PageOf<NoticeItem> Notices
);

public sealed record NoticeDraftItem(int Id, string Title, string SavedBy, DateTime SavedAt);

public sealed record NoticeItem
{
    public required int Id { get; init; }
    public required string UnitName { get; init; }
    public required string Title { get; init; }
    public required string? Number { get; init; }
    public required DateOnly? SignBy { get; init; }

    /// <summary>UTC</summary>
    public required DateTime IssuedAt { get; init; }

    public required bool Withdrawn { get; init; }

    /// <summary>Of the caller's unit; null where it is not a recipient or has not opened it.</summary>
    public required DateTime? ReadAt { get; init; }

    public required DateTime? SignedAt { get; init; }

    /// <summary>Recipients, and those of them that read and signed; for what was sent.</summary>
    public required int To { get; init; }

    public required int ReadCount { get; init; }
    public required int SignedCount { get; init; }
}

/// <summary>通知, the latest first.</summary>
public sealed class NoticeListQuery(PortalDb portal)
{
    public const int PageSize = 20;

    /// <returns>Null for an account that reads no notices.</returns>
    public async Task<NoticeList?> RunAsync(
        UnitScope scope,
        NoticeBox box,
        int page,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ReadNotices))
            return null;
        await using var db = portal.Open(scope);
        var unit = scope.UnitId;
        var issued = db.Notices.AsNoTracking().ShownTo(scope).Where(n => n.IssuedAt != null);
        issued =
            box == NoticeBox.Received
                ? issued.Where(n => n.Recipients.Any(r => r.UnitId == unit))
                : issued.VisibleTo(scope);
        var drafts = scope.May(Permissions.IssueNotices)
            ? await db
                .Notices.AsNoTracking()
                .DraftsOf(scope)
                .OrderByDescending(n => n.SavedAt)
                .Select(n => new NoticeDraftItem(n.Id, n.Title, n.SavedBy, n.SavedAt))
                .ToListAsync(cancel)
            : [];
        var total = await issued.CountAsync(cancel);
        var number = Paging.Number(page, total, PageSize);
        var rows = await issued
            .OrderByDescending(n => n.IssuedAt)
            .ThenByDescending(n => n.Id)
            .Skip((number - 1) * PageSize)
            .Take(PageSize)
            .Select(n => new NoticeItem
            {
                Id = n.Id,
                UnitName = n.Unit.Name,
                Title = n.Title,
                Number = n.Number,
                SignBy = n.SignBy,
                IssuedAt = n.IssuedAt!.Value,
                Withdrawn = n.WithdrawnAt != null,
                ReadAt = n.Recipients.Where(r => r.UnitId == unit).Select(r => r.ReadAt).FirstOrDefault(),
                SignedAt = n.Recipients.Where(r => r.UnitId == unit).Select(r => r.SignedAt).FirstOrDefault(),
                To = n.Recipients.Count,
                ReadCount = n.Recipients.Count(r => r.ReadAt != null || r.SignedAt != null),
                SignedCount = n.Recipients.Count(r => r.SignedAt != null),
            })
            .ToListAsync(cancel);
        return new(
            box,
            await UnreadNoticesQuery.CountAsync(db, scope, cancel),
            drafts,
            new(rows, total, number, PageSize)
        );
    }
}
