using FederationReform.Data;
using FederationReform.Homes;
using FederationReform.Tree;

namespace FederationReform.Demo;

/// <summary>
/// A home for women in most villages and in every township: some without a nameplate, some that lack something, and
/// one village in eleven without any.
/// </summary>
internal static class DemoHomes
{
    public static void Add(PortalDbContext db, IReadOnlyList<Unit> units, TimeProvider clock)
    {
        var today = clock.Today();
        for (var i = 0; i < units.Count; i++)
        {
            var unit = units[i];
            if (unit.Level == UnitLevel.Village && i % 11 == 4)
                continue;
            if (unit.Level < UnitLevel.Township)
                continue;
            DemoEntries.Add(
                db,
                unit,
                new Home
                {
                    Type = HomeType.Home,
                    Title = $"{unit.Name}妇女之家",
                    Site = unit.Level == UnitLevel.Township ? HomeSite.Township : HomeSite.Village,
                    Nameplate = i % 9 != 5,
                    Place = (HomePlace)(1 + i % 3),
                    Haves = HavesOf(i),
                    Functions =
                        HomeFunctions.Rights
                        | HomeFunctions.FamilyEducation
                        | (i % 2 == 0 ? HomeFunctions.Employment : HomeFunctions.Culture),
                    On = today.AddDays(-400 - 3 * i),
                },
                clock
            );
            if (unit.Level == UnitLevel.Village && i % 6 == 0)
                DemoEntries.Add(
                    db,
                    unit,
                    new Home
                    {
                        Type = HomeType.MicroHome,
                        Title = $"{unit.Name}桂香妇女微家",
                        Site = HomeSite.Elsewhere,
                        Nameplate = true,
                        On = today.AddDays(-60 - i % 100),
                    },
                    clock
                );
        }
        DemoEntries.Add(
            db,
            units[0],
            new Home
            {
                Type = HomeType.Home,
                Title = "企业妇女之家 18 个",
                Site = HomeSite.Enterprise,
                Number = 18,
                Nameplate = true,
                Haves = HomeLists.SixHaves,
            },
            clock
        );
    }

    private static HomeHaves HavesOf(int i) =>
        (i % 4) switch
        {
            0 or 1 => HomeLists.SixHaves | HomeHaves.Funds,
            2 => HomeLists.SixHaves & ~HomeHaves.Facilities,
            _ => HomeLists.FiveHaves & ~HomeHaves.Funds,
        };
}
