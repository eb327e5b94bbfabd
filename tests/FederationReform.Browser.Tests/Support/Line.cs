using Microsoft.Playwright;

namespace FederationReform.Browser.Tests.Support;

/// <summary>The line of one page, as slow as a township's, or cut.</summary>
internal sealed class Line(ICDPSession session)
{
    public static async Task<Line> OfAsync(IPage page) => new(await page.Context.NewCDPSessionAsync(page));

    /// <param name="upload">Bytes a second; -1 for as fast as it goes.</param>
    public async Task SetAsync(int upload, bool cut = false) =>
        await session.SendAsync(
            "Network.emulateNetworkConditions",
            new()
            {
                ["offline"] = cut,
                ["latency"] = 0,
                ["downloadThroughput"] = -1,
                ["uploadThroughput"] = upload,
            }
        );
}
