using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Registers;
using FederationReform.Tests.Dashboards;
using FederationReform.Tests.Rosters;
using FederationReform.Tests.Support;
using FederationReform.Trainings;
using FluentAssertions;

namespace FederationReform.Tests.Trainings;

public sealed class TrainingTests
{
    private static readonly DateOnly today = new(2026, 7, 15);

    [Fact]
    public void Training_SaysEverythingThatIsMissing()
    {
        Training
            .Blank.Check(today)
            .Select(v => (v.Field, v.Message))
            .Should()
            .Equal(
                ("On", "请填写培训日期。"),
                ("Title", "请填写培训主题。"),
                ("Type", "请选择培训类型。"),
                ("Level", "请选择举办层级。")
            );
        TrainingCase.Held(today).Check(today).Should().BeEmpty();
        (TrainingCase.Held(today.AddDays(1)) with { Hours = 401 })
            .Check(today)
            .Select(v => v.Field)
            .Should()
            .Equal("On", "Hours");
    }

    [Fact]
    public void Training_WritesWhatItReads()
    {
        var training = TrainingCase.Held(new(2026, 7, 8), others: 30) with { Place = "县党校", Note = "两天" };
        var violations = new Violations();

        Entries
            .Read<Training>(key => Training.Inputs.Single(i => i.Key == key).Write(training), violations)
            .Should()
            .Be(training);

        violations.Should().BeEmpty();
    }

    /// <summary>
    /// A month of the trainings of a county: the training of counsellors, teachers and chairs for 870 people, of whom
    /// the roster has three.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Figures_CountSessionsTimesAndPeople_ByLevelAndYear(Engine engine)
    {
        var place = await TrainingCase.OnAsync(engine);
        await using var given = place.Given;
        var people = await place.Place.FormAsync(
            place.Place.Village,
            null,
            [.. DashboardGiven.Team(viceChairs: 1, others: 1)]
        );
        await place.AddAsync(place.Staff, TrainingCase.Held(new(2026, 3, 1), "甲", others: 860), [.. people]);
        await place.AddAsync(place.Staff, TrainingCase.Held(new(2026, 3, 2), "乙"), people[0]);
        await place.AddAsync(
            place.Chair,
            TrainingCase.Held(new(2026, 7, 14), "丙", others: 5) with
            {
                Level = TrainingLevel.Township,
            },
            people[1]
        );
        await place.AddAsync(place.Chair, TrainingCase.Held(new(2025, 3, 1), "丁", others: 40));

        var county = (await given.Use<TrainingFiguresQuery>().RunAsync(place.Staff, year: 2026))!;
        county.Total.Should().Be(new TrainingCount(3, 870, 3));
        county
            .ByLevel.Should()
            .Equal(
                (TrainingLevel.County, new TrainingCount(2, 864, 3)),
                (TrainingLevel.Township, new TrainingCount(1, 6, 1))
            );
        county.ByYear.Should().Equal((2026, new TrainingCount(3, 870, 3)), (2025, new TrainingCount(1, 40, 0)));
        (await given.Use<TrainingFiguresQuery>().RunAsync(place.Chair))!
            .Total.Should()
            .Be(new TrainingCount(2, 46, 1), "the township's own");
        (await given.Use<TrainingFiguresQuery>().RunAsync(place.Chair, place.Place.County.Id)).Should().BeNull();

        await using var db = given.Portal.OpenForSystem();
        (await TrainingCounts.BetweenAsync(db, place.Place.County.Path, new(2026, 7, 13), new(2026, 7, 19), default))
            .Should()
            .Be(new TrainingCount(1, 6, 1), "the week of the bulletin");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Cycles_AreTheCountys_WithReasonAndHistory(Engine engine)
    {
        var place = await TrainingCase.OnAsync(engine);
        await using var given = place.Given;
        SetTrainingCyclesInput input = new(0, Guid.NewGuid(), 1, 2, 3, LeadersOnly: true, "县委组织部培训计划");

        (await given.Use<SetTrainingCycles>().RunAsync(place.Chair, input))
            .Should()
            .ContainSingle()
            .Which.Code.Should()
            .Be(Refusal.NotAllowedCode);
        (
            await given
                .Use<SetTrainingCycles>()
                .RunAsync(place.Staff, input with { TownshipYears = 0, VillageYears = 11, Reason = " " })
        )
            .Select(v => v.Field)
            .Should()
            .Equal("TownshipYears", "VillageYears", "Reason");
        (await given.Use<SetTrainingCycles>().RunAsync(place.Staff, input)).Should().BeEmpty();
        (await given.Use<SetTrainingCycles>().RunAsync(place.Staff, input)).Should().BeEmpty("the same operation");
        (await given.Use<SetTrainingCycles>().RunAsync(place.Staff, input with { OperationId = Guid.NewGuid() }))
            .Should()
            .ContainSingle()
            .Which.Code.Should()
            .Be(Refusal.StaleCode, "somebody has set it since");

        await using var db = given.Portal.OpenForSystem();
        (await TrainingCycles.ForAsync(db, place.Place.Village.Path, default))
            .Should()
            .Be(new TrainingCycle(1, 2, 3, LeadersOnly: true));
        var elsewhere = await given.CountyAsync("松溪县");
        (await TrainingCycles.ForAsync(db, elsewhere.Path, default)).Should().Be(TrainingCycle.Usual);
        var audit = (await given.AuditAsync()).Single(a => a.Event == AuditEvent.TrainingCyclesSet);
        (audit.AccountName, audit.Reason).Should().Be(("李干事", "县委组织部培训计划"));
        audit
            .Changes.Should()
            .Equal(
                new FieldChange("乡镇（街道）", "1 年", "2 年"),
                new FieldChange("要求参训的人", "全体执委", "主席、副主席")
            );
        var prefecture = await given.AccountAsync(Role.CountyStaff, place.Place.Prefecture);
        (await given.Use<SetTrainingCycles>().RunAsync(prefecture, input with { OperationId = Guid.NewGuid() }))
            .Should()
            .ContainSingle()
            .Which.Code.Should()
            .Be("NotCounty");
    }
}
