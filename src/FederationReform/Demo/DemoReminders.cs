using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Figures;
using FederationReform.Reminders;
using FederationReform.Units;

namespace FederationReform.Demo;

/// <summary>The county reminded the slow townships last week and again yesterday.</summary>
internal static class DemoReminders
{
    private static readonly int[] daysAgo = [7, 1];

    public static async Task AddAsync(
        PortalDbContext db,
        UnitScope staff,
        Campaign campaign,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var subject = new DashboardSubject(
            campaign.Id,
            campaign.Plan,
            staff.UnitId,
            staff.UnitName,
            staff.UnitLevel,
            staff.Path
        );
        var today = clock.Today();
        var units = await Dashboards.RemindedUnits.LoadAsync(db, staff, subject, today, cancel);
        foreach (var (behind, number) in units.Where(u => u.Figures.Deviation < 0).Select((unit, n) => (unit, n)))
        {
            var unit = await db.Units.FindAsync([behind.Unit.Id], cancel)
                ?? throw new InvalidOperationException($"Unit {behind.Unit.Id} is gone.");
            // One in two was reminded a second time.
            foreach (var days in daysAgo.Take(1 + number % 2))
            {
                var at = ChinaTime.StartOf(today.AddDays(-days)).AddHours(16).AddMinutes(20);
                db.Reminders.Add(
                    Reminder.Of(
                        staff,
                        unit,
                        ReminderAbout.Campaign,
                        campaign.Id,
                        campaign.Name,
                        campaign.Plan.Deadline,
                        behind.Items,
                        at
                    )
                );
                db.RecordAs(
                    AuditActor.Of(staff),
                    AuditEvent.Reminded,
                    () => unit.Subject,
                    $"催办{unit.Name}：{campaign.Name}"
                );
            }
        }
    }
}
