using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Figures;
using FederationReform.Reminders;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Dashboards;

/// <summary>Whom the caller can remind of a campaign, and who was reminded of it.</summary>
/// <param name="DaysLeft">To the campaign's last day; negative when it has passed, null when there is none.</param>
/// <param name="ClosedReason">Nobody is reminded of a closed campaign; null while it runs.</param>
/// <param name="History">What was recorded, the latest first.</param>
public sealed record RemindList(
    CampaignLink Campaign,
    DateOnly Today,
    int? DaysLeft,
    string? ClosedReason,
    IReadOnlyList<RemindRow> Rows,
    PageOf<SentReminder> History
);

/// <param name="Items">Its records that are not handed in.</param>
/// <param name="Mark">The last time it was reminded of this campaign; null for never.</param>
/// <param name="RemindedToday">It can be reminded again tomorrow.</param>
/// <param name="HasAccount">Whether somebody can read it on the own desk.</param>
public sealed record RemindRow(
    UnitLink Unit,
    ProgressFigures Figures,
    IReadOnlyList<ReminderItem> Items,
    ReminderMark? Mark,
    bool RemindedToday,
    bool HasAccount,
    UnitChair? Chair
)
{
    public bool Behind => Figures.Deviation < 0 || Figures.Late > 0;
}

/// <param name="At">UTC</param>
public sealed record SentReminder(
    int Id,
    UnitLink Unit,
    DateTime At,
    string By,
    string ByUnit,
    DateOnly? DueOn,
    IReadOnlyList<ReminderItem> Items
);

/// <summary>催办 of a campaign, for the county and for the chair of a township.</summary>
public sealed class RemindListQuery(PortalDb portal)
{
    public const int PageSize = 20;

    /// <returns>Null when the campaign lies outside the scope or the account reminds nobody.</returns>
    public async Task<RemindList?> RunAsync(
        UnitScope scope,
        int campaignId,
        int page = 1,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.Remind))
            return null;
        await using var db = portal.Open(scope);
        if (await DashboardSubject.FindAsync(db, scope, campaignId, null, cancel) is not { } subject)
            return null;
        var today = portal.Clock.Today();
        var closed = await db.Campaigns.Where(c => c.Id == campaignId).Select(c => c.ClosedReason).SingleAsync(cancel);
        var units = closed is null ? await RemindedUnits.LoadAsync(db, scope, subject, today, cancel) : [];
        var ids = units.Select(u => u.Unit.Id).ToList();
        var marks = await ReminderMark.OfAsync(db, ReminderAbout.Campaign, campaignId, ids, cancel);
        var chairs = await UnitChair.OfAsync(db, scope, ids, cancel);
        var reachable = await db
            .Accounts.VisibleTo(scope)
            .Where(a => !a.Disabled && ids.Contains(a.UnitId))
            .Select(a => a.UnitId)
            .Distinct()
            .ToListAsync(cancel);

        var sent = db
            .Reminders.AsNoTracking()
            .VisibleTo(scope)
            .Where(r => r.About == ReminderAbout.Campaign && r.AboutId == campaignId);
        var total = await sent.CountAsync(cancel);
        var number = Paging.Number(page, total, PageSize);
        var history = await sent.OrderByDescending(r => r.At)
            .ThenByDescending(r => r.Id)
            .Skip((number - 1) * PageSize)
            .Take(PageSize)
            .Select(r => new SentReminder(
                r.Id,
                new UnitLink(r.Unit.Id, r.Unit.Name, r.Unit.Level),
                r.At,
                r.By,
                r.ByUnit,
                r.DueOn,
                r.Items
            ))
            .ToListAsync(cancel);
        return new(
            CampaignLink.Of(subject),
            today,
            subject.Plan.Deadline is { } deadline ? deadline.DayNumber - today.DayNumber : null,
            closed,
            [
                .. units.Select(u =>
                {
                    var mark = marks.GetValueOrDefault(u.Unit.Id);
                    return new RemindRow(
                        u.Unit,
                        u.Figures,
                        u.Items,
                        mark,
                        mark?.IsOf(today) == true,
                        reachable.Contains(u.Unit.Id),
                        chairs.GetValueOrDefault(u.Unit.Id)
                    );
                }),
            ],
            new(history, total, number, PageSize)
        );
    }
}
