using FederationReform.Access;
using FederationReform.Tests.Support;
using FederationReform.Units;
using FluentAssertions;

namespace FederationReform.Tests.Units;

public sealed class UnitsNamedQueryTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Texts_ThatNameTheUnit_AreToldFromThoseOfItsNeighbours(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var township = await given.TownshipAsync(await given.CountyAsync());
        var village = await given.VillageAsync(township);
        await given.VillageAsync(township, "上坪村");
        var chair = await given.AccountAsync(Role.TownshipChair, township);

        var named = await given
            .Use<UnitsNamedQuery>()
            .RunAsync(chair, village.Id, ["河口村", "清溪镇河口村", "上坪村", "下坪村", ""]);

        named.Should().BeEquivalentTo(["河口村", "清溪镇河口村"]);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Stranger_IsToldOfNoUnit(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        var village = await given.VillageAsync(await given.TownshipAsync(county));
        var stranger = await given.AccountAsync(Role.TownshipChair, await given.TownshipAsync(county, "石陂镇"));

        var named = await given.Use<UnitsNamedQuery>().RunAsync(stranger, village.Id, ["河口村", "清溪镇河口村"]);

        named.Should().BeEmpty();
    }
}
