using FederationReform.Access;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;

namespace FederationReform.Web.Tests.Account;

public sealed class AppearancePageTests
{
    [Fact]
    public async Task Choice_StandsInEveryPageFromTheFirstByte()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var county = await server.Given.CountyAsync();
        var scope = await server.Given.AccountAsync(Role.CountyStaff, county);
        using var client = await server.SignedInAsync(scope);
        (await client.GetStringAsync(Urls.Desk)).Should().Contain("<html lang=\"zh-CN\" data-scheme=\"light\">");

        var form = WebForm.In(await client.GetStringAsync(Urls.Appearance), "appearance");
        form["Input.Scheme"] = "Dark";
        form["Input.LargePrint"] = "true";
        await form.PostAsync(client, Urls.Appearance);

        foreach (var address in (string[])[Urls.Desk, Urls.Help, Urls.Campaigns])
            (await client.GetStringAsync(address)).Should().Contain("data-scheme=\"dark\" data-print=\"large\">");
        using var other = await server.SignedInAsync(scope);
        (await other.GetStringAsync(Urls.Desk)).Should().Contain("data-scheme=\"dark\"", "also on another machine");
        using var colleague = await server.SignedInAsync(await server.Given.AccountAsync(Role.CountyStaff, county));
        (await colleague.GetStringAsync(Urls.Desk)).Should().Contain("data-scheme=\"light\"");
    }
}
