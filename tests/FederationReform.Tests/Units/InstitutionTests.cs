using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Dashboards;
using FederationReform.Data;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FederationReform.Units;
using FluentAssertions;

namespace FederationReform.Tests.Units;

/// <summary>
/// Agencies, schools and hospitals: units with a 妇委会, looked after by the county and the township they belong to.
/// </summary>
public sealed class InstitutionTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task TownshipChair_AddsRenamesAndClosesASchoolOfHers(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);

        var added = await given
            .Use<AddUnit>()
            .RunAsync(
                village.Chair,
                new(village.Township.Id, UnitKind.School, "清溪镇中心小学", null, null, Guid.NewGuid())
            );
        added.Violations.Should().BeEmpty();
        var school = (await given.Use<UnitQuery>().RunAsync(village.Chair, added.UnitId!.Value))!;
        (school.Level, school.Kind, school.PathText)
            .Should()
            .Be((UnitLevel.Institution, UnitKind.School, "浦城县 › 清溪镇 › 清溪镇中心小学"));

        (
            await given
                .Use<RenameUnit>()
                .RunAsync(village.Chair, new(school.Id, school.Version, "清溪中心小学", Guid.NewGuid()))
        )
            .Should()
            .BeEmpty();
        (
            await given
                .Use<CloseUnit>()
                .RunAsync(
                    village.Chair,
                    new(school.Id, school.Version + 1, new(2026, 7, 1), "并入县实验小学", Guid.NewGuid())
                )
        )
            .Should()
            .BeEmpty();
        (
            await given
                .Use<ReopenUnit>()
                .RunAsync(village.Staff, new(school.Id, school.Version + 2, "没有合并", Guid.NewGuid()))
        )
            .Should()
            .BeEmpty();
        (await given.Use<UnitQuery>().RunAsync(village.Staff, school.Id))!
            .Should()
            .BeEquivalentTo(new { Name = "清溪中心小学", Closed = false });
    }

    /// <summary>AC-05: an institution is hers, a village is not, however it is asked for.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Villages_AreTheAdministratorsAlone(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);

        foreach (var scope in (UnitScope[])[village.Chair, village.Staff])
        {
            (
                await given
                    .Use<AddUnit>()
                    .RunAsync(scope, new(village.Township.Id, UnitKind.Village, "东坑村", null, null, Guid.NewGuid()))
            )
                .Violations.Should()
                .Equal(Refusal.NotAllowed);
            (
                await given
                    .Use<RenameUnit>()
                    .RunAsync(scope, new(village.Village.Id, village.Village.Version, "河头村", Guid.NewGuid()))
            )
                .Should()
                .Equal(Refusal.NotAllowed);
            (
                await given
                    .Use<CloseUnit>()
                    .RunAsync(
                        scope,
                        new(village.Village.Id, village.Village.Version, new(2026, 7, 1), "撤并", Guid.NewGuid())
                    )
            )
                .Should()
                .Equal(Refusal.NotAllowed);
            (
                await given
                    .Use<ReopenUnit>()
                    .RunAsync(scope, new(village.Village.Id, village.Village.Version, "恢复", Guid.NewGuid()))
            )
                .Should()
                .Equal(Refusal.NotAllowed);
        }
        (await given.AuditAsync()).Count(a => a.Event == AuditEvent.Denied).Should().Be(8);
    }

    /// <summary>
    /// AC-05: a neighbour's school, and one of another county, are not there; a village and a reader change none.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task OthersInstitutions_AreOutOfReach(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var school = await given.UnitAsync(UnitLevel.Institution, "清溪镇中心小学", village.Township);

        foreach (var stranger in await village.StrangersAsync(Role.TownshipChair, Role.CountyStaff))
        {
            (
                await given
                    .Use<AddUnit>()
                    .RunAsync(
                        stranger,
                        new(village.Township.Id, UnitKind.Hospital, "清溪卫生院", null, null, Guid.NewGuid())
                    )
            )
                .Violations.Should()
                .Equal(Refusal.NotFound);
            (
                await given
                    .Use<RenameUnit>()
                    .RunAsync(stranger, new(school.Id, school.Version, "东坑小学", Guid.NewGuid()))
            )
                .Should()
                .Equal(Refusal.NotFound);
            (
                await given
                    .Use<CloseUnit>()
                    .RunAsync(stranger, new(school.Id, school.Version, new(2026, 7, 1), "撤并", Guid.NewGuid()))
            )
                .Should()
                .Equal(Refusal.NotFound);
        }
        foreach (
            var scope in (UnitScope[])
                [
                    await given.AccountAsync(Role.VillageFederation, village.Village),
                    await given.AccountAsync(Role.UpperReader, village.County),
                ]
        )
            (await given.Use<RenameUnit>().RunAsync(scope, new(school.Id, school.Version, "东坑小学", Guid.NewGuid())))
                .Should()
                .Equal(Refusal.NotAllowed);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Institution_StandsBelowAnyLevel_AndNothingBelowIt(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var administrator = await given.AccountAsync(Role.Administrator, village.County);

        foreach (var parent in (Unit[])[village.County, village.Township, village.Village])
        {
            var added = await given
                .Use<AddUnit>()
                .RunAsync(
                    administrator,
                    new(parent.Id, UnitKind.Enterprise, $"{parent.Name}茶厂", null, null, Guid.NewGuid())
                );
            added.Violations.Should().BeEmpty();
            (
                await given
                    .Use<AddUnit>()
                    .RunAsync(
                        administrator,
                        new(added.UnitId!.Value, UnitKind.Agency, "车间", null, null, Guid.NewGuid())
                    )
            )
                .Violations.Should()
                .ContainSingle(v => v.Code == UnitRefusal.KindCode);
        }
    }

    /// <summary>They elect a 妇委会, but no campaign of villages or townships counts them.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Institutions_TakeNoPartInCampaigns(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await given.UnitAsync(UnitLevel.Institution, "清溪镇中心小学", village.Township);
        await given.UnitAsync(UnitLevel.Institution, "县医院", village.County);

        foreach (var plan in (CampaignPlan[])[Given.Plan with { Kind = CampaignKind.TermElection }, Given.TownshipPlan])
            (await given.Use<CampaignUnitsQuery>().RunAsync(village.Staff, village.County.Id, plan, null))!
                .Units.Should()
                .Be(1);
        var progress = await given
            .Use<ProgressQuery>()
            .RunAsync(village.Staff, village.Campaign.Id, village.Township.Id);
        (progress!.Total.Required, progress.Outside.Count).Should().Be((1, 0));
    }
}
