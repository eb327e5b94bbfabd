using FederationReform.Visits;
using FederationReform.Web.Components;
using FederationReform.Web.Visits;

namespace FederationReform.Web;

/// <summary>The addresses of 督导.</summary>
public static partial class Urls
{
    /// <summary>督导走访</summary>
    public const string Visits = "/visits";

    /// <summary>督导覆盖</summary>
    public const string VisitCoverage = "/visits/coverage";

    public static string VisitsOf(VisitFilter filter) => Visits + new VisitsLink(filter).Query();

    public static string VisitCoverageOf(CoverageFilter filter) => VisitCoverage + new CoverageLink(filter).Query();

    public static string Visit(int visit) => $"/visits/{visit}";

    /// <summary>Where an upload becomes a photo of a visit; no page.</summary>
    public const string AddVisitPhotoRoute = "/visits/{visit:int}/photos";

    public static string AddVisitPhoto(int visit) => $"/visits/{visit}/photos";

    public const string VisitPhotoRoute = "/visits/{visit:int}/photos/{photo:int}";

    public static string VisitPhoto(int visit, int photo) => $"/visits/{visit}/photos/{photo}";

    public const string VisitThumbnailRoute = "/visits/{visit:int}/photos/{photo:int}/thumbnail";

    public static string VisitThumbnail(int visit, int photo) => $"/visits/{visit}/photos/{photo}/thumbnail";
}
