using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace FederationReform.Web.Components;

/// <summary>What portal.js does for the pages.</summary>
internal static class BrowserCalls
{
    /// <summary>
    /// Opens a dialog after its content has been drawn. What a handler changes is drawn only once the handler first waits; a form that is
    /// drawn anew in an open dialog would lose what was typed into it in that moment.
    /// </summary>
    public static async Task ShowDialogAsync(this IJSRuntime browser, ElementReference dialog)
    {
        await Task.Yield();
        await browser.InvokeVoidAsync("portal.showDialog", dialog);
    }

    /// <summary>The text of a textarea, by stream: a pasted list may be longer than a message of the circuit may be.</summary>
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
