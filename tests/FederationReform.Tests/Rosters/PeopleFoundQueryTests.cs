using FederationReform.Access;
using FederationReform.Rosters;
using FederationReform.Tests.Committees;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Rosters;

public sealed class PeopleFoundQueryTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Text_FindsPeopleInOffice_WithinTheScopeOnly(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await CommitteeCase.OnAsync(given);
        var (name, phoneEnd) = (Results.Member(2).Name, Results.Member(2).Phone![^4..]);
        var query = given.Use<PeopleFoundQuery>();

        foreach (var text in (string[])[name, phoneEnd])
        {
            var found = await query.RunAsync(village.Chair, text);
            found.Should().ContainSingle().Which.Name.Should().Be(name);
            found[0].UnitName.Should().Be("河口村");
            foreach (var stranger in await village.Village.StrangersAsync(Role.TownshipChair, Role.CountyStaff))
                (await query.RunAsync(stranger, text)).Should().BeEmpty();
        }
        (await query.RunAsync(village.Chair, "演示")).Should().HaveCount(PeopleFoundQuery.MaxResults);
        (await query.RunAsync(village.Chair, " ")).Should().BeEmpty();
        var county = await given.CountyAsync("光泽县");
        (await query.RunAsync(await given.AccountAsync(Role.Administrator, county), name)).Should().BeEmpty();
    }
}
