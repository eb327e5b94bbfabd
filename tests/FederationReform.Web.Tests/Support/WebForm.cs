using System.Net;
using System.Text.RegularExpressions;

namespace FederationReform.Web.Tests.Support;

/// <summary>A form as a browser would send it: its own hidden fields, and what the test types.</summary>
internal sealed partial class WebForm
{
    private readonly Dictionary<string, string> fields;

    private WebForm(Dictionary<string, string> fields) => this.fields = fields;

    public string this[string name]
    {
        get => fields[name];
        set => fields[name] = value;
    }

    /// <summary>The first form of a page that holds this text.</summary>
    public static WebForm In(string page, string holds)
    {
        var form = Form()
            .Matches(page)
            .Select(m => m.Value)
            .FirstOrDefault(f => f.Contains(holds, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"No form with “{holds}” in:\n{page}");
        return new(
            Hidden()
                .Matches(form)
                .DistinctBy(m => m.Groups["name"].Value)
                .ToDictionary(m => m.Groups["name"].Value, m => WebUtility.HtmlDecode(m.Groups["value"].Value))
        );
    }

    public WebForm Without(string name)
    {
        fields.Remove(name);
        return this;
    }

    public async Task<(HttpResponseMessage Answer, string Page)> PostAsync(HttpClient client, string address)
    {
        using var content = new FormUrlEncodedContent(fields);
        var answer = await client.PostAsync(address, content);
        return (answer, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    [GeneratedRegex("<form[^>]*>.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)"[^>]*>""")]
    private static partial Regex Hidden();
}
