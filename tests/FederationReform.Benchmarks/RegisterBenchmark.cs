using FederationReform.Exchanges;
using FederationReform.FourLacks;
using FederationReform.Funds;
using FederationReform.Homes;
using FederationReform.Ledger;
using FederationReform.LivedDuties;
using FederationReform.Organisations;
using FederationReform.Registers;
using FederationReform.Tests.Support;
using FederationReform.Trainings;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Benchmarks;

/// <summary>
/// The county's page of each register with 10 000 entries: its list, and its figures where it has some that are
/// counted from the entries, beside hand-written SQL.
/// </summary>
internal static class RegisterBenchmark
{
    private const int Entries = 10_000;

    public static async Task RunAsync(BenchmarkDatabase database, Prefecture prefecture)
    {
        var (scope, portal) = (prefecture.CountyStaff, database.Portal);
        var hand = new HandWrittenRegisters(database, scope);
        var today = TimeProvider.System.Today();
        await FillAllAsync(database, prefecture, today);
        await database.AnalyseAsync();

        Console.WriteLine();
        SideBySide.Head($"county's page with {Entries} entries");
        await ListAsync<Activity>();
        await ListAsync<TeamOrBase>();
        await ListAsync<Honour>();
        await ListAsync<PublicityItem>();
        await ListAsync<Organisation>();
        await ListAsync<OrganisationBase>();
        await ListAsync<Home>();
        await ListAsync<Training>();
        await ListAsync<Exchange>();
        await ListAsync<ReserveCadre>();
        await ListAsync<Fund>();
        await ListAsync<Deed>();
        await ListAsync<DutyMeeting>();

        var activities = new ActivityTotalsQuery(portal);
        await FiguresAsync(
            "活动台账: totals",
            async () => (await activities.RunAsync(scope, null, null))!.All.Sessions,
            hand.ActivitiesAsync
        );
        var coverage = new CoverageQuery(portal);
        await FiguresAsync(
            "妇联组织: coverage",
            async () => (await coverage.RunAsync(scope))!.Types.Sum(t => t.Organisations),
            hand.OrganisationsAsync
        );
        var homes = new HomeFiguresQuery(portal);
        await FiguresAsync(
            "妇女之家: figures",
            async () => (await homes.RunAsync(scope))!.Held.Sessions,
            () => hand.HomesAsync(today.Year)
        );
        var trainings = new TrainingFiguresQuery(portal);
        await FiguresAsync(
            "培训: figures",
            async () => (await trainings.RunAsync(scope))!.Total.PersonTimes,
            hand.TrainingsAsync
        );
        var lives = new LivelinessQuery(portal);
        var quarter = Quarter.Of(today);
        await FiguresAsync(
            "班子运转",
            async () => (await lives.RunAsync(scope, null, quarter))!.All.Whole,
            () => hand.LivedDutiesAsync(quarter.First, quarter.Last)
        );

        async Task ListAsync<TEntry>()
            where TEntry : class, IRegisterEntry<TEntry>
        {
            var list = new EntryListQuery<TEntry>(portal);
            await FiguresAsync(
                $"{TEntry.Kind.Name()}: list",
                async () => (await list.RunAsync(scope, new()))!.Total,
                () => hand.ListAsync(TEntry.Kind, TEntry.NumberKey)
            );
        }
    }

    private static async Task FiguresAsync(string what, Func<Task<long>> ours, Func<Task<long>> byHand)
    {
        SideBySide.Same(await ours(), await byHand());
        await SideBySide.CompareAsync(what, ours, byHand);
    }

    private static async Task FillAllAsync(BenchmarkDatabase database, Prefecture prefecture, DateOnly today)
    {
        List<Unit> units;
        await using (var db = database.Portal.OpenForSystem())
            units = await db
                .Units.AsNoTracking()
                .Where(u => u.Level == UnitLevel.Township || u.Level == UnitLevel.Village)
                .OrderBy(u => u.Path)
                .ToListAsync();
        units.RemoveAll(u => !UnitPath.Contains(prefecture.CountyStaff.Path, u.Path));
        await FillAsync<Activity>();
        await FillAsync<TeamOrBase>();
        await FillAsync<Honour>();
        await FillAsync<PublicityItem>();
        await FillAsync<Organisation>();
        await FillAsync<OrganisationBase>();
        await FillAsync<Home>();
        await FillAsync<Training>();
        await FillAsync<Exchange>();
        await FillAsync<ReserveCadre>();
        await FillAsync<Fund>();
        await FillAsync<Deed>();
        await FillAsync<DutyMeeting>();
        // A county has one area a village and one 四缺 a township; those two registers cannot grow to 10 000.
        await database.ReadAsync(
            """
            INSERT INTO "TrainingAttendances" ("TrainingId", "PersonId", "UnitId", "UnitPath", "Hours")
            SELECT t."Id", p."Id", t."UnitId", t."UnitPath", NULL FROM "Trainings" t
            JOIN "People" p ON p."Id" % 997 = t."Id" % 997
            """,
            r => r.FieldCount
        );

        async Task FillAsync<TEntry>()
            where TEntry : class, IRegisterEntry<TEntry>
        {
            var taken = new HashSet<(int Unit, DateOnly? On, int? Category)>();
            foreach (var numbers in Enumerable.Range(1, Entries).Chunk(500))
            {
                await using var db = database.Portal.OpenForSystem();
                db.AttachRange(units);
                foreach (var number in numbers)
                {
                    var (unit, entry) = (units[number % units.Count], SampleEntry<TEntry>.Of(number % 900 + 1, today));
                    // A unit has one 经费 a year and purpose, so fewer than 10 000 of them.
                    if (entry is not Fund || taken.Add((unit.Id, entry.On, entry.Category)))
                        db.Add(RegisterRow<TEntry>.Of(unit, entry, TimeProvider.System.UtcNow()));
                }
                await db.SaveChangesAsync();
            }
        }
    }
}
