using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Browser.Tests.Support;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;

namespace FederationReform.Browser.Tests;

/// <summary>Bytes over the wire, of the portal as it is delivered: a township has a 3 Mbit/s line.</summary>
[Collection(InBrowser.Name)]
public sealed class WeightTests(Chromium chromium)
{
    private const string Password = "清溪-sentinel-2026";

    [BrowserFact]
    public async Task SignInAndDesk_WeighLittle_AndNextToNothingTheSecondTime()
    {
        await using var given = await Given.OnAsync(Engine.Sqlite);
        var county = await given.CountyAsync();
        var township = await given.TownshipAsync(county);
        for (var number = 1; number <= 28; number++)
            await given.VillageAsync(township, $"第{number}村");
        await given.CampaignAsync(county);
        var chair = await given.AccountAsync(
            (await given.AccountAsync(Role.TownshipChair, township)).AccountId,
            account => account.ChoosePassword(Passwords.Hash(Password))
        );
        using var portal = await PortalProcess.StartAsync(
            PortalProcess.On(given.Database),
            "Production",
            await PublishedPortal.FolderAsync()
        );

        await chromium.VisitAsync(portal.Address, Screen.Desktop, async visitor =>
        {
            await visitor.OpenAsync(Web.Urls.SignIn);
            await ShouldWeighAsync("the sign-in page, first", 120_000);
            var (_, came) = await visitor.Bytes.CountAsync();
            came.Select(c => c.Split(' ')[1]).Should().OnlyHaveUniqueItems("nothing is loaded twice");

            visitor.Bytes.Forget();
            await visitor.SignInAsync(chair.UserName!, Password, Web.Urls.Desk);
            await ShouldWeighAsync("the desk after it", 60_000);

            visitor.Bytes.Forget();
            await visitor.OpenAsync(Web.Urls.Desk);
            await ShouldWeighAsync("the desk again", 16_000);

            async Task ShouldWeighAsync(string what, int most)
            {
                var (total, each) = await visitor.Bytes.CountAsync();
                total.Should().BeLessThan(most, $"{what}:\n{string.Join('\n', each)}");
            }
        });
    }
}
