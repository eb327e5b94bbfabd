using FederationReform.Data;
using FederationReform.Ledger;
using FederationReform.Registers;
using FederationReform.Tree;

namespace FederationReform.Demo;

/// <summary>A work ledger of two years: activities of all levels, teams, honours, publicity.</summary>
internal static class DemoLedger
{
    private static readonly (
        ActivityType Type,
        string Title,
        int People,
        int? Sessions,
        int? Yuan,
        int? Leaflets
    )[] done =
    [
        (ActivityType.RightsEducation, "三八节维权法律知识讲座", 86, null, null, 200),
        (ActivityType.SkillsTraining, "家政服务员技能培训班", 45, 3, 6_000, null),
        (ActivityType.Visiting, "走访慰问困难妇女家庭", 24, null, 7_200, null),
        (ActivityType.ChildCare, "留守儿童暑期关爱课堂", 60, 6, 1_800, null),
        (ActivityType.CultureAndSport, "巾帼广场舞交流", 150, null, 1_200, null),
        (ActivityType.FamilyEducation, "家庭教育公益讲座", 72, 2, null, 120),
        (ActivityType.CivilisedFamilies, "最美家庭故事分享会", 55, null, null, null),
        (ActivityType.Volunteering, "巾帼志愿者清洁家园", 38, null, null, null),
        // The first of the county's own types that are counted as volunteering.
        ((ActivityType)(EntryType.FirstOf((int)ActivityType.Volunteering) + 1), "巾帼护河队巡河", 22, 4, null, null),
        (ActivityType.Employment, "女性专场招聘会", 210, null, null, 400),
        (ActivityType.Health, "妇女健康知识咨询", 95, null, null, 300),
    ];

    public static void Add(PortalDbContext db, IReadOnlyList<Unit> units, TimeProvider clock)
    {
        var today = clock.Today();
        DemoEntries.Decide(
            db,
            units.First(u => u.Level == UnitLevel.County),
            EntryTypes<Activity>.Usual.With("巡河护河", (int)ActivityType.Volunteering)
        );
        for (var i = 0; i < units.Count; i++)
        {
            // Every seventh village has nothing in its ledger, as in any county.
            if (units[i].Level == UnitLevel.Village && i % 7 == 3)
                continue;
            for (var n = 0; n < 3; n++)
            {
                var (type, title, people, sessions, yuan, leaflets) = done[(i + 3 * n) % done.Length];
                DemoEntries.Add(
                    db,
                    units[i],
                    new Activity
                    {
                        On = today.AddDays(-7 - (i * 13 + n * 151) % 600),
                        Type = type,
                        Title = title,
                        People = people + i % 11,
                        Sessions = sessions,
                        Fen = yuan * 100L,
                        Leaflets = leaflets,
                        Venue = n == 0 ? ActivityVenue.Home : null,
                    },
                    clock
                );
            }
        }
        foreach (var unit in units.Where(u => u.Level < UnitLevel.Village))
        {
            DemoEntries.Add(
                db,
                unit,
                new TeamOrBase
                {
                    Type = TeamOrBaseType.VolunteerTeam,
                    Title = $"{unit.Name}巾帼志愿服务队",
                    People = unit.Level == UnitLevel.County ? 500 : 34,
                    Precision = unit.Level == UnitLevel.County ? Precision.Nearly : null,
                    On = today.AddYears(-3),
                },
                clock
            );
            DemoEntries.Add(
                db,
                unit,
                new Honour
                {
                    Type = HonourType.MostBeautifulFamily,
                    Level = unit.Level == UnitLevel.County ? HonourLevel.Prefecture : HonourLevel.County,
                    Title = $"{unit.Name}最美家庭",
                    Number = unit.Level == UnitLevel.County ? 12 : 3,
                    On = today.AddMonths(-8),
                },
                clock
            );
            DemoEntries.Add(
                db,
                unit,
                new PublicityItem
                {
                    On = today.AddDays(-20),
                    Title = "会改联激活基层妇联“神经末梢”",
                    Outlet = "县融媒体中心公众号",
                },
                clock
            );
        }
    }
}
