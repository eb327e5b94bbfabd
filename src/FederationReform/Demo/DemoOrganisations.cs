using FederationReform.Data;
using FederationReform.Organisations;
using FederationReform.Tree;

namespace FederationReform.Demo;

/// <summary>
/// Organisations beside the villages: 妇委会 of the county's offices, enterprises and social organisations of each
/// township, a belt in some of them; and the bases, of which one type has none.
/// </summary>
internal static class DemoOrganisations
{
    private static readonly string[] trades = ["竹木", "茶叶", "针织", "食品", "电商", "丹桂"];

    public static void Add(PortalDbContext db, IReadOnlyList<Unit> units, TimeProvider clock)
    {
        var today = clock.Today();
        var county = units[0];
        foreach (
            var (type, title, number, rank) in ((OrganisationType, string, int, bool)[])
                [
                    (OrganisationType.Agency, "县直机关妇委会（主任为中层正职）", 9, true),
                    (OrganisationType.Agency, "县直机关妇委会", 8, false),
                    (OrganisationType.School, "县属学校妇委会（主任为中层正职）", 4, true),
                    (OrganisationType.School, "县属学校妇委会", 4, false),
                    (OrganisationType.Hospital, "县级医院妇委会", 2, false),
                ]
        )
            Add(
                county,
                new()
                {
                    Type = type,
                    Title = title,
                    Number = number,
                    MiddleRank = rank,
                    FullTime = false,
                    On = today.AddYears(-2),
                }
            );
        Add(
            county,
            new()
            {
                Type = OrganisationType.NewEmployment,
                Title = "快递配送行业妇联",
                Way = BuildingWay.Trade,
                Covered = 14,
                Women = 120,
                On = today.AddMonths(-5),
            }
        );
        var townships = units.Where(u => u.Level == UnitLevel.Township).ToList();
        for (var i = 0; i < townships.Count; i++)
            AddTownship(townships[i], i);
        foreach (
            var (type, number, source) in ((OrganisationType, int, string)[])
                [
                    (OrganisationType.Agency, 46, "县编办机构名录"),
                    (OrganisationType.School, 31, "县教育局年报"),
                    (OrganisationType.Hospital, 6, "县卫健局年报"),
                    (OrganisationType.Enterprise, townships.Count * 26, "县市场监管局年报"),
                    (OrganisationType.SocialOrganisation, townships.Count * 5, "县民政局社会组织名录"),
                ]
        )
            DemoEntries.Add(
                db,
                county,
                new OrganisationBase
                {
                    Type = type,
                    Number = number,
                    On = new(today.Year - 1, 12, 31),
                    Source = source,
                },
                clock
            );

        void AddTownship(Unit township, int i)
        {
            var belt = i % 3 == 0 ? $"{trades[i % trades.Length]}产业妇建示范带" : null;
            for (var n = 0; n < 3; n++)
                Add(
                    township,
                    new()
                    {
                        Type = OrganisationType.Enterprise,
                        Title = $"{township.Name}{trades[(i + n) % trades.Length]}企业妇联",
                        Way = n == 0 ? BuildingWay.Alone : BuildingWay.Joint,
                        Covered = n == 0 ? null : 4 + (i + n) % 9,
                        FullTime = false,
                        Members = 3 + n,
                        Women = 40 + 13 * n + i,
                        Belt = belt,
                        On = today.AddDays(-90 - 40 * n - 7 * i),
                    }
                );
            Add(
                township,
                new()
                {
                    Type = OrganisationType.SocialOrganisation,
                    Title = $"{township.Name}巾帼公益协会",
                    Way = i % 2 == 0 ? BuildingWay.Alone : BuildingWay.Area,
                    Covered = 1 + i % 4,
                    FullTime = false,
                    On = today.AddDays(-200 - i),
                }
            );
        }

        void Add(Unit unit, Organisation organisation) => DemoEntries.Add(db, unit, organisation, clock);
    }
}
