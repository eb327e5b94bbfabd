using FederationReform.LivedDuties;
using FederationReform.Web.Components;
using FederationReform.Web.LivedDuties;

namespace FederationReform.Web;

/// <summary>The addresses of what committees do between two congresses.</summary>
public static partial class Urls
{
    /// <summary>班子运转</summary>
    public const string Liveliness = "/registers/liveliness";

    public static string LivelinessOf(int? unit, Quarter? quarter) =>
        Liveliness + new QuarterLink(unit, quarter).Query();

    public const string RotaRoute = "/committees/{Unit:int}/rota";

    /// <summary>轮值主席 of a unit's committee.</summary>
    public static string Rota(int unit, int? year = null) => $"/committees/{unit}/rota" + new RotaLink(year).Query();
}
