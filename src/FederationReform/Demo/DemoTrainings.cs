using FederationReform.Committees;
using FederationReform.Data;
using FederationReform.Exchanges;
using FederationReform.FourLacks;
using FederationReform.People;
using FederationReform.Trainings;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Demo;

/// <summary>Trainings with the people in office who attended, the four lacks, exchanges and the reserve list.</summary>
internal static class DemoTrainings
{
    private static readonly (string Title, TrainingKind Kind, TrainingLevel Level, int DaysAgo, int Hours)[] held =
    [
        ("乡镇妇联主席履职能力培训班", TrainingKind.Duties, TrainingLevel.County, 40, 16),
        ("村（社区）妇联主席示范培训班", TrainingKind.Duties, TrainingLevel.County, 300, 8),
        ("妇女权益保障法专题培训", TrainingKind.Law, TrainingLevel.County, 700, 4),
    ];

    /// <summary>Nation, province, prefecture, county, township.</summary>
    private const int TownshipPath = 5 * UnitPath.SegmentLength;

    private static readonly string[] reserves = ["严秋月", "池晓棠", "邱若兰", "柯宝珠", "卓青禾", "巫雪梅"];

    public static async Task AddAsync(
        PortalDbContext db,
        IReadOnlyList<Unit> units,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var today = clock.Today();
        var county = units[0];
        var townships = units.Where(u => u.Level == UnitLevel.Township).ToList();
        var posts = await db
            .Posts.Where(p => p.EndOn == null)
            .Include(p => p.Person)
            .OrderBy(p => p.UnitPath)
            .ThenBy(p => p.Id)
            .ToListAsync(cancel);
        var people = posts.ConvertAll(p => p.Person);
        foreach (var ((title, kind, level, ago, hours), round) in held.Select((h, i) => (h, i)))
        {
            var training = new Training
            {
                On = today.AddDays(-ago),
                Title = title,
                Type = kind,
                Level = level,
                Hours = hours,
                Place = "县委党校",
                Others = round == 2 ? 26 : null,
            };
            Attended(db, county, training, [.. Invited(posts, round)], clock);
        }
        foreach (var (township, n) in townships.Select((t, i) => (t, i)))
        {
            // Every fourth township has held none.
            if (n % 4 == 3)
                continue;
            var own = people.Where(p => UnitPath.Contains(township.Path, p.UnitPath)).ToList();
            Attended(
                db,
                township,
                new Training
                {
                    On = today.AddDays(-20 - n),
                    Title = $"{township.Name}村妇联执委分工培训",
                    Type = TrainingKind.Duties,
                    Level = TrainingLevel.Township,
                    Hours = 4,
                    Place = "镇政府三楼会议室",
                    Others = 6,
                },
                [.. own.Where((_, i) => i % 3 != 0)],
                clock
            );
            if (n % 5 != 4)
                DemoEntries.Add(db, township, LacksOf(n, today), clock);
        }
        foreach (var (village, n) in units.Where(u => u.Level == UnitLevel.Village).Select((v, i) => (v, i)))
        {
            if (n % 9 == 0)
                Attended(
                    db,
                    village,
                    new Training
                    {
                        On = today.AddDays(-60 - n % 30),
                        Title = "村妇联执委学习会",
                        Type = TrainingKind.Policy,
                        Level = TrainingLevel.Village,
                        Hours = 2,
                    },
                    [.. people.Where(p => p.UnitPath == village.Path)],
                    clock
                );
        }
        AddExchanges(db, county, townships, clock);
        foreach (var (name, i) in reserves.Select((r, i) => (r, i)))
        {
            var state = i == 0 ? ReserveState.Appointed : ReserveState.Listed;
            DemoEntries.Add(
                db,
                townships[i % townships.Count],
                new ReserveCadre
                {
                    Title = name,
                    On = today.AddMonths(-14 - i),
                    Source = i % 2 == 0 ? ReserveSource.Organisation : ReserveSource.Masses,
                    State = state,
                    EndedOn = state == ReserveState.Appointed ? today.AddMonths(-2) : null,
                    Plan = "参加县里的履职培训，跟班学习一个月",
                },
                clock
            );
        }
    }

    /// <summary>Leaders of townships, then chairs of villages, then a few of all; some always stay away.</summary>
    private static IEnumerable<Person> Invited(IEnumerable<Post> posts, int round) =>
        (
            round switch
            {
                0 => posts.Where(p => p.UnitPath.Length == TownshipPath && p.Position < Position.StandingMember),
                1 => posts.Where(p => p.UnitPath.Length > TownshipPath && p.Position == Position.Chair),
                _ => posts.Where(p => p.Id % 7 == 0),
            }
        )
            .Where((_, i) => i % 6 != 5)
            .Select(p => p.Person);

    private static void Attended(
        PortalDbContext db,
        Unit unit,
        Training training,
        IReadOnlyList<Person> people,
        TimeProvider clock
    )
    {
        var row = DemoEntries.Add(db, unit, training, clock);
        db.TrainingAttendances.AddRange(
            people.DistinctBy(p => p.Id).Select(p => TrainingAttendance.Of(row, p, hours: null))
        );
    }

    private static FourLacksEntry LacksOf(int township, DateOnly today) =>
        new()
        {
            PostsBefore = HasOrLacks.Lacks,
            PostsNow = HasOrLacks.Has,
            PostsEvidence = "配齐主席 1 名、专职副主席 1 名，浦委组〔2026〕8号",
            PostsOn = today.AddDays(-90 - township),
            MoneyBefore = HasOrLacks.Lacks,
            MoneyNow = township % 3 == 0 ? HasOrLacks.Lacks : HasOrLacks.Has,
            MoneyEvidence = township % 3 == 0 ? null : "列入乡镇年度预算 5000 元",
            OfficeBefore = township % 2 == 0 ? HasOrLacks.Has : HasOrLacks.Lacks,
            OfficeNow = HasOrLacks.Has,
            OfficeEvidence = "妇女之家设在党群服务中心二楼",
            StaffBefore = HasOrLacks.Lacks,
            StaffNow = township % 4 == 0 ? HasOrLacks.Lacks : HasOrLacks.Has,
            StaffEvidence = township % 4 == 0 ? null : "聘社会工作者 1 名",
        };

    private static void AddExchanges(PortalDbContext db, Unit county, List<Unit> townships, TimeProvider clock)
    {
        var today = clock.Today();
        DemoEntries.Add(
            db,
            townships[0],
            new Exchange
            {
                Title = "温若华",
                Direction = ExchangeDirection.Out,
                Form = ExchangeForm.Secondment,
                From = $"{townships[0].Name}妇联专职副主席",
                To = "县妇联办公室（挂职）",
                On = today.AddMonths(-5),
                Until = today.AddMonths(7),
                Document = "浦妇〔2026〕11号",
            },
            clock
        );
        DemoEntries.Add(
            db,
            county,
            new Exchange
            {
                Title = "温若华",
                Direction = ExchangeDirection.In,
                Form = ExchangeForm.Secondment,
                From = $"{townships[0].Name}妇联专职副主席",
                To = "县妇联办公室（挂职）",
                On = today.AddMonths(-5),
                Until = today.AddMonths(7),
                Document = "浦妇〔2026〕11号",
            },
            clock
        );
        DemoEntries.Add(
            db,
            county,
            new Exchange
            {
                Title = "戴秋菊",
                Direction = ExchangeDirection.Out,
                Form = ExchangeForm.Rotation,
                From = "县妇联权益部",
                To = "县民政局社会事务科",
                On = today.AddMonths(-20),
            },
            clock
        );
    }
}
