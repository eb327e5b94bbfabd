using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Notices;

/// <param name="Below">The units that it may go to.</param>
public sealed record ShownNoticeDraft(
    int Id,
    int Version,
    NoticeText Text,
    IReadOnlyList<NoticeFileItem> Files,
    IReadOnlyList<NoticeChoiceUnit> Below,
    string SavedBy,
    DateTime SavedAt
);

/// <param name="HasAccount">Whether somebody of the unit can sign; otherwise the issuer signs for it.</param>
public sealed record NoticeChoiceUnit(UnitLink Unit, bool HasAccount);

/// <summary>A notice that is being written, for the staff of its unit.</summary>
public sealed class NoticeDraftQuery(PortalDb portal)
{
    public async Task<ShownNoticeDraft?> RunAsync(UnitScope scope, int id, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.IssueNotices))
            return null;
        await using var db = portal.Open(scope);
        var draft = await db
            .Notices.AsNoTracking()
            .DraftsOf(scope)
            .Include(n => n.Files)
            .SingleOrDefaultAsync(n => n.Id == id, cancel);
        if (draft is null)
            return null;
        var below = await db
            .Units.AsNoTracking()
            .ReceivingFrom(scope)
            .OrderBy(u => u.Path)
            .Select(u => new NoticeChoiceUnit(
                new UnitLink(u.Id, u.Name, u.Level),
                db.Accounts.Any(a => a.UnitId == u.Id && !a.Disabled)
            ))
            .ToListAsync(cancel);
        return new(
            draft.Id,
            draft.Version,
            draft.Text,
            [.. draft.Files.OrderBy(f => f.Id).Select(f => new NoticeFileItem(f.Id, f.Name, f.Kind, f.Size))],
            below,
            draft.SavedBy,
            draft.SavedAt
        );
    }
}
