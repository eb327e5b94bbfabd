using FederationReform.Committees;
using FederationReform.Data;
using FederationReform.LivedDuties;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Demo;

/// <summary>Most committees meet, share out their duties and take turns; some are only on paper.</summary>
internal static class DemoLivedDuties
{
    private static readonly DeedItem[] items =
    [
        DeedItem.GoodDeed,
        DeedItem.AreaMeeting,
        DeedItem.Trained,
        DeedItem.ModelFamily,
        DeedItem.Volunteered,
    ];

    public static async Task AddAsync(PortalDbContext db, TimeProvider clock, CancellationToken cancel)
    {
        var today = clock.Today();
        var committees = await db
            .Committees.Where(c => c.EndedOn == null)
            .Include(c => c.Unit)
            .Include(c => c.Posts)
                .ThenInclude(p => p.Person)
            .OrderBy(c => c.UnitPath)
            .ToListAsync(cancel);
        for (var i = 0; i < committees.Count; i++)
        {
            // Every fourth is only on paper.
            if (i % 4 == 2)
                continue;
            var committee = committees[i];
            DemoEntries.Add(
                db,
                committee.Unit,
                new DutyMeeting
                {
                    On = today.AddDays(-5 - i % 20),
                    Type = i % 3 == 0 ? MeetingType.Division : MeetingType.Executives,
                    Title = i % 3 == 0 ? "明确执委分工" : "安排下季度工作",
                    Present = committee.InOffice.Count(),
                },
                clock
            );
            var members = committee.InOffice.OrderBy(p => p.Position).ThenBy(p => p.Id).ToList();
            for (var n = 0; n < members.Count; n += 2)
                DemoEntries.Add(
                    db,
                    committee.Unit,
                    new Deed
                    {
                        On = today.AddDays(-3 - (i + n) % 25),
                        Name = members[n].Person.Name,
                        Item = items[(i + n) % items.Length],
                    },
                    clock
                );
            Fill(db, committee, today);
        }
    }

    private static void Fill(PortalDbContext db, Committee committee, DateOnly today)
    {
        var rota = new Rota
        {
            Unit = committee.Unit,
            Committee = committee,
            Turns = [],
            Today = today,
        };
        for (var n = 1; n <= 12; n++)
        {
            var month = new DateOnly(today.Year, n, 1);
            if (rota.NextFor(month) is not { } person)
                return;
            var turn = RotaTurn.Of(committee.Unit, month, person);
            rota.Turns.Add(turn);
            db.RotaTurns.Add(turn);
        }
        db.RecordAs(
            AuditActor.Console,
            AuditEvent.RotaFilled,
            () => new(SubjectKind.Unit, committee.UnitId, committee.UnitId, committee.UnitPath),
            $"排{committee.Unit.Name}轮值主席 {rota.Turns.Count} 个月"
        );
    }
}
