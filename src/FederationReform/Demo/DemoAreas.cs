using FederationReform.Data;
using FederationReform.Organisations;
using FederationReform.People;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Demo;

/// <summary>Areas of villages: two in every other township, and one along the river across townships.</summary>
internal static class DemoAreas
{
    public static void Add(PortalDbContext db, IReadOnlyList<Unit> units, TimeProvider clock)
    {
        var since = clock.Today().AddDays(-120);
        var townships = units.Where(u => u.Level == UnitLevel.Village).GroupBy(u => u.Parent!.Name).ToList();
        for (var t = 0; t < townships.Count; t++)
        {
            var villages = townships[t].ToList();
            for (var v = 0; v < villages.Count; v++)
            {
                if (t % 2 == 0 && v < 8)
                    AddMember(villages[v], v < 4 ? "东片" : "西片", AreaReach.Township, v % 4 == 0);
                else if (t is 1 or 3 && v < 2)
                    AddMember(villages[v], "南浦溪沿线", AreaReach.County, t == 1 && v == 0);
            }
        }

        void AddMember(Unit village, string name, AreaReach reach, bool lead) =>
            DemoEntries.Add(
                db,
                village,
                new AreaMember
                {
                    Title = name,
                    Reach = reach,
                    Lead = lead ? true : null,
                    On = since,
                },
                clock
            );
    }

    /// <summary>Some villages near the border have a vice-chair from the neighbouring province.</summary>
    public static async Task AddNeighboursAsync(PortalDbContext db, CancellationToken cancel)
    {
        var viceChairs = await db
            .Posts.Where(p =>
                p.EndOn == null
                && p.Position == Position.PartTimeViceChair
                && p.Committee.EndedOn == null
                && p.Committee.Unit.Level == UnitLevel.Village
            )
            .OrderBy(p => p.UnitPath)
            .ThenBy(p => p.Id)
            .Select(p => p.Person)
            .ToListAsync(cancel);
        for (var i = 4; i < viceChairs.Count; i += 31)
        {
            var person = viceChairs[i];
            person.Correct(person.Profile with { Residence = "浙江省龙泉市", LivesIn = LivingArea.OtherProvince });
            db.RecordAs(
                AuditActor.Console,
                AuditEvent.PersonCorrected,
                () => person.Subject,
                $"更正{person.Name}的现居住地、现居地"
            );
        }
    }
}
