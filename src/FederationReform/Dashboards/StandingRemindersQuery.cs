using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Reminders;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Dashboards;

/// <summary>A reminder that the caller's unit has not answered yet by handing in or signing.</summary>
/// <param name="AboutId">The campaign or the notice.</param>
/// <param name="DaysLeft">To the last day; negative when it has passed, null when there is none.</param>
/// <param name="Items">What is still open of what was reminded.</param>
public sealed record StandingReminder(
    ReminderAbout About,
    int AboutId,
    string Title,
    ReminderMark Mark,
    int? DaysLeft,
    IReadOnlyList<ReminderItem> Items
);

/// <summary>
/// The reminders on the desk of who was reminded: of each campaign and notice the latest one, until the records are
/// handed in and the notice is signed. What was handed in and returned is no longer what the reminder was about.
/// </summary>
public sealed class StandingRemindersQuery(PortalDb portal)
{
    /// <summary>What was never handed in is forgotten after so many days; the history keeps it.</summary>
    private const int DaysShown = 60;

    public async Task<IReadOnlyList<StandingReminder>> RunAsync(UnitScope scope, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.SignNotices))
            return [];
        await using var db = portal.Open(scope);
        var today = portal.Clock.Today();
        var since = today.AddDays(-DaysShown);
        var received = await db
            .Reminders.AsNoTracking()
            .VisibleTo(scope)
            .Where(r => r.UnitId == scope.UnitId && r.Day >= since)
            .OrderBy(r => r.Id)
            .ToListAsync(cancel);
        if (received.Count == 0)
            return [];
        var open = await OpenRecordsAsync(db, scope, Of(received, ReminderAbout.Campaign), cancel);
        var unsigned = await UnsignedAsync(db, scope, Of(received, ReminderAbout.Notice), cancel);
        return
        [
            .. received
                .GroupBy(r => (r.About, r.AboutId))
                .Select(g =>
                {
                    var last = g.Last();
                    return new StandingReminder(
                        last.About,
                        last.AboutId,
                        last.Title,
                        new(last.By, last.ByUnit, last.At, g.Count()),
                        last.DueOn is { } due ? due.DayNumber - today.DayNumber : null,
                        [.. last.Items.Where(item => IsOpen(last, item))]
                    );
                })
                .Where(r => r.Items.Count > 0)
                .OrderByDescending(r => r.Mark.At),
        ];

        bool IsOpen(Reminder reminder, ReminderItem item) =>
            reminder.About == ReminderAbout.Notice
                ? unsigned.Contains(reminder.AboutId)
                : open.TryGetValue((reminder.AboutId, item.UnitId), out var submitted) && !(submitted >= reminder.At);
    }

    private static List<int> Of(IEnumerable<Reminder> reminders, ReminderAbout about) =>
        [.. reminders.Where(r => r.About == about).Select(r => r.AboutId).Distinct()];

    /// <summary>The records that wait for their sender, with the last time that each was handed in.</summary>
    private static async Task<Dictionary<(int Campaign, int Unit), DateTime?>> OpenRecordsAsync(
        PortalDbContext db,
        UnitScope scope,
        List<int> campaigns,
        CancellationToken cancel
    ) =>
        await db
            .UnitReforms.AsNoTracking()
            .VisibleTo(scope)
            .Where(r =>
                campaigns.Contains(r.CampaignId)
                && r.Campaign.ClosedAt == null
                && (
                    r.State == ReformState.NotStarted
                    || r.State == ReformState.InProgress
                    || r.State == ReformState.Returned
                )
            )
            .Select(r => new
            {
                r.CampaignId,
                r.UnitId,
                LastSubmitted = r.Submissions.Max(s => (DateTime?)s.SubmittedAt),
            })
            .ToDictionaryAsync(r => (r.CampaignId, r.UnitId), r => r.LastSubmitted, cancel);

    private static Task<List<int>> UnsignedAsync(
        PortalDbContext db,
        UnitScope scope,
        List<int> notices,
        CancellationToken cancel
    ) =>
        db
            .NoticeRecipients.VisibleTo(scope)
            .Where(r =>
                r.UnitId == scope.UnitId
                && notices.Contains(r.NoticeId)
                && r.SignedAt == null
                && r.Notice.WithdrawnAt == null
            )
            .Select(r => r.NoticeId)
            .ToListAsync(cancel);
}
