using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace FederationReform.Web.Start;

/// <summary>
/// The proxies that are believed about a client's address, which is written into the audit and counted at sign-in.
/// </summary>
internal static class TrustedProxies
{
    public static void AddTrustedProxies(this IServiceCollection services, IReadOnlyList<string> addresses) =>
        services.Configure<ForwardedHeadersOptions>(o =>
        {
            o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // Through as many of them as stand in a row; the first stranger is the client.
            o.ForwardLimit = null;
            o.KnownIPNetworks.Clear();
            o.KnownProxies.Clear();
            foreach (var address in addresses)
                o.KnownProxies.Add(IPAddress.Parse(address));
        });

    public static void UseTrustedProxies(this WebApplication app, IReadOnlyList<string> addresses)
    {
        // With none named, the middleware would believe everybody.
        if (addresses.Count > 0)
            app.UseForwardedHeaders();
    }
}
