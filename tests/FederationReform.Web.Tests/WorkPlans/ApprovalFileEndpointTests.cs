using System.Net;
using FederationReform.Access;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FederationReform.WorkPlans;
using FluentAssertions;

namespace FederationReform.Web.Tests.WorkPlans;

public sealed class ApprovalFileEndpointTests
{
    /// <summary>UP-06, AC-08: a paper does nothing but show itself, to those who are shown the plan now.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Paper_ComesAndIsShown_AndIsGoneWhenItIsDeleted(Engine engine)
    {
        await using var server = await PortalServer.OnAsync(engine);
        var place = await VillageCase.OnAsync(server.Given);
        using var county = await server.WithTokenAsync(place.Staff);
        using var chair = await server.WithTokenAsync(place.Chair);
        var upload = await server.Given.UploadedAsync(place.Staff, PhotoFile.Pdf(), "实施方案.pdf");

        using var added = await county.PostAsync(AddressOf(place, upload), null);
        using var again = await county.PostAsync(AddressOf(place, upload), null);

        added.StatusCode.Should().Be(HttpStatusCode.OK);
        again.StatusCode.Should().Be(HttpStatusCode.OK, "its first answer may have been lost");
        var paper = (await server.Given.Use<WorkPlanQuery>().RunAsync(place.Chair, place.Campaign.Id))!.Papers.Single();
        paper.Stage.Should().Be(ApprovalStage.Issued);
        var address = Urls.ApprovalFile(place.Campaign.Id, paper.Id);
        using (var answer = await chair.GetAsync(address))
        {
            answer.StatusCode.Should().Be(HttpStatusCode.OK);
            answer.Content.Headers.ContentType!.ToString().Should().Be("application/pdf");
            answer.Content.Headers.ContentDisposition!.ToString().Should().Be("inline");
            Header(answer, "X-Content-Type-Options").Should().Be("nosniff");
            Header(answer, "Content-Security-Policy").Should().StartWith("default-src 'none'");
            Header(answer, "Cache-Control").Should().Be("no-store");
            (await answer.Content.ReadAsByteArrayAsync()).Should().Equal(PhotoFile.Pdf());
        }

        (
            await server
                .Given.Use<RemoveApprovalFile>()
                .RunAsync(place.Staff, new(place.Campaign.Id, paper.Id, Guid.NewGuid()))
        )
            .Should()
            .BeEmpty();
        using var gone = await chair.GetAsync(address);
        gone.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Refusal_IsSaid_AndAStrangerFindsNothing()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var place = await VillageCase.OnAsync(server.Given);
        var elsewhere = await server.Given.CountyAsync("建瓯市");
        var strange = await server.Given.AccountAsync(Role.CountyStaff, elsewhere);
        using var county = await server.WithTokenAsync(place.Staff);
        using var chair = await server.WithTokenAsync(place.Chair);
        using var stranger = await server.WithTokenAsync(strange);
        using var forged = await server.SignedInAsync(place.Staff);
        var heic = await server.Given.UploadedAsync(place.Staff, PhotoFile.Heic());
        var chairs = await server.Given.UploadedAsync(place.Chair, PhotoFile.Pdf());
        var theirs = await server.Given.UploadedAsync(strange, PhotoFile.Pdf());

        using var refused = await county.PostAsync(AddressOf(place, heic), null);
        using var denied = await chair.PostAsync(AddressOf(place, chairs), null);
        using var nothing = await stranger.PostAsync(AddressOf(place, theirs), null);
        using var withoutToken = await forged.PostAsync(AddressOf(place, heic), null);

        refused.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadAsStringAsync()).Should().Contain("HEIC");
        denied.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        nothing.StatusCode.Should().Be(HttpStatusCode.NotFound);
        withoutToken.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    private static string AddressOf(VillageCase place, Guid upload) =>
        $"{Urls.AddApprovalFile(place.Campaign.Id)}?stage={ApprovalStage.Issued}&upload={upload}";

    private static string Header(HttpResponseMessage answer, string name) =>
        string.Join(",", answer.Headers.GetValues(name));
}
