using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Reforms;
using FederationReform.Representatives;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Representatives;

public sealed class RollCommandTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task RowsPasted_JoinTheRoll_AndTheirNumberIsTheResults(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roll = await RollCase.OnAsync(engine, given);

        var row = RollCase.Row("演　示甲", "1988.4", "协商");
        row["Phone"] = "138 0000 0001";
        (await roll.AddAsync(rows: [row, RollCase.Row("演示乙")])).Should().BeEmpty();

        var kept = await roll.RollAsync();
        kept.Sheet.Representatives.Select(r => (r.Id, r.Name, r.Way))
            .Should()
            .Equal((1, "演示甲", WayChosen.Recommended), (2, "演示乙", WayChosen.Elected));
        (kept.Sheet.Representatives[0].Birth.ToString(), kept.Sheet.Representatives[0].Phone)
            .Should()
            .Be(("1988-04", "13800000001"));
        var record = await roll.Village.RecordAsync();
        (record.State, record.Result.Representatives).Should().Be((ReformState.InProgress, 2));
        var audit = (await given.AuditAsync())
            .Should()
            .ContainSingle(a => a.Event == AuditEvent.RepresentativesAdded)
            .Subject;
        audit.Summary.Should().Contain("2 名：演示甲、演示乙").And.NotContain("138");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task OneOfSeventeen_IsRefusedWithHerRow_AndNobodyJoins(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roll = await RollCase.OnAsync(engine, given);

        var violations = await roll.AddAsync(
            rows:
            [
                RollCase.Row("演示甲"),
                RollCase.Row("演示乙", "2009-03-02"),
                RollCase.Row("演示甲"),
                RollCase.Row("演示丁", "去年"),
            ]
        );

        violations
            .Select(v => (v.Code, v.Field))
            .Should()
            .BeEquivalentTo([
                (AdultRepresentativeRule.Code, "Rows[1].Birth"),
                (RepresentativeTwiceRule.Code, "Rows[2].Name"),
                (ResultSheet.UnreadableCode, "Rows[3].Birth"),
            ]);
        violations[1].Message.Should().StartWith("第 2 行演示乙");
        (await roll.RollAsync()).Sheet.Representatives.Should().BeEmpty();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SomebodyOnTheRollAlready_IsRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roll = await RollCase.OnAsync(engine, given);
        await roll.WithAsync(RollCase.Row("演示甲"));

        (await roll.AddAsync(rows: [RollCase.Row("演示甲")]))
            .Should()
            .ContainSingle(v => v.Code == RepresentativeTwiceRule.Code)
            .Which.Message.Should()
            .Contain("名册第 1 行");
        (await roll.AddAsync(completes: true, rows: [RollCase.Row("演示甲")]))
            .Should()
            .ContainSingle(v => v.Code == RepresentativeRows.NothingCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SecondPaste_CompletesWhatTheFirstDidNotSay(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roll = await RollCase.OnAsync(engine, given);
        await roll.WithAsync(Names("演示甲"), Names("演示乙"));

        var other = Names("演示丙");
        Dictionary<string, string>[] rows = [RollCase.Row("演示乙", "1990-02"), RollCase.Row("演示甲"), other];
        (await roll.AddAsync(completes: true, rows: rows)).Should().BeEmpty();

        var kept = (await roll.RollAsync()).Sheet.Representatives;
        kept.Select(r => (r.Id, r.Name, r.Way))
            .Should()
            .Equal((1, "演示甲", WayChosen.Elected), (2, "演示乙", WayChosen.Elected), (3, "演示丙", null));
        kept[1].Birth.ToString().Should().Be("1990-02");
        var audit = (await given.AuditAsync()).Last(a => a.Event == AuditEvent.RepresentativesAdded);
        audit.Summary.Should().Contain("1 名：演示丙").And.Contain("补充");
        audit.Changes.Should().Contain(new FieldChange("演示甲的产生方式", null, "选举"));

        static Dictionary<string, string> Names(string name) => new() { ["Name"] = name };
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SecondPaste_ThatSaysOtherwise_IsAsked_AndChangesNobody(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roll = await RollCase.OnAsync(engine, given);
        await roll.WithAsync(RollCase.Row("演示甲", "1990-02"));

        (await roll.AddAsync(completes: true, rows: [RollCase.Row("演示甲", "1990-02", "协商推荐")]))
            .Should()
            .ContainSingle(v => v.Code == RepresentativeRows.DiffersCode && v.Field == "Rows[0].Way")
            .Which.Message.Should()
            .Contain("产生方式是“选举”")
            .And.Contain("协商推荐");
        (await roll.RollAsync()).Sheet.Representatives[0].Way.Should().Be(WayChosen.Elected);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SentTwice_IsDoneOnce_AndAnOldVersionIsRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roll = await RollCase.OnAsync(engine, given);
        var input = new AddRepresentativesInput(
            roll.Village.Campaign.Id,
            roll.Village.Village.Id,
            (await roll.RollAsync()).Version,
            Guid.NewGuid(),
            [RollCase.Row("演示甲")]
        );

        (await given.Use<AddRepresentatives>().RunAsync(roll.Village.Chair, input)).Should().BeEmpty();
        (await given.Use<AddRepresentatives>().RunAsync(roll.Village.Chair, input)).Should().BeEmpty();
        (
            await given
                .Use<AddRepresentatives>()
                .RunAsync(
                    roll.Village.Chair,
                    input with
                    {
                        OperationId = Guid.NewGuid(),
                        Rows = [RollCase.Row("演示乙")],
                    }
                )
        )
            .Should()
            .ContainSingle(v => v.Code == Refusal.StaleCode);

        (await roll.RollAsync()).Sheet.Representatives.Should().ContainSingle();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task TwoBeginTheRollAtOnce_OneIsTold(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roll = await RollCase.OnAsync(engine, given);

        var answers = await AtOnce.RunAsync(2, n =>
            given
                .Use<AddRepresentatives>()
                .RunAsync(
                    roll.Village.Chair,
                    new(
                        roll.Village.Campaign.Id,
                        roll.Village.Village.Id,
                        RollBefore,
                        Guid.NewGuid(),
                        [RollCase.Row($"演示{n}")]
                    )
                )
        );

        answers.SelectMany(a => a).Should().ContainSingle(v => v.Code == Refusal.StaleCode);
        (await roll.RollAsync()).Sheet.Representatives.Should().ContainSingle();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Field_IsSavedWithOldAndNew_AndATelephoneIsMasked(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roll = await RollCase.OnAsync(engine, given);
        await roll.WithAsync(RollCase.Row("演示甲"));

        (await roll.EditAsync(1, "Phone", "", "13800000001")).Should().BeEmpty();
        (await roll.EditAsync(1, "Way", "选举", "协商推荐")).Should().BeEmpty();
        (await roll.EditAsync(1, "Post", "村民", "")).Should().BeEmpty();

        var kept = (await roll.RollAsync()).Sheet.Representatives[0];
        (kept.Phone, kept.Way, kept.Post, kept.Workplace)
            .Should()
            .Be(("13800000001", WayChosen.Recommended, null, "一组"));
        (await given.AuditAsync())
            .Where(a => a.Event == AuditEvent.RepresentativesChanged)
            .SelectMany(a => a.Changes)
            .Should()
            .Equal(
                new FieldChange("演示甲的联系电话", null, "138****0001"),
                new FieldChange("演示甲的产生方式", "选举", "协商推荐"),
                new FieldChange("演示甲的职务", "村民", null)
            );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Field_ChangedMeanwhile_IsTold_AndAnotherFieldIsNot(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roll = await RollCase.OnAsync(engine, given);
        await roll.WithAsync(RollCase.Row("演示甲"));
        await roll.EditAsync(1, "Post", "村民", "教师");

        (await roll.EditAsync(1, "Post", "村民", "医生"))
            .Should()
            .ContainSingle(v => v.Code == "ChangedMeanwhile")
            .Which.Message.Should()
            .Contain("教师");
        (await roll.EditAsync(1, "Category", "", "基层妇女")).Should().BeEmpty();
        (await roll.EditAsync(9, "Post", "", "医生")).Should().ContainSingle(v => v.Code == "FieldGone");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task BirthThatMakesHerTooYoung_IsRefused_AndATrueChangeAsksForANewCheck(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roll = await RollCase.OnAsync(engine, given);
        await roll.WithAsync(RollCase.Row("演示甲"));
        (await roll.CheckAsync()).Should().BeEmpty();

        (await roll.EditAsync(1, "Birth", "1988-04", "2010-01"))
            .Should()
            .ContainSingle(v => v.Code == AdultRepresentativeRule.Code);
        (await roll.EditAsync(1, "Post", "村民", "教师")).Should().BeEmpty();
        (await roll.RollAsync()).Sheet.Representatives[0].Check!.By.Should().Be("张主席");
        (await roll.EditAsync(1, "Birth", "1988-04", "1988-05")).Should().BeEmpty();

        (await roll.RollAsync()).Sheet.Representatives[0].Check.Should().BeNull();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task AllChecked_AtOnce_OrNobodyWhenSomethingIsMissing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roll = await RollCase.OnAsync(engine, given);
        await roll.WithAsync(RollCase.Row("演示甲"), RollCase.Row("演示乙", way: ""));

        (await roll.CheckAsync())
            .Should()
            .ContainSingle(v => v.Code == RepresentativeCompletenessRule.Code && v.Field == "Representatives[2].Way");
        (await roll.CheckAsync(1)).Should().BeEmpty();
        (await roll.EditAsync(2, "Way", "", "选举")).Should().BeEmpty();
        (await roll.CheckAsync()).Should().BeEmpty();
        (await roll.RollAsync()).Sheet.Representatives.Should().OnlyContain(r => r.Check != null);
        (await roll.CheckAsync(2, passed: false)).Should().BeEmpty();

        (await roll.RollAsync()).Sheet.Representatives.Select(r => r.Check is null).Should().Equal(false, true);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task LastOneRemoved_TheNumberIsTypedAgain(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roll = await RollCase.OnAsync(engine, given);
        await roll.WithAsync(RollCase.Row("演示甲"), RollCase.Row("演示乙"));

        (await roll.RemoveAsync(1)).Should().BeEmpty();
        (await roll.Village.RecordAsync()).Result.Representatives.Should().Be(1);
        (await roll.RemoveAsync(2)).Should().BeEmpty();

        (await roll.Village.RecordAsync()).Result.Representatives.Should().BeNull();
        (await roll.WithAsync(RollCase.Row("演示丙")))
            .Sheet.Representatives[0]
            .Id.Should()
            .Be(3, "no number is given twice");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task ResultSaved_KeepsTheNumberOfTheRoll(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roll = await RollCase.OnAsync(engine, given);
        await roll.WithAsync(RollCase.Row("演示甲"), RollCase.Row("演示乙"));
        var record = await roll.Village.RecordAsync();

        var saved = await given
            .Use<SaveResult>()
            .RunAsync(
                roll.Village.Chair,
                new(
                    roll.Village.Campaign.Id,
                    roll.Village.Village.Id,
                    record.Version,
                    Guid.NewGuid(),
                    ResultSheet.Of(Results.Valid)
                )
            );

        saved.Violations.Should().BeEmpty();
        (await roll.Village.RecordAsync()).Result.Representatives.Should().Be(2);
        (
            await given
                .Use<ResultQuery>()
                .RunAsync(roll.Village.Chair, roll.Village.Campaign.Id, roll.Village.Village.Id)
        )!
            .Registered.Should()
            .Be(2);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Draft_ShowsTheNumberOfTheRoll(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roll = await RollCase.OnAsync(engine, given);
        var (campaign, unit) = (roll.Village.Campaign.Id, roll.Village.Village.Id);
        var typed = ResultSheet.Empty.With("Representatives", "36").With("Place", "村部");
        await given
            .Use<SaveDraft>()
            .RunAsync(
                roll.Village.Chair,
                new(campaign, unit, (await roll.Village.RecordAsync()).Version, typed, ResultSheet.Empty)
            );
        await roll.WithAsync(RollCase.Row("演示甲"));

        var draft = (await given.Use<ResultQuery>().RunAsync(roll.Village.Chair, campaign, unit))!.Draft!;

        (draft.Sheet["Representatives"], draft.Sheet["Place"]).Should().Be(("1", "村部"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Submission_IsStoppedByTheRoll_AndNotByItsReminders(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roll = await RollCase.OnAsync(engine, given);
        var people = Enumerable.Range(1, 36).Select(n => RollCase.Row($"演示{n}")).ToList();
        people[4]["Way"] = "";
        await roll.WithAsync([.. people]);
        var ready = await given.CompleteAsync(roll.Village.Campaign, roll.Village.Village);
        var input = new SubmitRecordInput(
            roll.Village.Campaign.Id,
            roll.Village.Village.Id,
            ready.Version,
            Guid.NewGuid()
        );

        var refused = await given.Use<SubmitRecord>().RunAsync(roll.Village.Chair, input);
        refused
            .Should()
            .ContainSingle(v => v.Severity == Severity.Block)
            .Which.Should()
            .Match<Violation>(v =>
                v.Field == "Representatives[5].Way" && v.Message.Contains("妇女代表名册还有 1 处没有填写（产生方式）")
            );
        var record = await given
            .Use<RecordQuery>()
            .RunAsync(roll.Village.Chair, roll.Village.Campaign.Id, roll.Village.Village.Id);
        record!.Missing.Should().Contain(v => v.Code == RepresentativeCompletenessRule.Code);
        (record.Roll.Registered, record.Roll.Checked).Should().Be((36, 0));

        (await roll.EditAsync(5, "Way", "", "选举")).Should().BeEmpty();
        (await given.Use<SubmitRecord>().RunAsync(roll.Village.Chair, input)).Should().BeEmpty();
        (await roll.EditAsync(5, "Way", "选举", "协商推荐"))
            .Should()
            .ContainSingle(v => v.Code == ReformRefusal.StateCode, "what was handed in stays as it was");
        (await roll.RollAsync()).MayEdit.Should().BeFalse();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task CongressOnAnEarlierDay_FindsWhoWasTooYoungThen(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roll = await RollCase.OnAsync(engine, given);
        await roll.WithAsync(RollCase.Row("演示甲", "2008-07-10"));

        await given.CompleteAsync(roll.Village.Campaign, roll.Village.Village);

        (await roll.RollAsync())
            .Violations.Should()
            .Contain(v => v.Code == AdultRepresentativeRule.Code && v.Message.Contains("到选举当天"));
        (await roll.CheckAsync()).Should().Contain(v => v.Code == AdultRepresentativeRule.Code);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Notice_HasTwoDaysInOrder(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roll = await RollCase.OnAsync(engine, given);

        (await roll.NoticeAsync(new(2026, 7, 1), null))
            .Should()
            .ContainSingle(v => v.Code == "Required" && v.Field == "To");
        (await roll.NoticeAsync(new(2026, 7, 5), new(2026, 7, 1))).Should().ContainSingle(v => v.Code == "NoticeOrder");
        (await roll.NoticeAsync(new(2006, 7, 5), new(2026, 7, 9))).Should().ContainSingle(v => v.Code == "NoticeDate");
        (await roll.NoticeAsync(new(2026, 7, 1), new(2026, 7, 5))).Should().BeEmpty();
        (await roll.NoticeAsync(null, null)).Should().BeEmpty();

        (await given.AuditAsync())
            .Where(a => a.Event == AuditEvent.RepresentativeNoticeSet)
            .SelectMany(a => a.Changes)
            .Should()
            .Equal(
                new FieldChange("公示时间", null, "2026-07-01 至 2026-07-05"),
                new FieldChange("公示时间", "2026-07-01 至 2026-07-05", null)
            );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task QuotaTable_IsSavedWhole_WithTheSourceOfItsNumbers(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roll = await RollCase.OnAsync(engine, given);

        (await roll.QuotasAsync(rows: [Quota("一组", "120", "3"), Quota("一组", "", "2"), Quota("", "5", "两名")]))
            .Select(v => (v.Code, v.Field))
            .Should()
            .BeEquivalentTo([
                ("PlaceTwice", "Quotas[1].Name"),
                ("Required", "Quotas[2].Name"),
                (ResultSheet.UnreadableCode, "Quotas[2].Seats"),
            ]);
        (await roll.QuotasAsync(rows: [Quota("一组", "120", "3"), Quota("", "", ""), Quota("二组", "90", "2")]))
            .Should()
            .BeEmpty();
        await roll.WithAsync(RollCase.Row("演示甲"), RollCase.Row("演示乙", place: "二组"));
        (await roll.QuotasAsync(rows: [Quota("一组", "120", "4"), Quota("二组", "90", "2")])).Should().BeEmpty();

        var kept = await roll.RollAsync();
        kept.Sheet.Quotas.Should()
            .Equal(new PlaceQuota("一组", 120, 4, "村妇女名册"), new PlaceQuota("二组", 90, 2, "村妇女名册"));
        kept.Places.Select(p => p.Registered).Should().Equal(1, 1);
        (await given.AuditAsync())
            .Last(a => a.Event == AuditEvent.RepresentativeQuotasSet)
            .Changes.Should()
            .Equal(
                new FieldChange("一组", "名额 3 名，妇女 120 人（村妇女名册）", "名额 4 名，妇女 120 人（村妇女名册）")
            );

        static Dictionary<string, string> Quota(string place, string women, string seats) =>
            new()
            {
                ["Name"] = place,
                ["Women"] = women,
                ["Seats"] = seats,
                ["Source"] = place.Length > 0 ? "村妇女名册" : "",
            };
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task OthersMayNot_AC05(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roll = await RollCase.OnAsync(engine, given);
        await roll.WithAsync(RollCase.Row("演示甲"));

        foreach (var stranger in await roll.Village.StrangersAsync(Role.TownshipChair, Role.CountyStaff))
        {
            (
                await given
                    .Use<RepresentativesQuery>()
                    .RunAsync(stranger, roll.Village.Campaign.Id, roll.Village.Village.Id)
            )
                .Should()
                .BeNull();
            foreach (var answer in await EveryCommandAsync(roll, stranger))
                answer
                    .Should()
                    .ContainSingle()
                    .Which.Code.Should()
                    .Be(stranger.Role == Role.TownshipChair ? Refusal.NotFoundCode : Refusal.NotAllowedCode);
        }
        foreach (var role in (Role[])[Role.UpperReader, Role.CountyStaff, Role.Administrator])
        {
            foreach (var answer in await EveryCommandAsync(roll, await given.AccountAsync(role, roll.Village.County)))
                answer.Should().ContainSingle().Which.Code.Should().Be(Refusal.NotAllowedCode);
        }
        (await roll.RollAsync())
            .Sheet.Should()
            .BeEquivalentTo(
                new
                {
                    Representatives = new[] { new { Name = "演示甲", Check = (QualificationCheck?)null } },
                    NoticeFrom = (DateOnly?)null,
                }
            );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task VillageItself_FillsItsRoll_AndAReaderSeesNoTelephone(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roll = await RollCase.OnAsync(engine, given);
        var own = await given.AccountAsync(Role.VillageFederation, roll.Village.Village);
        var row = RollCase.Row("演示甲");
        row["Phone"] = "13800000001";

        (await roll.AddAsync(own, rows: [row])).Should().BeEmpty();

        (await roll.RollAsync(roll.Village.Staff)).Sheet.Representatives[0].Phone.Should().Be("13800000001");
        (await roll.RollAsync(await given.AccountAsync(Role.UpperReader, roll.Village.County)))
            .Sheet.Representatives[0]
            .Phone.Should()
            .Be("138****0001");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task DisabledAccount_HasNoScopeToActWith(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roll = await RollCase.OnAsync(engine, given);

        await given.AccountAsync(roll.Village.Chair.AccountId, account => account.Disable(given.Clock.UtcNow()));

        (await new ScopeLoader(given.Portal).LoadAsync(roll.Village.Chair.AccountId, "192.0.2.1")).Should().BeNull();
    }

    private const int RollBefore = -1;

    private static async Task<IReadOnlyList<Violations>> EveryCommandAsync(RollCase roll, UnitScope who) =>
        [
            await roll.AddAsync(who, rows: [RollCase.Row("演示乙")]),
            await roll.EditAsync(1, "Post", "村民", "教师", who),
            await roll.CheckAsync(who: who),
            await roll.RemoveAsync(1, who),
            await roll.NoticeAsync(new(2026, 7, 1), new(2026, 7, 5), who),
            await roll.QuotasAsync(who, new Dictionary<string, string> { ["Name"] = "一组", ["Seats"] = "2" }),
        ];
}
