using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Files;
using FederationReform.PaperLooks;
using FederationReform.Papers;
using FederationReform.Reminders;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Notices;

/// <summary>A notice as it was issued.</summary>
public sealed record ShownNotice
{
    public required int Id { get; init; }
    public required int Version { get; init; }
    public required int UnitId { get; init; }
    internal string UnitPath { get; init; } = "";
    public required string UnitName { get; init; }
    public required string Title { get; init; }
    public required string? Number { get; init; }
    public required DateOnly? SignBy { get; init; }

    /// <summary>The notice on its sheets, for the page, for print and for Word.</summary>
    public required Paper Paper { get; init; }

    /// <summary>Of the issuer's papers.</summary>
    public required LinePitch Pitch { get; init; }

    public required string IssuedBy { get; init; }

    /// <summary>UTC</summary>
    public required DateTime IssuedAt { get; init; }

    public required string? WithdrawnReason { get; init; }
    public required string? WithdrawnBy { get; init; }

    /// <summary>None for recipients of a notice that was withdrawn.</summary>
    public required IReadOnlyList<NoticeFileItem> Files { get; init; }

    /// <summary>How it stands with the caller's own unit; null where it is not a recipient.</summary>
    public required NoticeStanding? Own { get; init; }

    /// <summary>All recipients, for the issuer and above; null for a recipient.</summary>
    public required IReadOnlyList<NoticeStanding>? Recipients { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>The caller's unit issued it, and the caller may withdraw it, remind, and sign for others.</summary>
    public required bool Issued { get; init; }

    public required bool MaySign { get; init; }

    /// <summary>To the last day to sign; negative when it has passed, null when there is none.</summary>
    public int? DaysLeft => SignBy?.DayNumber - Today.DayNumber;
}

/// <param name="Size">Bytes.</param>
public sealed record NoticeFileItem(int Id, string Name, FileKind Kind, int Size);

/// <summary>Whether and by whom a unit read and signed a notice; instants are UTC.</summary>
public sealed record NoticeStanding
{
    public required UnitLink Unit { get; init; }
    public required DateTime? ReadAt { get; init; }
    public required string? ReadBy { get; init; }
    public required DateTime? SignedAt { get; init; }
    public required string? SignedBy { get; init; }

    /// <summary>代签</summary>
    public required bool SignedFor { get; init; }

    /// <summary>Whether an account of the unit can sign in; otherwise the issuer signs for it.</summary>
    public bool HasAccount { get; init; } = true;

    public ReminderMark? Mark { get; init; }
    public bool RemindedToday { get; init; }
}

/// <summary>通知, and for its issuer who read and signed it.</summary>
public sealed class NoticeQuery(PortalDb portal)
{
    /// <returns>Null when it lies out of sight, is a draft or does not exist.</returns>
    public async Task<ShownNotice?> RunAsync(UnitScope scope, int id, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ReadNotices))
            return null;
        await using var db = portal.Open(scope);
        var notice = await db
            .Notices.AsNoTracking()
            .ShownTo(scope)
            .Include(n => n.Unit)
            .Include(n => n.Files)
            .SingleOrDefaultAsync(n => n.Id == id && n.IssuedAt != null, cancel);
        if (notice is null)
            return null;
        var today = portal.Clock.Today();
        var above = scope.Covers(notice);
        var standings = await StandingsAsync(db, scope, notice, today, cancel);
        var own = standings.Find(s => s.Unit.Id == scope.UnitId);
        var issued = notice.UnitId == scope.UnitId && scope.May(Permissions.IssueNotices);
        var files = notice.Files.OrderBy(f => f.Id).ToList();
        return new()
        {
            Id = notice.Id,
            Version = notice.Version,
            UnitId = notice.UnitId,
            UnitPath = notice.UnitPath,
            UnitName = notice.Unit.Name,
            Title = notice.Title,
            Number = notice.Number,
            SignBy = notice.SignBy,
            Paper = NoticePaper.Of(notice, files.ConvertAll(f => f.Name)),
            Pitch = await PaperSetting.PitchOfAsync(db, notice.UnitPath, cancel),
            IssuedBy = notice.IssuedBy!,
            IssuedAt = notice.IssuedAt!.Value,
            WithdrawnReason = notice.WithdrawnReason,
            WithdrawnBy = notice.WithdrawnBy,
            Files =
                above || notice.WithdrawnAt is null
                    ? files.ConvertAll(f => new NoticeFileItem(f.Id, f.Name, f.Kind, f.Size))
                    : [],
            Own = own,
            Recipients = above ? standings : null,
            Today = today,
            Issued = issued,
            MaySign = own is { SignedAt: null } && notice.WithdrawnAt is null && scope.May(Permissions.SignNotices),
        };
    }

    /// <summary>Of the units in the caller's scope: all of them for the issuer, the own one for a recipient.</summary>
    private static async Task<List<NoticeStanding>> StandingsAsync(
        PortalDbContext db,
        UnitScope scope,
        Notice notice,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var rows = await db
            .NoticeRecipients.AsNoTracking()
            .VisibleTo(scope)
            .Where(r => r.NoticeId == notice.Id)
            .OrderBy(r => r.UnitPath)
            .Select(r => new NoticeStanding
            {
                Unit = new UnitLink(r.UnitId, r.Unit.Name, r.Unit.Level),
                ReadAt = r.ReadAt,
                ReadBy = r.ReadBy,
                SignedAt = r.SignedAt,
                SignedBy = r.SignedBy,
                SignedFor = r.SignedFor,
            })
            .ToListAsync(cancel);
        var ids = rows.ConvertAll(r => r.Unit.Id);
        var reachable = await db
            .Accounts.VisibleTo(scope)
            .Where(a => !a.Disabled && ids.Contains(a.UnitId))
            .Select(a => a.UnitId)
            .Distinct()
            .ToListAsync(cancel);
        var marks = await ReminderMark.OfAsync(db, ReminderAbout.Notice, notice.Id, ids, cancel);
        return rows.ConvertAll(r =>
            r with
            {
                HasAccount = reachable.Contains(r.Unit.Id),
                Mark = marks.GetValueOrDefault(r.Unit.Id),
                RemindedToday = marks.GetValueOrDefault(r.Unit.Id)?.IsOf(today) == true,
            }
        );
    }
}
