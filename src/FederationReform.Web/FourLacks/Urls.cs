using FederationReform.Web.Components;
using FederationReform.Web.FourLacks;

namespace FederationReform.Web;

/// <summary>The addresses of 四缺整改.</summary>
public static partial class Urls
{
    /// <summary>The townships of a unit beside each other, before the reform and now.</summary>
    public const string LacksTable = "/registers/fourlacks/table";

    internal static string LacksTableOf(LacksLink link) => LacksTable + link.Query();
}
