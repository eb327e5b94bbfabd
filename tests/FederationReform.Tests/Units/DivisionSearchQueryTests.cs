using FederationReform.Access;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FederationReform.Units;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Units;

public sealed class DivisionSearchQueryTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task NameOrCode_OfACounty_FindsItFirst(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        await using var db = given.Portal.OpenForSystem();
        var administrator = await given.AccountAsync(Role.Administrator, await db.Units.SingleAsync());

        (await FindAsync(given, administrator, "浦城"))[0]
            .Should()
            .Be(new DivisionFound("350722", UnitLevel.County, "福建省 › 南平市 › 浦城县"));
        (await FindAsync(given, administrator, "350722"))
            .Should()
            .ContainSingle()
            .Which.PathText.Should()
            .Be("福建省 › 南平市 › 浦城县");
        foreach (var code in (string[])["350722000000", "350722000"])
            (await FindAsync(given, administrator, code)).Select(d => d.Code).Should().Equal(["350722"], code);
        foreach (var code in (string[])["350700", "350700000000"])
            (await FindAsync(given, administrator, code)).Select(d => d.Code).Should().Equal(["3507"], code);
        (await given.Use<PreviewDivisionsQuery>().RunAsync(administrator, "350700"))!
            .Code.Should()
            .Be("3507", "both ways to write it are one prefecture");
        (await FindAsync(given, administrator, "南平"))
            .Select(d => d.Code)
            .Should()
            .StartWith("3507")
            .And.HaveCount(11);
        (await FindAsync(given, administrator, "nanping"))[0].Code.Should().Be("3507");
        (await FindAsync(given, administrator, "np")).Should().Contain(d => d.Code == "3507");
        (await FindAsync(given, administrator, "puchengx")).Select(d => d.Code).Should().Contain("350722");
        (await FindAsync(given, administrator, "市")).Should().HaveCount(DivisionSearchQuery.MaxResults);
        (await FindAsync(given, administrator, "福建省"))
            .Should()
            .NotContain(d => d.Level == UnitLevel.Province, "a whole province is not created at once");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task LowerAdministrator_IsOfferedOnlyWhatLiesBelowHer(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var prefecture = await given.UnitAsync(UnitLevel.Prefecture, "南平市", code: "350700000000");
        var county = await given.UnitAsync(UnitLevel.County, "浦城县", prefecture, "350722000000");
        var uncoded = await given.UnitAsync(UnitLevel.County, "光泽县", prefecture);
        var township = await given.UnitAsync(UnitLevel.Township, "富岭镇", county, "350722101000");

        (await FindAsync(given, await given.AccountAsync(Role.Administrator, prefecture), "县"))
            .Should()
            .HaveCount(5)
            .And.OnlyContain(d => d.Code.StartsWith("3507"));
        (await FindAsync(given, await given.AccountAsync(Role.Administrator, county), "南平"))
            .Select(d => d.Code)
            .Should()
            .Equal("350722");
        (await FindAsync(given, await given.AccountAsync(Role.Administrator, uncoded), "县")).Should().BeEmpty();
        (await FindAsync(given, await given.AccountAsync(Role.Administrator, township), "县")).Should().BeEmpty();
        (await FindAsync(given, await given.AccountAsync(Role.CountyStaff, county), "县")).Should().BeEmpty();
    }

    private static Task<IReadOnlyList<DivisionFound>> FindAsync(Given given, UnitScope scope, string text) =>
        given.Use<DivisionSearchQuery>().RunAsync(scope, text);
}
