using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Exports;
using FederationReform.People;
using FederationReform.Tests.Rosters;
using FederationReform.Tests.Spreadsheets;
using FederationReform.Tests.Support;
using FederationReform.Tests.Trainings;
using FederationReform.TrainingNeeds;
using FederationReform.Tree;
using FluentAssertions;

namespace FederationReform.Tests.Exports;

public sealed class ExportTrainingDueTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Export_HoldsTheListOfThePage_AndIsRecorded(Engine engine)
    {
        var place = await TrainingCase.OnAsync(engine);
        await using var given = place.Given;
        await SomeAsync(place);
        using var file = new MemoryStream();

        var page = (await given.Use<TrainingDueQuery>().RunAsync(place.Staff, null, DueSelection.Overdue))!;
        var exported = await given
            .Use<ExportTrainingDue>()
            .RunAsync(place.Staff, new(null, DueSelection.Overdue, "下发培训通知"), file);

        exported.Violations.Should().BeEmpty();
        ReadBack.ShouldBeValid(file);
        var rows = ReadBack.Table(file);
        rows.Select(r => r["姓名"]).Should().Equal(page.Page.Rows.Select(p => p.Name));
        rows.Select(r => (r["职务"], r["乡镇（街道）"], r["村（社区）、单位"], r["状态"]))
            .Should()
            .Equal(("执委", "清溪镇", null, "已过期"), ("执委", "清溪镇", "河口村", "已过期"));
        rows[0]["最近一次培训"].Should().Be(new DateTime(2025, 7, 14));
        rows[0]["应在此前培训"].Should().Be(new DateTime(2026, 7, 14));
        rows[0]["过期天数"].Should().Be(1d);
        rows[1]["最近一次培训"].Should().Be("没有培训过");
        var record = (await given.AuditAsync()).Single(r => r.Event == AuditEvent.TrainingDueExported);
        record.Reason.Should().Be("下发培训通知");
        record.Changes.Single(c => c.Field == "SHA-256").New.Should().Be(exported.File!.Sha256);
        record.Changes.Single(c => c.Field == "条件").New.Should().Contain("已过期").And.Contain("2026年7月15日");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Export_ByOthersOrWithoutAPurpose_HoldsNothing(Engine engine)
    {
        var place = await TrainingCase.OnAsync(engine);
        await using var given = place.Given;
        await SomeAsync(place);
        var elsewhere = await given.CountyAsync("松溪县");
        var stranger = await given.AccountAsync(Role.CountyStaff, elsewhere);
        var sibling = await given.AccountAsync(
            Role.TownshipChair,
            await given.TownshipAsync(place.Place.County, "东坑镇")
        );
        var administrator = await given.AccountAsync(Role.Administrator, place.Place.County);

        (await CodeAsync(stranger, place.Place.Township.Id)).Should().Be(Refusal.NotFoundCode);
        (await CodeAsync(sibling, place.Place.Township.Id)).Should().Be(Refusal.NotFoundCode);
        (await CodeAsync(sibling, null)).Should().Be("Nothing");
        (await CodeAsync(administrator, null)).Should().Be(Refusal.NotAllowedCode);
        (await CodeAsync(place.Staff, null, " ")).Should().Be("Required");
        (await given.AuditAsync()).Should().NotContain(r => r.Event == AuditEvent.TrainingDueExported);

        async Task<string> CodeAsync(UnitScope scope, int? unit, string purpose = "存档备查")
        {
            using var file = new MemoryStream();
            var exported = await given
                .Use<ExportTrainingDue>()
                .RunAsync(scope, new(unit, DueSelection.All, purpose), file);
            file.Length.Should().Be(0);
            return exported.Violations.Single().Code;
        }
    }

    /// <summary>Each county has a cycle of its own, so a prefecture chooses one first.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Prefecture_ChoosesACounty(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var prefecture = await given.UnitAsync(UnitLevel.Prefecture, "南平市");
        await given.CountyAsync("浦城县", prefecture);
        var reader = await given.AccountAsync(Role.UpperReader, prefecture);
        using var file = new MemoryStream();

        var exported = await given
            .Use<ExportTrainingDue>()
            .RunAsync(reader, new(null, DueSelection.All, "存档备查"), file);

        exported.Violations.Single().Code.Should().Be("ChooseCounty");
    }

    /// <summary>One township's member overdue by a day, one villager never trained, two in order.</summary>
    private static async Task SomeAsync(TrainingCase place)
    {
        var at = place.Place;
        var township = await at.FormAsync(
            at.Township,
            new(2025, 7, 15),
            RosterCase.Member("去年", Position.Chair),
            RosterCase.Member("前年")
        );
        await at.FormAsync(at.Village, new(2021, 7, 8), RosterCase.Member("无训"));
        await place.AddAsync(place.Staff, TrainingCase.Held(new(2025, 10, 14), "甲"), township[0]);
        await place.AddAsync(place.Staff, TrainingCase.Held(new(2025, 7, 14), "乙"), township[1]);
    }
}
