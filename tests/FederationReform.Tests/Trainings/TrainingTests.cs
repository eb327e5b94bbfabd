using FederationReform.Data;
using FederationReform.Registers;
using FederationReform.Tests.Dashboards;
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
    public async Task Cycles_AreTheCountys_AndStandInTheHistory(Engine engine)
    {
        var place = await TrainingCase.OnAsync(engine);
        await using var given = place.Given;
        SetRegisterRulesInput<TrainingCycle> input = new(
            new() { TownshipYears = 2, Whom = TrainedGroup.Leaders },
            Version: null,
            Guid.NewGuid()
        );

        (await given.Use<SetRegisterRules<TrainingCycle>>().RunAsync(place.Chair, input))
            .Should()
            .ContainSingle()
            .Which.Code.Should()
            .Be(Refusal.NotAllowedCode);
        (
            await given
                .Use<SetRegisterRules<TrainingCycle>>()
                .RunAsync(
                    place.Staff,
                    input with
                    {
                        Rules = new() { TownshipYears = 0, VillageYears = 11 },
                    }
                )
        ).Select(v => v.Field).Should().Equal("TownshipYears", "VillageYears");
        (await given.Use<SetRegisterRules<TrainingCycle>>().RunAsync(place.Staff, input)).Should().BeEmpty();

        await using var db = given.Portal.OpenForSystem();
        (await RegisterSetting<TrainingCycle>.AtAsync(db, place.Place.Village.Path, default)).Should().Be(input.Rules);
        var elsewhere = await given.CountyAsync("松溪县");
        (await RegisterSetting<TrainingCycle>.AtAsync(db, elsewhere.Path, default)).Should().Be(TrainingCycle.Usual);
        (TrainingCycle.Usual.CountyYears, TrainingCycle.Usual.TownshipYears, TrainingCycle.Usual.VillageYears)
            .Should()
            .Be((1, 1, 3), "townships and county units every year, villages once in three years");
        (await given.AuditAsync())
            .Single(a => a.Event == AuditEvent.RegisterRulesSet)
            .Changes.Should()
            .Equal(
                new FieldChange("乡镇（街道），几年轮训一次", "1", "2"),
                new FieldChange("要求参训的人（全体执委，或者主席、副主席）", "全体执委", "主席、副主席")
            );
    }
}
