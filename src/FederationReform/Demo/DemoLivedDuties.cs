using FederationReform.Campaigns;
using FederationReform.Committees;
using FederationReform.Data;
using FederationReform.LivedDuties;
using FederationReform.Registers;
using FederationReform.Representatives;
using FederationReform.Tree;
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

    private static readonly DeedItem[] fourOnes =
    [
        DeedItem.FiveWomen,
        DeedItem.GroupMeeting,
        DeedItem.PracticalDeed,
        DeedItem.Suggestion,
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
        await AddRepresentativesAsync(db, clock, cancel);
    }

    /// <summary>
    /// A county that values two items of its own, and in each township one village whose roll was kept: its
    /// representatives have their check lists, some of them complete.
    /// </summary>
    private static async Task AddRepresentativesAsync(PortalDbContext db, TimeProvider clock, CancellationToken cancel)
    {
        var county = await db.Units.FirstAsync(u => u.Level == UnitLevel.County, cancel);
        var types = EntryTypes<Deed>.Usual.With("参与网格巡访", 4, 2).With("夜校授课", 4, 3);
        DemoEntries.Decide(db, county, types);
        var approved = await db
            .UnitReforms.Where(r => r.State == ReformState.Approved && r.Unit.Level == UnitLevel.Village)
            .Include(r => r.Unit)
            .OrderBy(r => r.UnitPath)
            .ToListAsync(cancel);
        var chance = new Random(approved.Count);
        var people = new DemoPeople(chance, firstPhone: 8000);
        foreach (var reform in approved.GroupBy(r => r.Unit.ParentId).Select(villages => villages.First()))
        {
            var day = reform.Result.HeldOn ?? clock.Today();
            List<Representative> representatives =
            [
                .. people
                    .Committee(reform.Result.Representatives ?? 25, 0, day, reform.Campaign.Plan.Rules)
                    .Select(
                        (person, index) =>
                            new Representative
                            {
                                Id = index + 1,
                                Name = person.Name,
                                Birth = person.Birth,
                                EthnicGroup = person.EthnicGroup,
                                Education = person.Education,
                                PoliticalStatus = person.PoliticalStatus,
                                Workplace = $"{index % 5 + 1} 组",
                                Way = WayChosen.Elected,
                            }
                    ),
            ];
            db.RepresentativeRolls.Add(
                RepresentativeRoll.Kept(
                    reform,
                    RollSheet.Empty with
                    {
                        Representatives = representatives,
                        LastId = representatives.Count,
                    }
                )
            );
            for (var n = 0; n < representatives.Count; n++)
            {
                foreach (var item in fourOnes.Take(4 - n % 5))
                    DemoEntries.Add(
                        db,
                        reform.Unit,
                        new Deed
                        {
                            On = clock.Today().AddDays(-n % 9),
                            Name = representatives[n].Name,
                            Item = item,
                        },
                        clock
                    );
            }
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
