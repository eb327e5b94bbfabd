using System.Net;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.AspNetCore.StaticAssets;

namespace FederationReform.Web.Tests.Access;

/// <summary>AC-01: whoever is not signed in reaches what anonymous.txt names, and nothing else.</summary>
public sealed class AnonymousAccessTests
{
    [Fact]
    public async Task Endpoint_CalledByNobodyInParticular_AnswersOnlyIfItIsOnTheList()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        using var nobody = server.CreateClient();
        var open = new List<string>();

        foreach (
            var endpoint in Endpoints
                .Of(server.Services)
                .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
        )
        {
            foreach (var method in endpoint.Methods())
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), endpoint.AddressOfNothing());
                using var answer = await nobody.SendAsync(request);
                var refused =
                    answer.StatusCode == HttpStatusCode.Unauthorized
                    || (
                        answer.StatusCode == HttpStatusCode.Found
                        && answer.Headers.Location!.OriginalString.Split('?')[0] == Urls.SignIn
                    );
                if (!refused)
                    open.Add($"{method} {endpoint.RoutePattern.RawText}");
            }
        }

        var list = await File.ReadAllLinesAsync(
            Path.Combine(Repository.Root, "tests/FederationReform.Web.Tests/Access/anonymous.txt")
        );
        open.Distinct()
            .Order(StringComparer.Ordinal)
            .Should()
            .Equal(list.Where(line => line is not ['#', ..] and not ""));
    }
}
