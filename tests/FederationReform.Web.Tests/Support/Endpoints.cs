using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace FederationReform.Web.Tests.Support;

/// <summary>What the portal answers to, asked of the portal itself.</summary>
internal static partial class Endpoints
{
    public static IReadOnlyList<RouteEndpoint> Of(IServiceProvider services)
    {
        var endpoints = services
            .GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .ToList();
        return endpoints.Count > 0
            ? endpoints
            : throw new InvalidOperationException("No endpoints: the test would prove nothing.");
    }

    public static IReadOnlyList<string> Methods(this RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET"];

    /// <summary>The address with a number that belongs to nothing for each parameter.</summary>
    public static string AddressOfNothing(this RouteEndpoint endpoint) =>
        "/" + Parameter().Replace(endpoint.RoutePattern.RawText!, "999999").TrimStart('/');

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
