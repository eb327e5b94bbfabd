using FederationReform.Access;
using FederationReform.Browser.Tests.Support;
using FederationReform.Campaigns;
using FederationReform.Reforms;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FederationReform.Web.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace FederationReform.Browser.Tests.Reforms;

/// <summary>A township chair before the result of her village, and a colleague of that village.</summary>
internal sealed class ResultWorld(
    PortalServer server,
    Campaign campaign,
    Unit village,
    UnitScope chair,
    UnitScope colleague
) : IAsyncDisposable
{
    public PortalServer Server => server;

    public static async Task<ResultWorld> OnAsync(
        Engine engine,
        CongressResult? result = null,
        Action<IServiceCollection>? services = null
    )
    {
        var server = (await PortalServer.OnAsync(engine, services: services)).Listen();
        var (campaign, village, township) = await CreateAsync(server.Given);
        if (result is not null)
            await server.Given.CompleteAsync(campaign, village, result);
        return new(
            server,
            campaign,
            village,
            await server.Given.AccountAsync(Role.TownshipChair, township, "林主席"),
            await server.Given.AccountAsync(Role.VillageFederation, village, "李小兰")
        );
    }

    /// <summary>The same on a database for a portal in a process of its own, where she signs in herself.</summary>
    public static async Task<(int Campaign, int Village, string Login, string Password)> WithPasswordAsync(Given given)
    {
        const string password = "Qingxi-2026";
        var (campaign, village, township) = await CreateAsync(given);
        var chair = await given.AccountAsync(Role.TownshipChair, township, "林主席");
        var account = await given.AccountAsync(chair.AccountId, a =>
            a.ChoosePassword(new PasswordHasher<FederationReform.Accounts.Account>().HashPassword(a, password))
        );
        return (campaign.Id, village.Id, account.UserName!, password);
    }

    /// <summary>The name under which the tab remembers what the server has not acknowledged.</summary>
    public string StorageKey => $"result-of-{chair.AccountId}:{campaign.Id}:{village.Id}";

    /// <param name="early">Done on the page before its script is there.</param>
    public async Task<IPage> OpenAsync(Visitor visitor, Func<IPage, Task>? early = null)
    {
        await visitor.SignedInAsync(server, chair);
        await visitor.OpenAsync(Web.Urls.Result(campaign.Id, village.Id));
        if (early is not null)
            await early(visitor.Page);
        // The script of the sheet comes a moment after the circuit.
        await visitor.Page.WaitForFunctionAsync("() => document.querySelector('form.sheet')?.dataset.ready === 'true'");
        return visitor.Page;
    }

    public Task<UnitReform> ReformAsync() => server.Given.ReformAsync(campaign, village);

    public async Task<ResultDraft?> DraftAsync() =>
        (await server.Given.Use<ResultQuery>().RunAsync(chair, campaign.Id, village.Id))!.Draft;

    public async Task SaveAsColleagueAsync(Func<ResultSheet, ResultSheet> change)
    {
        var seen = (await server.Given.Use<ResultQuery>().RunAsync(colleague, campaign.Id, village.Id))!;
        await server
            .Given.Use<SaveResult>()
            .RunAsync(colleague, new(campaign.Id, village.Id, seen.Version, Guid.NewGuid(), change(seen.Sheet)));
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static async Task<(Campaign Campaign, Unit Village, Unit Township)> CreateAsync(Given given)
    {
        var county = await given.CountyAsync();
        var township = await given.TownshipAsync(county);
        var village = await given.VillageAsync(township);
        var campaign = await given.CampaignAsync(county);
        await given.ReformAsync(campaign, village, reform =>
        {
            foreach (var step in (StepCode[])[StepCode.V7, StepCode.V9])
                reform.SetStep(
                    step,
                    new StepDone(step, new(2026, 7, 10), null, "test", given.Clock.UtcNow()),
                    given.Clock.UtcNow()
                );
        });
        return (campaign, village, township);
    }
}
