using System.Net;
using FederationReform.Access;
using FederationReform.Meetings;
using FederationReform.Meetings.Templates;
using FederationReform.Papers.Word;
using FederationReform.Tests.Support;
using FederationReform.Uploads;
using FederationReform.Web.Tests.Support;
using FluentAssertions;

namespace FederationReform.Web.Tests.Meetings;

public sealed class TemplateEndpointTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Template_IsTakenAwayByStaffOfTheCounty_AndByNobodyElse(Engine engine)
    {
        await using var server = await PortalServer.OnAsync(engine);
        var world = await World.CreateAsync(server.Given);

        foreach (var scope in world.Insiders)
        {
            using var client = await server.SignedInAsync(scope);
            using var answer = await client.GetAsync(Urls.TemplateFile(PaperKind.Invitation));
            if (scope.Role != Role.CountyStaff)
            {
                answer.StatusCode.Should().Be(HttpStatusCode.NotFound, $"{scope.Role}");
                continue;
            }
            answer.Content.Headers.ContentType!.ToString().Should().Be(WordPaper.ContentType);
            answer.Content.Headers.ContentDisposition!.FileNameStar.Should().Be("会议通知模板.docx");
            using var unknown = await client.GetAsync(Urls.TemplateFile(PaperKind.Invitation, 7));
            unknown.StatusCode.Should().Be(HttpStatusCode.NotFound);
        }
    }

    /// <summary>What was open stays on the screen of an account that was disabled; nothing more is handed out.</summary>
    [Fact]
    public async Task DisabledAccount_TakesNothingAway()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var world = await World.CreateAsync(server.Given);
        var staff = world.Insiders.Single(s => s.Role == Role.CountyStaff);
        using var client = await server.SignedInAsync(staff);
        string[] addresses =
        [
            Urls.PaperTemplates,
            Urls.PaperTemplate(PaperKind.Invitation),
            Urls.TemplateFile(PaperKind.Invitation),
        ];
        foreach (var address in addresses)
        {
            using var answer = await client.GetAsync(address);
            answer.StatusCode.Should().Be(HttpStatusCode.OK, address);
        }

        await server.Given.AccountAsync(staff.AccountId, a => a.Disable(server.Given.Clock.UtcNow()));

        foreach (var address in addresses)
        {
            using var answer = await client.GetAsync(address);
            answer.StatusCode.Should().Be(HttpStatusCode.Redirect, address);
            answer.Headers.Location!.OriginalString.Should().Contain(Urls.SignIn);
        }
    }

    [Theory]
    [InlineData("executives", HttpStatusCode.OK)]
    [InlineData("small", HttpStatusCode.NotFound)]
    [InlineData("nothing", HttpStatusCode.NotFound)]
    public async Task Template_OfACaseThatThePaperDoesNotHave_IsNotThere(string of, HttpStatusCode expected)
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var world = await World.CreateAsync(server.Given);
        using var client = await server.SignedInAsync(world.Insiders.Single(s => s.Role == Role.CountyStaff));

        using var file = await client.GetAsync($"/exports/paper-templates/invitation?of={of}");

        file.StatusCode.Should().Be(expected);
    }

    [Fact]
    public async Task Trial_IsMadeByTheAccountThatUploaded_AndNotByASibling()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var world = await World.CreateAsync(server.Given);
        var staff = world.Insiders.Single(s => s.Role == Role.CountyStaff);
        var built = await server
            .Given.Use<TemplateFileQuery>()
            .RunAsync(staff, PaperKind.Invitation, TemplateCase.Congress, null);
        var upload = await server.Given.UploadedAsync(staff, built!.Bytes, "会议通知.docx", UploadUse.Template);
        var meeting = $"{world.Place.Campaign}-{world.Place.Village}";

        using var mine = await TryAsync(server, staff, upload, meeting);
        using var wrong = await TryAsync(server, staff, upload, "nothing");
        using var sibling = await TryAsync(
            server,
            world.Strangers.Single(s => s.Role == Role.CountyStaff),
            upload,
            meeting
        );
        using var chair = await TryAsync(
            server,
            world.Insiders.Single(s => s.Role == Role.TownshipChair),
            upload,
            meeting
        );

        mine.Content.Headers.ContentDisposition!.FileNameStar.Should().EndWith("会议通知（试）.docx");
        wrong.StatusCode.Should().Be(HttpStatusCode.NotFound);
        sibling.StatusCode.Should().Be(HttpStatusCode.NotFound);
        chair.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    private static async Task<HttpResponseMessage> TryAsync(
        PortalServer server,
        UnitScope scope,
        Guid upload,
        string meeting
    )
    {
        using var client = await server.SignedInAsync(scope);
        // Any page of the account has the token.
        var form = WebForm.In(await client.GetStringAsync(Urls.Roster), "/exports/");
        form["upload"] = $"{upload}";
        form["of"] = "congress";
        form["meeting"] = meeting;
        return (await form.PostAsync(client, Urls.TryTemplate(PaperKind.Invitation))).Answer;
    }
}
