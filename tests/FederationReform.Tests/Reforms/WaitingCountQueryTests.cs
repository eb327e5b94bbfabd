using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Reforms;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Reforms;

public sealed class WaitingCountQueryTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Waiting_IsWhatTheAccountItselfHasToDo(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 3);
        var query = given.Use<WaitingCountQuery>();
        async Task<(int Chair, int Staff)> CountsAsync() =>
            (await query.RunAsync(village.Chair), await query.RunAsync(village.Staff));

        (await CountsAsync()).Should().Be((0, 0));
        await village.SubmittedAsync(village.Villages[0]);
        await village.SubmittedAsync(village.Villages[1]);
        (await CountsAsync()).Should().Be((0, 2));
        await village.ReturnedAsync(village.Villages[2]);
        (await CountsAsync()).Should().Be((1, 2));

        foreach (var stranger in await village.StrangersAsync(Role.TownshipChair, Role.CountyStaff))
            (await query.RunAsync(stranger)).Should().Be(0);
        var county = await given.CountyAsync("光泽县");
        (await query.RunAsync(await given.AccountAsync(Role.UpperReader, county))).Should().Be(0);

        var open = (await given.Use<CampaignQuery>().RunAsync(village.Staff, village.Campaign.Id))!;
        (
            await given
                .Use<CloseCampaign>()
                .RunAsync(village.Staff, new(village.Campaign.Id, open.Version, Guid.NewGuid(), "市里统一到明年换届"))
        )
            .Should()
            .BeEmpty();
        (await CountsAsync()).Should().Be((0, 0), "a closed campaign waits for nobody");
    }
}
