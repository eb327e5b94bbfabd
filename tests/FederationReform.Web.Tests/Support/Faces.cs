using System.Text.RegularExpressions;
using FederationReform.Access;
using FederationReform.Campaigns;

namespace FederationReform.Web.Tests.Support;

/// <summary>
/// Which role looks at which page of the matrix. A page is looked at by the role to which the server sends most, and by
/// every other role to which it sends something that no role before was sent: a form where the others only read, a
/// button of its own. Who may open a page is asked of every role by RouteMatrixTests; here every page is looked at, and
/// every face of it, but no face twice.
/// </summary>
internal static partial class Faces
{
    /// <returns>The addresses, by role.</returns>
    public static async Task<ILookup<Role, string>> OfAsync(DemoWorld demo)
    {
        var (records, ownVillage) = (await demo.PlaceAsync(ReformState.Submitted), await demo.OwnVillageAsync());
        var looks = new List<(Role Role, string Address)>();
        var clients = new Dictionary<Role, HttpClient>();
        try
        {
            foreach (var role in Enum.GetValues<Role>())
                clients[role] = await demo.Server.SignedInAsync(await demo.ScopeAsync(role));
            foreach (var page in PortalRoutes.Pages)
            {
                var sent = new List<(Role Role, string Address, HashSet<string> Elements)>();
                foreach (var role in page.Open)
                {
                    var place = role == Role.VillageFederation ? ownVillage : records;
                    // The demo's own village has handed in without a photo; the page is the one that the chair reads.
                    if (page.Route == "/evidence/{File:int}" && place.Evidence == 0)
                        continue;
                    var address = page.Address(place);
                    sent.Add((role, address, Elements(await clients[role].GetStringAsync(address))));
                }
                var seen = new HashSet<string>();
                foreach (var (role, address, elements) in sent.OrderByDescending(s => s.Elements.Count))
                {
                    if (elements.IsSubsetOf(seen) && seen.Count > 0)
                        continue;
                    seen.UnionWith(elements);
                    looks.Add((role, address));
                }
            }
        }
        finally
        {
            foreach (var client in clients.Values)
                client.Dispose();
        }
        return looks.ToLookup(l => l.Role, l => l.Address);
    }

    /// <summary>
    /// Every kind of element in the main part of a page: its tag, classes, type and role, not its words.
    /// </summary>
    private static HashSet<string> Elements(string html)
    {
        var main = html.IndexOf("<main", StringComparison.Ordinal);
        return
        [
            .. Tag()
                .Matches(html[Math.Max(main, 0)..])
                .Select(tag => tag.Groups["tag"].Value + string.Concat(Kind().Matches(tag.Value).Select(k => k.Value))),
        ];
    }

    [GeneratedRegex("""<(?<tag>[a-z][a-z0-9-]*)(\s[^<>]*)?>""")]
    private static partial Regex Tag();

    [GeneratedRegex("""\s(class|type|role)="[^"]*"|\s(disabled|readonly|multiple)\b""")]
    private static partial Regex Kind();
}
