using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace FederationReform.Web.Components;

/// <summary>The calls into portal.js, and the import of a component's own script.</summary>
internal static class BrowserCalls
{
    /// <summary>
    /// Imports a script under its fingerprinted address, which the browser keeps for good. What the script imports
    /// itself is fingerprinted by the import map of the page.
    /// </summary>
    /// <param name="assets">The Assets of the component.</param>
    /// <param name="script">For example Components/SearchBox.razor.js.</param>
    public static ValueTask<IJSObjectReference> ImportAsync(
        this IJSRuntime browser,
        ResourceAssetCollection assets,
        string script
    ) => browser.InvokeAsync<IJSObjectReference>("import", "./" + assets[script]);

    /// <summary>
    /// The text of a textarea, by stream: a pasted list may be longer than a message of the circuit may be.
    /// </summary>
    /// <param name="maxLength">The textarea's maxlength, in UTF-16 units.</param>
    public static async Task<string> ReadTextAsync(this IJSRuntime browser, string id, int maxLength)
    {
        const int BytesOfUnit = 3;
        var stream = await browser.InvokeAsync<IJSStreamReference>("portal.text", id);
        await using var content = await stream.OpenReadStreamAsync(BytesOfUnit * maxLength + 1);
        using var reader = new StreamReader(content);
        return await reader.ReadToEndAsync();
    }
}
