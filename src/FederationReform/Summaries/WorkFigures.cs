using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Homes;
using FederationReform.Ledger;
using FederationReform.Registers;
using FederationReform.Trainings;
using Microsoft.EntityFrameworkCore;
using static FederationReform.Summaries.SummaryIndicator;

namespace FederationReform.Summaries;

/// <summary>
/// What the registers of a unit and all below it hold of some years, counted in SQL, each figure with the entries
/// behind it. An activity's type is its group, so that a county's own types are counted with the one they belong to.
/// </summary>
internal sealed class WorkFigures(SummarySubject subject, ReportYears years, DateOnly today)
{
    private const int Levels = 10;
    private const int FenOfAYuan = 100;

    private readonly List<SummaryFigure> found = [];

    /// <summary>The number of an honour of a level, as <see cref="FigureKey.Type"/> has it.</summary>
    public static int TypeOf(HonourType type, HonourLevel level) => (int)type * Levels + (int)level;

    public static (HonourType Type, HonourLevel Level) HonourOf(int type) =>
        ((HonourType)(type / Levels), (HonourLevel)(type % Levels));

    public static async Task<IReadOnlyList<SummaryFigure>> ReadAsync(
        PortalDbContext db,
        SummarySubject subject,
        ReportYears years,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var figures = new WorkFigures(subject, years, today);
        await figures.AddActivitiesAsync(db, cancel);
        await figures.AddTrainingsAsync(db, cancel);
        await figures.AddHonoursAsync(db, cancel);
        await figures.AddTeamsAsync(db, cancel);
        await figures.AddMoneyAsync(db, cancel);
        await figures.AddHomesAsync(db, cancel);
        await figures.AddDutiesAsync(db, cancel);
        return figures.found;
    }

    private async Task AddActivitiesAsync(PortalDbContext db, CancellationToken cancel)
    {
        var types = await OfYears(db.Activities)
            .GroupBy(a => a.Category ?? 0)
            .Select(g => new
            {
                g.Key,
                Sessions = g.Sum(a => a.Entry.Sessions ?? 1),
                People = g.Sum(a => (long?)a.Entry.People) ?? 0,
                Fen = g.Sum(a => a.Entry.Fen) ?? 0,
                Leaflets = g.Sum(a => (long?)a.Entry.Leaflets) ?? 0,
            })
            .ToListAsync(cancel);
        if (types.Count == 0)
            return;
        Add(Activities, types.Sum(t => t.Sessions), RegisterKind.Activities);
        Add(ActivityPeople, Whole(types.Sum(t => t.People)), RegisterKind.Activities);
        foreach (var group in types.GroupBy(t => EntryType.GroupOf(t.Key)).OrderBy(g => g.Key))
        {
            var name = ((ActivityType)group.Key).Name();
            AddType(TypeSessions, "场次", group.Sum(t => t.Sessions));
            AddType(TypePeople, "人次", Whole(group.Sum(t => t.People)));
            AddType(TypeYuan, "金额（元）", Yuan(group.Sum(t => t.Fen)));
            AddType(TypeLeaflets, "发放的资料", Whole(group.Sum(t => t.Leaflets)));

            void AddType(SummaryIndicator indicator, string what, int value) =>
                Add(indicator, value, RegisterKind.Activities, group.Key, $"{name}的{what}");
        }
    }

    private async Task AddTrainingsAsync(PortalDbContext db, CancellationToken cancel)
    {
        var count = await TrainingCounts.BetweenAsync(db, subject.Path, years.From, years.To, cancel);
        if (count.Sessions == 0)
            return;
        Add(CadreTrainings, count.Sessions, RegisterKind.Trainings);
        Add(CadreTrainingTimes, count.PersonTimes, RegisterKind.Trainings);
    }

    private async Task AddHonoursAsync(PortalDbContext db, CancellationToken cancel)
    {
        var honours = await OfYears(db.Honours)
            .GroupBy(h => new { h.Entry.Type, h.Entry.Level })
            .Select(g => new
            {
                g.Key.Type,
                g.Key.Level,
                Number = g.Sum(h => h.Entry.Number ?? 1),
            })
            .ToListAsync(cancel);
        if (honours.Count == 0)
            return;
        Add(Honours, honours.Sum(h => h.Number), RegisterKind.Honours);
        foreach (var honour in honours.Where(h => h.Level is not null).OrderBy(h => h.Level).ThenBy(h => h.Type))
            found.Add(
                new(
                    new(HonoursOfType, subject.UnitId, Type: TypeOf(honour.Type!.Value, honour.Level!.Value)),
                    honour.Number,
                    subject.UnitName,
                    $"{honour.Level.Value.Name()}{honour.Type.Value.Name()}",
                    today,
                    Sources(RegisterKind.Honours, (int)honour.Type.Value)
                )
            );
    }

    private async Task AddTeamsAsync(PortalDbContext db, CancellationToken cancel)
    {
        const int team = (int)TeamOrBaseType.VolunteerTeam;
        var teams = db.TeamsAndBases.AsNoTracking().Within(subject.Path).Where(t => t.Category == team);
        if (await teams.SumAsync(t => t.Entry.Number ?? 1, cancel) is > 0 and var number)
        {
            IReadOnlyList<FigureSource> all =
            [
                new RegisterSource("志愿服务队", RegisterKind.TeamsAndBases, new(subject.UnitId, Category: team)),
            ];
            var people = Whole(await teams.SumAsync(t => (long?)t.Entry.People, cancel) ?? 0);
            found.Add(new(Key(Teams), number, subject.UnitName, Teams.Name(), today, all));
            found.Add(new(Key(TeamPeople), people, subject.UnitName, TeamPeople.Name(), today, all));
        }
        var items = await OfYears(db.Publicity).SumAsync(p => p.Entry.Number ?? 1, cancel);
        if (items > 0)
            Add(PublicityItems, items, RegisterKind.Publicity);
    }

    private async Task AddMoneyAsync(PortalDbContext db, CancellationToken cancel)
    {
        var (first, last) = (years.First, years.Last);
        var funds = db
            .Funds.AsNoTracking()
            .Within(subject.Path)
            .Where(f => f.Entry.Year >= first && f.Entry.Year <= last);
        var received = await funds.SumAsync(f => f.Entry.Received ?? 0, cancel);
        var used = await funds.SumAsync(f => f.Entry.Used ?? 0, cancel);
        if (received > 0)
            Add(FundsReceived, Yuan(received), RegisterKind.Funds);
        if (used > 0)
            Add(FundsUsed, Yuan(used), RegisterKind.Funds);
    }

    private async Task AddHomesAsync(PortalDbContext db, CancellationToken cancel)
    {
        IReadOnlyList<FigureSource> list =
        [
            new RegisterSource("妇女之家台账", RegisterKind.Homes, new(subject.UnitId)),
        ];
        var villages = await HomeFiguresQuery.VillagesAsync(db, subject.Path, today, cancel);
        if (villages.Part > 0)
        {
            found.Add(new(Key(HomeVillages), villages.Part, subject.UnitName, HomeVillages.Name(), today, list));
            found.Add(
                new(Key(HomeVillagesRate), villages.BasisPoints, subject.UnitName, HomeVillagesRate.Name(), today, list)
            );
        }
        var held = OfYears(db.Activities)
            .Where(a => a.Entry.Venue == ActivityVenue.Home || a.Entry.Venue == ActivityVenue.MicroHome);
        var sessions = await held.SumAsync(a => a.Entry.Sessions ?? 1, cancel);
        if (sessions == 0)
            return;
        Add(HomeSessions, sessions, RegisterKind.Activities);
        Add(HomePeople, Whole(await held.SumAsync(a => (long?)a.Entry.People, cancel) ?? 0), RegisterKind.Activities);
    }

    private async Task AddDutiesAsync(PortalDbContext db, CancellationToken cancel)
    {
        if (await OfYears(db.Meetings).CountAsync(cancel) is > 0 and var meetings)
            Add(DutyMeetings, meetings, RegisterKind.Meetings);
        if (await OfYears(db.Deeds).CountAsync(cancel) is > 0 and var deeds)
            Add(Deeds, deeds, RegisterKind.Deeds);
    }

    private IQueryable<RegisterRow<TEntry>> OfYears<TEntry>(IQueryable<RegisterRow<TEntry>> rows)
        where TEntry : class, IRegisterEntry<TEntry>
    {
        var (from, to) = (years.From, years.To);
        return rows.AsNoTracking().Within(subject.Path).Where(r => r.On >= from && r.On <= to);
    }

    private FigureKey Key(SummaryIndicator indicator) => new(indicator, subject.UnitId);

    private void Add(
        SummaryIndicator indicator,
        int value,
        RegisterKind register,
        int? type = null,
        string? name = null
    ) =>
        found.Add(
            new(
                new(indicator, subject.UnitId, Type: type),
                value,
                subject.UnitName,
                name ?? indicator.Name(),
                today,
                Sources(register, type)
            )
        );

    /// <summary>A list of a register is of one year, so each year has its link.</summary>
    private IReadOnlyList<FigureSource> Sources(RegisterKind register, int? type) =>
        [
            .. years.All.Select(year => new RegisterSource(
                $"{register.Name()} {year} 年",
                register,
                new(subject.UnitId, year, type)
            )),
        ];

    /// <summary>Whole yuan, rounded half-up: a report counts no fen, and a figure in a text is whole.</summary>
    private static int Yuan(long fen) => Whole((fen + FenOfAYuan / 2) / FenOfAYuan);

    /// <summary>A figure of a text is an int. A larger sum is cut there, so that no page fails on it.</summary>
    private static int Whole(long sum) => (int)Math.Min(sum, int.MaxValue);
}
