using System.Text.RegularExpressions;
using FederationReform.Access;

namespace FederationReform.Web.Tests.Support;

/// <summary>Forms of static pages and calls of scripts, sent as a browser sends them.</summary>
internal static partial class Forms
{
    /// <summary>Opens the page and sends its first form with these fields, token and all.</summary>
    public static async Task<HttpResponseMessage> SubmitAsync(
        this HttpClient client,
        string address,
        Dictionary<string, string> fields
    )
    {
        var page = await client.GetStringAsync(address);
        var form = Form().Match(page).Value;
        var all = Hidden().Matches(form).ToDictionary(h => h.Groups["name"].Value, h => h.Groups["value"].Value);
        foreach (var (name, value) in fields)
            all[name] = value;
        return await client.PostAsync(address, new FormUrlEncodedContent(all));
    }

    /// <summary>The account's browser with the token that a page hands to its scripts.</summary>
    public static async Task<HttpClient> WithTokenAsync(this PortalServer server, UnitScope scope)
    {
        var client = await server.SignedInAsync(scope);
        await client.TakeTokenAsync();
        return client;
    }

    /// <summary>From now on each request of the signed-in browser carries the token.</summary>
    public static async Task TakeTokenAsync(this HttpClient client)
    {
        var page = await client.GetStringAsync(Urls.Help);
        client.DefaultRequestHeaders.Add("RequestVerificationToken", Token().Match(page).Groups[1].Value);
    }

    [GeneratedRegex("""name="__RequestVerificationToken" value="([^"]*)""")]
    private static partial Regex Token();

    [GeneratedRegex("""<form\b.*?</form>""", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)" */?>""")]
    private static partial Regex Hidden();
}
