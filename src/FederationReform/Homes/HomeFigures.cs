using System.Globalization;
using FederationReform.Units;

namespace FederationReform.Homes;

/// <summary>Figures of 妇女之家; a 微家 is counted beside them and never among them.</summary>
public sealed record HomeFigures
{
    public required UnitLink Unit { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>Of <see cref="Held"/>.</summary>
    public required int Year { get; init; }

    /// <summary>The haves that make a home complete here.</summary>
    public required HomeHaves Standard { get; init; }

    /// <summary>Villages and communities that have a home, of all in the tree.</summary>
    public required Ratio Villages { get; init; }

    public required Ratio Townships { get; init; }

    /// <summary>The villages without one, as far as <see cref="HomeFiguresQuery.MostMissing"/>.</summary>
    public required IReadOnlyList<UnitLink> Missing { get; init; }

    /// <summary>
    /// Homes said to be a village's that were entered for a unit above; no village is counted as having them.
    /// </summary>
    public required int Misplaced { get; init; }

    /// <summary>Homes with a nameplate, of all.</summary>
    public required Ratio Nameplates { get; init; }

    public required IReadOnlyList<SiteHomes> Sites { get; init; }

    public required int MicroHomes { get; init; }

    /// <summary>Homes that have all of the standard, of all.</summary>
    public required Ratio Complete { get; init; }

    /// <summary>Each have of the standard; the one that is missing most comes first.</summary>
    public required IReadOnlyList<HaveCount> Haves { get; init; }

    public required IReadOnlyList<FunctionCount> Functions { get; init; }

    public required HomeActivities Held { get; init; }

    /// <summary>The units directly below; none for a village.</summary>
    public required IReadOnlyList<UnitHomes> Below { get; init; }

    public int Homes => Nameplates.Whole;
}

public sealed record SiteHomes(HomeSite Site, int Homes, Ratio Nameplates, Ratio Complete);

/// <param name="Share">Homes that have it, of all.</param>
public sealed record HaveCount(HomeHaves Have, Ratio Share);

public sealed record FunctionCount(HomeFunctions Function, int Homes);

/// <summary>What the ledger says was held in homes.</summary>
/// <param name="People">人次</param>
public sealed record HomeActivities(int Sessions, long People)
{
    /// <summary>55.6: person-times of a session, rounded half-up to one decimal; — without any session.</summary>
    public string PerSession
    {
        get
        {
            if (Sessions == 0)
                return "—";
            var tenths = (People * 20L + Sessions) / (2L * Sessions);
            return string.Create(CultureInfo.InvariantCulture, $"{tenths / 10}.{tenths % 10}");
        }
    }
}

public sealed record UnitHomes(
    UnitLink Unit,
    int Homes,
    int MicroHomes,
    Ratio Villages,
    Ratio Nameplates,
    HomeActivities Held
);
