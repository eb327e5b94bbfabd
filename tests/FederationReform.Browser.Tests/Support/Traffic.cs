using Microsoft.Playwright;

namespace FederationReform.Browser.Tests.Support;

/// <summary>What came over the wire, as compressed as it came.</summary>
internal sealed class Traffic
{
    private readonly List<IResponse> answers = [];

    public void Add(IResponse answer) => answers.Add(answer);

    public void Forget() => answers.Clear();

    public async Task<(int Total, IReadOnlyList<string> Each)> CountAsync()
    {
        var each = new List<(string Url, int Bytes)>();
        foreach (var answer in answers.ToList())
        {
            if (answer.Url.StartsWith("data:", StringComparison.Ordinal))
                continue;
            var sizes = await answer.Request.SizesAsync();
            each.Add((answer.Url, sizes.ResponseBodySize + sizes.ResponseHeadersSize));
        }
        return (each.Sum(e => e.Bytes), [.. each.OrderByDescending(e => e.Bytes).Select(e => $"{e.Bytes} {e.Url}")]);
    }
}
