using System.Diagnostics;
using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace FederationReform.Tests.Campaigns;

public sealed class CreateCampaignTests(ITestOutputHelper output)
{
    [Theory, OnSqlite, OnPostgres]
    public async Task County_CreatesACampaign_WithARecordForEveryOpenVillage(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (county, staff) = await CountyAsync(given);
        await CloseAsync(given, await given.VillageAsync(await given.TownshipAsync(county, "东坑镇"), "已并村"));

        var created = await given.Use<CreateCampaign>().RunAsync(staff, new(county.Id, Given.Plan, Guid.NewGuid()));

        created.Violations.Should().BeEmpty();
        var campaign = await given.Use<CampaignQuery>().RunAsync(staff, created.CampaignId);
        (campaign!.Plan.Name, campaign.Records.Total, campaign.Records.NotStarted).Should().Be((Given.Plan.Name, 2, 2));
        await using var db = given.Portal.OpenForSystem();
        var audit = await db.AuditRecords.SingleAsync(a => a.Event == AuditEvent.CampaignCreated);
        (audit.SubjectKind, audit.SubjectId).Should().Be((SubjectKind.Campaign, created.CampaignId));
        audit
            .Changes.Should()
            .Contain(new FieldChange("目标进度", null, "2026-06-30 前完成 1/3；2026-08-31 前全部完成"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SameOperation_SentTwice_CreatesOne(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (county, staff) = await CountyAsync(given);
        var input = new CreateCampaignInput(county.Id, Given.Plan, Guid.NewGuid());

        var created = await AtOnce.RunAsync(5, _ => given.Use<CreateCampaign>().RunAsync(staff, input));

        created.Should().OnlyContain(c => c.Violations.Count == 0);
        created.Select(c => c.CampaignId).Distinct().Should().ContainSingle().Which.Should().BePositive();
        await using var db = given.Portal.OpenForSystem();
        (await db.Campaigns.CountAsync(), await db.UnitReforms.CountAsync()).Should().Be((1, 2));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task VillagesAtWorkOnTheSame_StayWithTheFirst(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var prefecture = await given.UnitAsync(UnitLevel.Prefecture, "南平市");
        var (county, staff) = await CountyAsync(given, prefecture);
        var (neighbour, _) = await CountyAsync(given, prefecture, "松溪县");
        var upper = await given.AccountAsync(Role.CountyStaff, prefecture);
        await given.Use<CreateCampaign>().RunAsync(staff, new(county.Id, Given.Plan, Guid.NewGuid()));
        var plan = Given.Plan with { Name = "南平市会改联" };

        var offered = await given.Use<CampaignUnitsQuery>().RunAsync(upper, prefecture.Id, plan, null);
        var created = await given.Use<CreateCampaign>().RunAsync(upper, new(prefecture.Id, plan, Guid.NewGuid()));

        offered!.Units.Should().Be(2);
        offered.Below.Should().Equal(new UnitsBelow("松溪县", 2));
        offered.Taken.Should().Equal(new TakenUnits(Given.Plan.Name, 2));
        offered.Named.Select(v => (v.Name, v.AboveName)).Should().Equal(("河口村", "清溪镇"), ("高田村", "清溪镇"));
        await using var db = given.Portal.OpenForSystem();
        (await db.UnitReforms.Where(r => r.CampaignId == created.CampaignId).Select(r => r.UnitPath).ToListAsync())
            .Should()
            .HaveCount(2)
            .And.OnlyContain(p => p.StartsWith(neighbour.Path));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task AnotherKindOrAnotherTime_TakesTheVillagesAgain(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (county, staff) = await CountyAsync(given);
        await given.Use<CreateCampaign>().RunAsync(staff, new(county.Id, Given.Plan, Guid.NewGuid()));
        var later = CopyCampaignPlan.Moved(Given.Plan, new(2031, 1, 1));

        var same = await given.Use<CreateCampaign>().RunAsync(staff, new(county.Id, Given.Plan, Guid.NewGuid()));
        var otherKind = await given
            .Use<CreateCampaign>()
            .RunAsync(staff, new(county.Id, Given.Plan with { Kind = CampaignKind.TermElection }, Guid.NewGuid()));
        var otherTime = await given.Use<CreateCampaign>().RunAsync(staff, new(county.Id, later, Guid.NewGuid()));

        same.Violations.Should()
            .ContainSingle(v => v.Code == "NoUnits")
            .Which.Message.Should()
            .Contain(Given.Plan.Name);
        otherKind.Violations.Should().BeEmpty();
        otherTime.Violations.Should().BeEmpty();
        later.Name.Should().Be("2031年村妇联会改联");
        later.Deadline.Should().Be(new DateOnly(2031, 8, 31));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task BrokenPlan_CreatesNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (county, staff) = await CountyAsync(given);

        var created = await given
            .Use<CreateCampaign>()
            .RunAsync(staff, new(county.Id, Given.Plan with { Name = "", Targets = [] }, Guid.NewGuid()));

        created.Violations.Select(v => v.Field).Should().Equal("Name", "Targets");
        await using var db = given.Portal.OpenForSystem();
        (await db.Campaigns.AnyAsync()).Should().BeFalse();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Others_AreRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var prefecture = await given.UnitAsync(UnitLevel.Prefecture, "南平市");
        var (county, staff) = await CountyAsync(given, prefecture);
        var (neighbour, _) = await CountyAsync(given, prefecture, "松溪县");
        var input = new CreateCampaignInput(county.Id, Given.Plan, Guid.NewGuid());
        await using var db = given.Portal.OpenForSystem();
        var township = await db.Units.FirstAsync(u => u.ParentId == county.Id);

        foreach (var role in (Role[])[Role.TownshipChair, Role.VillageFederation, Role.UpperReader, Role.Administrator])
            (await given.Use<CreateCampaign>().RunAsync(await given.AccountAsync(role, county), input))
                .Violations.Should()
                .ContainSingle(v => v.Code == Refusal.NotAllowedCode);
        foreach (var foreign in (int[])[neighbour.Id, prefecture.Id, 999_999])
            (await given.Use<CreateCampaign>().RunAsync(staff, input with { OwnerId = foreign }))
                .Violations.Should()
                .ContainSingle(v => v.Code == Refusal.NotFoundCode);
        (await given.Use<CreateCampaign>().RunAsync(staff, input with { OwnerId = township.Id }))
            .Violations.Should()
            .ContainSingle(v => v.Code == "OwnerLevel");
        (await given.Use<CampaignOwnersQuery>().RunAsync(staff)).Select(o => o.Name).Should().Equal("浦城县");
        (await given.Use<CampaignUnitsQuery>().RunAsync(staff, neighbour.Id, Given.Plan, null)).Should().BeNull();
        (await db.Campaigns.AnyAsync()).Should().BeFalse();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Prefecture_OfRealSize_TakesSeconds(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var prefecture = await given.UnitAsync(UnitLevel.Prefecture, "南平市");
        await FillAsync(given, prefecture, counties: 10, townships: 14, villages: 14);
        var staff = await given.AccountAsync(Role.CountyStaff, prefecture);
        var watch = Stopwatch.StartNew();

        var created = await given.Use<CreateCampaign>().RunAsync(staff, new(prefecture.Id, Given.Plan, Guid.NewGuid()));

        output.WriteLine($"{engine}: 1960 records in {watch.ElapsedMilliseconds} ms");
        created.Violations.Should().BeEmpty();
        (await given.Use<CampaignQuery>().RunAsync(staff, created.CampaignId))!.Records.Total.Should().Be(1960);
    }

    internal static async Task<(Unit County, UnitScope Staff)> CountyAsync(
        Given given,
        Unit? prefecture = null,
        string name = "浦城县"
    )
    {
        var county = await given.CountyAsync(name, prefecture);
        var township = await given.TownshipAsync(county);
        await given.VillageAsync(township, "河口村");
        await given.VillageAsync(township, "高田村");
        return (county, await given.AccountAsync(Role.CountyStaff, county));
    }

    private static async Task CloseAsync(Given given, Unit unit)
    {
        await using var db = given.Portal.OpenForSystem();
        (await db.Units.SingleAsync(u => u.Id == unit.Id)).Close(new(2026, 6, 30));
        await db.SaveChangesAsync();
    }

    private static async Task FillAsync(Given given, Unit prefecture, int counties, int townships, int villages)
    {
        await using var db = given.Portal.OpenForSystem();
        var above = await db.Units.SingleAsync(u => u.Id == prefecture.Id);
        for (var c = 1; c <= counties; c++)
        {
            var county = Unit.Create(above, c, UnitLevel.County, UnitKind.County, $"{c}县", null);
            for (var t = 1; t <= townships; t++)
            {
                var township = Unit.Create(county, t, UnitLevel.Township, UnitKind.Town, $"{t}镇", null);
                db.Units.AddRange(
                    Enumerable
                        .Range(1, villages)
                        .Select(v => Unit.Create(township, v, UnitLevel.Village, UnitKind.Village, $"{v}村", null))
                );
            }
        }
        await db.SaveChangesAsync();
    }
}
