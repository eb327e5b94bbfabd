using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.ChatRobots;
using FederationReform.Data;
using FederationReform.Figures;
using FederationReform.Reminders;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Dashboards;

public sealed record RemindUnitsInput(int CampaignId, IReadOnlyList<int> UnitIds, Guid OperationId) : IChange;

/// <summary>
/// 催办: records that units were reminded of their open records, which their desks then show. When one of them was
/// reminded today already, by whomever, nobody is, and the caller reads who did it and when.
/// </summary>
public sealed class RemindUnits(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, RemindUnitsInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.Remind, input, cancel);
        if (db.Answered)
            return db.Answer;
        var asked = input.UnitIds.Distinct().ToList();
        if (asked.Count == 0)
            return await db.RefusedAsync(ReminderRefusal.Nobody, cancel);
        if (await DashboardSubject.FindAsync(db, scope, input.CampaignId, null, cancel) is not { } subject)
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        var campaign = await db.Campaigns.SingleAsync(c => c.Id == input.CampaignId, cancel);
        if (ReformRefusal.OfClosed(campaign) is { } closed)
            return await db.RefusedAsync(closed, cancel);
        var now = portal.Clock.UtcNow();
        var today = ChinaTime.DateOf(now);
        var open = (await RemindedUnits.LoadAsync(db, scope, subject, today, cancel)).ToDictionary(u => u.Unit.Id);
        var units = await db.Units.VisibleTo(scope).Where(u => asked.Contains(u.Id)).ToListAsync(cancel);
        if (units.Count < asked.Count)
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        if (await CheckAsync(db, input.CampaignId, units, open, today, cancel) is { Blocking: true } wrong)
            return await db.RefusedAsync(wrong, cancel);

        foreach (var unit in units)
        {
            var items = open[unit.Id].Items;
            db.Reminders.Add(
                Reminder.Of(
                    scope,
                    unit,
                    ReminderAbout.Campaign,
                    campaign.Id,
                    campaign.Name,
                    subject.Plan.Deadline,
                    items,
                    now
                )
            );
            db.Record(
                AuditEvent.Reminded,
                unit.Subject,
                $"催办{unit.Name}：{campaign.Name}，{items.Count} 个{subject.Plan.Words.Name}没有提交"
            );
        }
        await db.TellAsync(
            scope,
            $"【催办】{campaign.Kind.Name()}：{string.Join("、", units.Select(u => u.Name))} {units.Count} 个单位"
                + $"还有 {units.Sum(u => open[u.Id].Items.Count)} 份记录没有提交，请抓紧办理。",
            now,
            cancel
        );
        return await db.SaveAsync(cancel, ReminderRefusal.JustNow);
    }

    private static async Task<Violations> CheckAsync(
        PortalDbContext db,
        int campaign,
        List<Tree.Unit> units,
        Dictionary<int, RemindedUnit> open,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var marks = await ReminderMark.OfAsync(
            db,
            ReminderAbout.Campaign,
            campaign,
            units.ConvertAll(u => u.Id),
            cancel
        );
        var violations = new Violations();
        foreach (var unit in units)
        {
            if (!open.ContainsKey(unit.Id))
                violations.Add(
                    new Violation("NothingOpen", "", $"{unit.Name}没有等它提交的记录了，不用催办。请取消选择它。")
                );
            else if (marks.GetValueOrDefault(unit.Id) is { } mark && mark.IsOf(today))
                violations.Add(ReminderRefusal.Today(unit.Name, mark, today));
        }
        return violations;
    }
}
