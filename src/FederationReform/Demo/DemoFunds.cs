using FederationReform.Data;
using FederationReform.Funds;
using FederationReform.Tree;

namespace FederationReform.Demo;

/// <summary>Funds of this year: the county's in full, the townships' in part, the villages' unevenly.</summary>
internal static class DemoFunds
{
    public static void Add(PortalDbContext db, IReadOnlyList<Unit> units, TimeProvider clock)
    {
        var year = clock.Today().Year;
        for (var i = 0; i < units.Count; i++)
        {
            var fund = new Fund { Year = year, Purpose = FundPurpose.Development };
            if (units[i].Level == UnitLevel.County)
                Enter(fund with { Women = 187_000, Budgeted = 18_700_000, Received = 18_700_000, Used = 12_350_050 });
            else if (units[i].Level == UnitLevel.Township)
            {
                var heads = 9_000 + i * 373 % 7_000;
                Enter(
                    fund with
                    {
                        WomenAndChildren = heads,
                        Budgeted = heads * 100L,
                        Received = i % 3 == 0 ? 0 : heads * 60L,
                    }
                );
                Enter(fund with { Purpose = FundPurpose.Appraisal, Budgeted = 500_000, Received = 500_000 });
            }
            else if (i % 3 != 0)
                Enter(
                    fund with
                    {
                        Purpose = FundPurpose.Activities,
                        Received = i % 5 == 0 ? 2_000_000 : 200_000,
                        Used = 150_000,
                    }
                );

            void Enter(Fund entry) => DemoEntries.Add(db, units[i], entry, clock);
        }
    }
}
