using System.Text.RegularExpressions;

namespace FederationReform.Web.Tests.Support;

/// <summary>Forms of static pages, sent as a browser sends them.</summary>
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

    [GeneratedRegex("""<form\b.*?</form>""", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)" */?>""")]
    private static partial Regex Hidden();
}
