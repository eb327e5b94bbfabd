using FederationReform.Web.Components;
using FederationReform.Web.SpotChecks;

namespace FederationReform.Web;

/// <summary>The addresses of 抽查.</summary>
public static partial class Urls
{
    /// <summary>随机抽查</summary>
    public const string SpotChecks = "/spot-checks";

    public static string SpotChecksPage(int page) => SpotChecks + new SpotChecksLink(page).Query();

    /// <param name="page">Of the units that stand side by side.</param>
    public static string SpotCheck(int check, int page = 1) =>
        $"/spot-checks/{check}" + new SpotChecksLink(page).Query();
}
