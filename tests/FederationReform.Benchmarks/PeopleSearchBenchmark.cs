using System.Diagnostics;
using System.Globalization;
using FederationReform.Access;
using FederationReform.Committees;
using FederationReform.People;
using FederationReform.Rosters;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Benchmarks;

/// <summary>
/// 花名册 of a whole prefecture with 200 000 people: how long until the first page of what was typed is there, its
/// total included. The goal is 50 ms.
/// </summary>
internal static class PeopleSearchBenchmark
{
    private const int People = 200_000;
    private const int Committee = 11;
    private const int Batch = 250;
    private const string Surnames = "陈林黄张吴李郑王刘杨叶徐周许谢何江邱罗曾余詹毛祝季范赖潘苏蔡吕卢雷蓝单覃解查";
    private const string Given =
        "丽秀美玉春秋晓小雅淑素慧文彩巧婉月金红雪桂海建凤雨思佳若欣梦诗"
        + "芳英兰梅珍娟琴萍华霞云莲燕清敏玲婷仙香花芬霜珠芸妹娇平";

    public static async Task RunAsync(BenchmarkDatabase database, Prefecture prefecture)
    {
        var random = new Random(20260715);
        await FillAsync(database, prefecture.Reader, random);
        await database.AnalyseAsync();
        var roster = new RosterQuery(database.Portal);

        Console.WriteLine();
        Console.WriteLine("| people found among 200 000, prefecture | p50 ms | p95 ms |");
        Console.WriteLine("|---|---|---|");
        foreach (
            var (what, text) in new (string, Func<string>)[]
            {
                ("initials of three (zxy)", () => Pinyin.OfPerson(Name(random)).Initials),
                ("full pinyin (zhangxiuying)", () => Pinyin.OfPerson(Name(random)).Full),
                ("full name (张秀英)", () => Name(random)),
                ("given name (秀英)", () => Name(random)[1..]),
                ("last four digits", () => random.Next(10_000).ToString("0000", CultureInfo.InvariantCulture)),
            }
        )
            await MeasureAsync(what, () =>
                roster.RunAsync(prefecture.Reader, new() { Text = text(), State = RosterState.All })
            );
        await MeasureAsync("nothing typed, by strokes", () =>
            roster.RunAsync(prefecture.Reader, new() { State = RosterState.All, Order = RosterOrder.Strokes })
        );
    }

    private static async Task MeasureAsync(string what, Func<Task<Roster?>> ask)
    {
        var times = new List<double>();
        for (var i = 0; i < 130; i++)
        {
            var watch = Stopwatch.StartNew();
            await ask();
            if (i >= 30)
                times.Add(watch.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"| {what} | {times[50]:0.0} | {times[95]:0.0} |")
        );
    }

    /// <summary>Terms that ended long ago, so that the prefecture's own figures stay what they are.</summary>
    private static async Task FillAsync(BenchmarkDatabase database, UnitScope reader, Random random)
    {
        List<Unit> villages;
        int missing;
        await using (var db = database.Portal.OpenForSystem())
        {
            villages = await db
                .Units.AsNoTracking()
                .Within(reader.Path)
                .Where(u => u.Level == UnitLevel.Village)
                .ToListAsync();
            missing = People - await db.People.CountAsync();
        }
        for (var term = 0; missing > 0; term++)
            foreach (var some in villages.Chunk(Batch))
            {
                await using var db = database.Portal.OpenForSystem();
                foreach (var village in some.Take((missing + Committee - 1) / Committee))
                {
                    var on = new DateOnly(1960 + 3 * term, 5, 1);
                    var committee = FederationReform.Committees.Committee.Create(
                        village,
                        new(on, 3),
                        new(1, 0, 2, Committee)
                    );
                    committee.End(on.AddYears(3));
                    foreach (
                        var post in CommitteeFormation.Join(
                            committee,
                            [.. Enumerable.Range(0, Committee).Select(i => Member(i, on, random))],
                            [],
                            new(WayIn.Elected, on, Resolution.None)
                        )
                    )
                        post.End(new(WayOut.TermEnded, on.AddYears(3), Resolution.None));
                    db.Committees.Add(committee);
                    missing -= Committee;
                }
                await db.SaveChangesAsync();
            }
    }

    private static ElectedMember Member(int i, DateOnly on, Random random) =>
        new()
        {
            Name = Name(random),
            Birth = new(on.AddYears(-20 - random.Next(30)).AddDays(-random.Next(300))),
            Education = (Education)random.Next(1, 7),
            Phone = $"138{random.Next(100_000_000):00000000}",
            Position =
                i == 0 ? Position.Chair
                : i < 3 ? Position.PartTimeViceChair
                : Position.Executive,
        };

    private static string Name(Random random) =>
        $"{Surnames[random.Next(Surnames.Length)]}{Given[random.Next(Given.Length)]}{Given[random.Next(Given.Length)]}";
}
