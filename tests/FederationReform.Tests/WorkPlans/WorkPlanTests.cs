using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FederationReform.WorkPlans;
using FluentAssertions;

namespace FederationReform.Tests.WorkPlans;

/// <summary>The county's plan: its way to the issue, its batches, pilots, guides and leading groups.</summary>
public sealed class WorkPlanTests
{
    private static readonly WorkPlanSheet sheet = new(
        [
            new(ApprovalStage.Survey, new(2026, 3, 2), null, "走访 6 个乡镇"),
            new(ApprovalStage.Opinions, new(2026, 3, 20), null, null),
            new(ApprovalStage.Issued, new(2026, 4, 20), "浦委办﹝2026)31号", null),
        ],
        [new(1, "试点批", new(2026, 5, 5), new(2026, 6, 10)), new(2, "第二批", new(2026, 6, 11), new(2026, 8, 31))],
        [new(new(2026, 6, 1), "河口1村", 19, "各村妇女主任")]
    );

    [Theory, OnSqlite, OnPostgres]
    public async Task Sheet_IsKept_WithItsHistory_AndShownToTheTownship(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 2);
        var operation = Guid.NewGuid();
        var input = new SaveWorkPlanInput(place.Campaign.Id, null, operation, sheet);

        (await given.Use<SaveWorkPlan>().RunAsync(place.Staff, input)).Should().BeEmpty();
        (await given.Use<SaveWorkPlan>().RunAsync(place.Staff, input)).Should().BeEmpty("it is the same operation");

        var shown = (await given.Use<WorkPlanQuery>().RunAsync(place.Chair, place.Campaign.Id))!;
        shown.Sheet.Approvals[^1].Number.Should().Be("浦委办〔2026〕31号");
        shown.Sheet.Observations.Should().Equal(sheet.Observations);
        (shown.MayChange, shown.MayArrange, shown.Version).Should().Be((false, true, 0));
        var record = (await given.AuditAsync()).Single(r => r.Event == AuditEvent.WorkPlanSaved);
        record.Summary.Should().Be("“2026年村妇联会改联”的工作方案：更新审批过程、批次、观摩会");
        (await given.Use<SaveWorkPlan>().RunAsync(place.Staff, input with { OperationId = Guid.NewGuid() }))
            .Should()
            .ContainSingle(v => v.Code == Refusal.StaleCode);
    }

    [Fact]
    public async Task Sheet_WithWrongEntries_NamesEach()
    {
        await using var given = await Given.OnAsync(Engine.Sqlite);
        var place = await VillageCase.OnAsync(given);
        var wrong = new WorkPlanSheet(
            [
                new(ApprovalStage.Survey, new(2026, 4, 2), null, null),
                new(ApprovalStage.Draft, new(2026, 3, 1), null, null),
            ],
            [new(1, null, new(2026, 5, 5), new(2026, 5, 1))],
            [new(null, "河口村", 0, null)]
        );

        var violations = await given
            .Use<SaveWorkPlan>()
            .RunAsync(place.Staff, new(place.Campaign.Id, null, Guid.NewGuid(), wrong));

        violations
            .Select(v => v.Field)
            .Should()
            .Equal(
                "Approvals[2].On",
                "Batches[0].Name",
                "Batches[0].To",
                "Observations[0].On",
                "Observations[0].Attended"
            );
        violations[0].Message.Should().Be("起草初稿在 2026年3月1日，早于前期调研的 2026年4月2日，请核对日期。");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Batches_HaveTheirOwnFigures_AndLateOnes(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 4);
        await SaveAsync(given, place);
        await AssignAsync(given, place.Staff, place, [0, 1], batch: 1);
        await AssignAsync(given, place.Staff, place, [2], batch: 2);
        await AssignAsync(given, place.Staff, place, [0], pilot: true);
        await place.ApprovedAsync(place.Villages[0]);

        var shown = (await given.Use<WorkPlanQuery>().RunAsync(place.Staff, place.Campaign.Id))!;

        shown
            .Batches.Select(b => (b.Batch?.Name, b.Done, b.Late))
            .Should()
            .Equal(("试点批", new Ratio(1, 2), 1), ("第二批", new Ratio(0, 1), 0), (null, new Ratio(0, 1), 0));
        shown.Pilots.Select(p => p.Name).Should().Equal("河口1村");
        (await ListAsync(given, place.Staff, place, new(Batch: 0))).Select(r => r.Name).Should().Equal("河口4村");
        (await ListAsync(given, place.Staff, place, new(Show: ShownAssignments.Pilots)))
            .Select(r => (r.Name, r.Batch))
            .Should()
            .Equal(("河口1村", "试点批"));
    }

    /// <summary>
    /// The batches of the template that the county took follow the days that it gave its stages since.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Batches_AreProposed_ByTheTemplateOfTheCampaign(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        (await ProposedAsync(given, place))
            .Select(p => (p.Template.Pattern, p.OfCampaign))
            .Should()
            .Equal((PlanPattern.ThirdByTheMiddle, false), (PlanPattern.FirstVillage, false));

        var template = PlanTemplate.All.Single(t => t.Pattern == PlanPattern.FirstVillage);
        var schedule = template.Between(new(2026, 5, 5), new(2026, 8, 31))!;
        var details = (await given.Use<CampaignQuery>().RunAsync(place.Staff, place.Campaign.Id))!;
        var plan = details.Plan with
        {
            Pattern = template.Pattern,
            Targets = schedule.Targets,
            Stages = schedule.Stages,
        };
        (await ChangeAsync(plan, details.Version)).Should().BeEmpty();

        var proposed = (await ProposedAsync(given, place))[0];
        (proposed.Template, proposed.OfCampaign).Should().Be((template, true));
        proposed.Schedule.Batches.Should().Equal(schedule.Batches);

        Stage[] moved = [.. schedule.Stages];
        (moved[1], moved[2]) = (
            moved[1] with
            {
                To = moved[1].To.AddDays(3),
            },
            moved[2] with
            {
                From = moved[2].From.AddDays(3),
            }
        );
        (await ChangeAsync(plan with { Stages = moved }, details.Version + 1)).Should().BeEmpty();

        var after = (await ProposedAsync(given, place))[0].Schedule;
        after.Batches.Should().Equal(moved[1] with { Name = "首批（观摩村）" }, moved[2] with { Name = "第二批" });
        after.Observation.Should().Be(moved[1].To);

        Task<Violations> ChangeAsync(CampaignPlan to, int version) =>
            given
                .Use<ChangeCampaign>()
                .RunAsync(place.Staff, new(place.Campaign.Id, version, Guid.NewGuid(), to, "按模板排"));
    }

    private static async Task<IReadOnlyList<ProposedBatches>> ProposedAsync(Given given, VillageCase place) =>
        (await given.Use<WorkPlanQuery>().RunAsync(place.Staff, place.Campaign.Id))!.Proposed;

    [Theory, OnSqlite, OnPostgres]
    public async Task Batch_WithUnits_DoesNotGo(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 2);
        await SaveAsync(given, place);
        await AssignAsync(given, place.Staff, place, [0, 1], batch: 2);

        (
            await given
                .Use<SaveWorkPlan>()
                .RunAsync(
                    place.Staff,
                    new(place.Campaign.Id, 0, Guid.NewGuid(), sheet with { Batches = [sheet.Batches[0]] })
                )
        )
            .Should()
            .ContainSingle()
            .Which.Message.Should()
            .StartWith("删去的批次里还有 2 个单位");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Chair_NamesGuides_OfHerOwnVillagesOnly_AndDecidesOnNoBatch(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 2);
        await SaveAsync(given, place);
        var sibling = await given.TownshipAsync(place.County, "东坑镇");
        var stranger = await given.AccountAsync(Role.TownshipChair, sibling);

        await AssignAsync(given, place.Chair, place, [0, 1], guide: " 挂村组长 陈一平 ");
        (await ListAsync(given, place.Chair, place, new()))
            .Select(r => r.Guide)
            .Should()
            .OnlyContain(g => g == "挂村组长 陈一平");
        await AssignAsync(given, place.Chair, place, [1], guide: "");
        (await ListAsync(given, place.Chair, place, new(Show: ShownAssignments.WithoutGuide)))
            .Select(r => r.Name)
            .Should()
            .Equal("河口2村");
        var taken = (await given.AuditAsync()).Last(r => r.Event == AuditEvent.UnitsAssigned);
        taken.Changes.Should().Equal(new FieldChange("河口2村的指导员", "挂村组长 陈一平", null));
        await AssignAsync(given, place.Chair, place, [1], guide: "");
        (await given.AuditAsync()).Count(r => r.Event == AuditEvent.UnitsAssigned).Should().Be(2, "nothing changed");
        (await given.Use<WorkPlanQuery>().RunAsync(place.Staff, place.Campaign.Id))!
            .Guided.Should()
            .Be(new Ratio(1, 2));

        var assign = given.Use<AssignUnits>();
        var input = new AssignUnitsInput(place.Campaign.Id, [place.Village.Id], Guid.NewGuid(), Guide: "某人");
        (await assign.RunAsync(stranger, input)).Should().ContainSingle(v => v.Code == Refusal.NotFoundCode);
        (await assign.RunAsync(place.Chair, input with { OperationId = Guid.NewGuid(), Batch = 1 }))
            .Should()
            .ContainSingle(v => v.Code == Refusal.NotAllowedCode);
        (await assign.RunAsync(place.Staff, input with { OperationId = Guid.NewGuid(), Batch = -1 }))
            .Should()
            .ContainSingle(v => v.Code == "BatchGone");
        (await ListAsync(given, stranger, place, new())).Should().BeEmpty();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task LeadingGroups_OfEveryLevel_AreCounted(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 2);
        var group = new LeadingGroupEntry("镇党委组织委员 方一鸣", "镇妇联主席 林静宜", null, new(2026, 5, 6));
        var save = given.Use<SaveLeadingGroup>();
        foreach (
            var (scope, unit) in new[]
            {
                (place.Staff, place.County),
                (place.Chair, place.Township),
                (place.Chair, place.Villages[0]),
            }
        )
            (await save.RunAsync(scope, new(place.Campaign.Id, unit.Id, null, Guid.NewGuid(), group)))
                .Should()
                .BeEmpty();

        var shown = (await given.Use<WorkPlanQuery>().RunAsync(place.Staff, place.Campaign.Id))!;
        shown
            .Groups.Should()
            .Equal(new GroupCoverage(UnitLevel.Township, new(1, 1)), new GroupCoverage(UnitLevel.Village, new(1, 2)));
        shown.OwnGroup.Should().Be(group);

        // AC-09: neither upwards nor beside.
        foreach (var unit in new[] { place.County, await given.TownshipAsync(place.County, "东坑镇") })
            (await save.RunAsync(place.Chair, new(place.Campaign.Id, unit.Id, null, Guid.NewGuid(), group)))
                .Should()
                .ContainSingle(v => v.Code == Refusal.NotFoundCode);
        (await save.RunAsync(place.Chair, new(place.Campaign.Id, place.Township.Id, null, Guid.NewGuid(), group)))
            .Should()
            .ContainSingle(v => v.Code == Refusal.StaleCode);
        (
            await save.RunAsync(
                place.Chair,
                new(place.Campaign.Id, place.Township.Id, 0, Guid.NewGuid(), new(null, null, null, new(2027, 1, 1)))
            )
        )
            .Select(v => v.Field)
            .Should()
            .Equal("Leader", "SetUpOn");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task LeadingGroup_NamedTwiceAtOnce_IsNamedOnce(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);

        var answers = await AtOnce.RunAsync(4, n =>
            given
                .Use<SaveLeadingGroup>()
                .RunAsync(
                    place.Chair,
                    new(place.Campaign.Id, place.Township.Id, null, Guid.NewGuid(), new($"组长{n}", null, null, null))
                )
        );

        answers.Count(a => a.Count == 0).Should().Be(1);
        answers.Where(a => a.Count > 0 && a[0].Code != Refusal.StaleCode).Should().BeEmpty();
        await using var db = given.Portal.OpenForSystem();
        db.LeadingGroups.Should().ContainSingle();
    }

    private static async Task SaveAsync(Given given, VillageCase place) =>
        (await given.Use<SaveWorkPlan>().RunAsync(place.Staff, new(place.Campaign.Id, null, Guid.NewGuid(), sheet)))
            .Should()
            .BeEmpty();

    private static async Task AssignAsync(
        Given given,
        UnitScope scope,
        VillageCase place,
        int[] villages,
        int? batch = null,
        bool? pilot = null,
        string? guide = null
    ) =>
        (
            await given
                .Use<AssignUnits>()
                .RunAsync(
                    scope,
                    new(
                        place.Campaign.Id,
                        [.. villages.Select(v => place.Villages[v].Id)],
                        Guid.NewGuid(),
                        batch,
                        pilot,
                        guide
                    )
                )
        )
            .Should()
            .BeEmpty();

    private static async Task<IReadOnlyList<AssignmentRow>> ListAsync(
        Given given,
        UnitScope scope,
        VillageCase place,
        AssignmentFilter filter
    ) => (await given.Use<UnitAssignmentsQuery>().RunAsync(scope, place.Campaign.Id, filter))?.Page.Rows ?? [];
}
