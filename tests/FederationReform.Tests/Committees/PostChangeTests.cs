using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Committees;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Committees;

/// <summary>Leaving, rising, duties, and mending what was entered wrongly.</summary>
public sealed class PostChangeTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task ChairWhoResigns_LeavesAVacancyAtOnce(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await CommitteeCase.OnAsync(given);

        (
            await given
                .Use<EndPost>()
                .RunAsync(village.Chair, await village.EndInputAsync(1) with { TalkHeldOn = new(2026, 7, 13) })
        )
            .Should()
            .BeEmpty();

        var view = (await village.ViewAsync()).InOffice!;
        view.Vacancies.Words().Should().Be("缺主席 1 人；执委总数（含主席、副主席）缺 1 人");
        var left = view.Left.Should().ContainSingle().Subject;
        (left.WayOut, left.EndOn, left.EndedBy, left.TalkHeldOn, left.Outgoing)
            .Should()
            .Be((WayOut.Resigned, new(2026, 7, 12), CommitteeCase.Meeting, new(2026, 7, 13), true));
        (await village.LastAuditAsync()).Event.Should().Be(AuditEvent.PostEnded);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task EndThatCannotBe_IsBlocked(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await CommitteeCase.OnAsync(given);
        var input = await village.EndInputAsync(1);

        (await EndAsync(input with { Way = null, On = null })).Select(v => v.Field).Should().Equal("Way", "On");
        (await EndAsync(input with { Way = WayOut.TermEnded, On = new(2026, 7, 7), TalkHeldOn = new(2026, 7, 16) }))
            .Select(v => v.Field)
            .Should()
            .Equal("Way", "On", "TalkHeldOn");
        (await EndAsync(input with { Way = WayOut.Removed, Decided = Resolution.None }))
            .Should()
            .ContainSingle(v => v.Code == PostRules.DecidedCode);
        (await EndAsync(input with { PostId = 999_999 })).Should().Equal(new Violations(Refusal.NotFound));
        await village.EndAsync(1);
        (await EndAsync(input with { OperationId = Guid.NewGuid(), Version = input.Version + 1 }))
            .Should()
            .ContainSingle(v => v.Code == CommitteeRefusal.StateCode);

        Task<Violations> EndAsync(EndPostInput i) => given.Use<EndPost>().RunAsync(village.Chair, i);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Executive_ElectedChair_EndsOnePostAndBeginsAnother(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await CommitteeCase.OnAsync(given);
        await village.EndAsync(1);

        (
            await given
                .Use<ChangePosition>()
                .RunAsync(
                    village.Chair,
                    await village.ChangeInputAsync(11, Position.Chair) with
                    {
                        Decided = CommitteeCase.Meeting with { UpperConsentOn = new(2026, 7, 13) },
                    }
                )
        )
            .Should()
            .BeEmpty();

        var view = (await village.ViewAsync()).InOffice!;
        view.Vacancies.Should().Be(new Vacancies(0, 0, 0, 1), "the chair's seat is held; the executives are one fewer");
        (view.Members[0].Name, view.Members[0].Before, view.Members[0].BegunBy.UpperConsentOn)
            .Should()
            .Be((Results.Member(11).Name, Position.Executive, new(2026, 7, 13)));
        var before = view.Left.Single(p => p.Name == Results.Member(11).Name);
        (before.Position, before.WayOut, before.EndOn, before.After, before.Outgoing, before.Undoable)
            .Should()
            .Be((Position.Executive, WayOut.Reassigned, new(2026, 7, 14), Position.Chair, false, false));
        await using var db = given.Portal.OpenForSystem();
        (await db.People.CountAsync()).Should().Be(11);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task PositionThatCannotBe_IsBlocked_OrReminded(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await CommitteeCase.OnAsync(given);

        (await ChangeAsync(11, Position.Executive)).Should().ContainSingle(v => v.Code == "SamePosition");
        (await ChangeAsync(11, Position.Chair)).Should().ContainSingle(v => v.Code == PostRules.SeatTakenCode);
        (await ChangeAsync(11, Position.FullTimeViceChair))
            .Should()
            .ContainSingle(
                v => v.Code == PostRules.SeatsFullCode && v.Severity == Severity.Remind,
                "no seat is kept for one"
            );
        var early = await village.ChangeInputAsync(11, Position.FullTimeViceChair) with
        {
            On = new(2026, 7, 7),
            Reason = "x",
        };
        (await given.Use<ChangePosition>().RunAsync(village.Chair, early))
            .Should()
            .Contain(v => v.Code == PostRules.DateCode);
        (
            await given
                .Use<ChangePosition>()
                .RunAsync(
                    village.Chair,
                    await village.ChangeInputAsync(11, Position.FullTimeViceChair) with
                    {
                        Reason = "县妇联批准增设",
                    }
                )
        )
            .Should()
            .BeEmpty();

        async Task<Violations> ChangeAsync(int member, Position position) =>
            await given.Use<ChangePosition>().RunAsync(village.Chair, await village.ChangeInputAsync(member, position));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Duties_AreWrittenAllAtOnce_ByTheVillageToo(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await CommitteeCase.OnAsync(given);
        var own = await given.AccountAsync(Role.VillageFederation, village.Village.Village);
        var committee = await village.CommitteeAsync();
        var ids = committee.InOffice.Select(p => p.Id).ToList();
        var input = new SetDutiesInput(
            committee.Id,
            committee.Version,
            new Dictionary<int, string?>
            {
                [ids[0]] = "主持全面工作",
                [ids[1]] = " 家庭教育、\n儿童之家 ",
                [ids[2]] = " ",
            },
            Guid.NewGuid()
        );

        (await given.Use<SetDuties>().RunAsync(own, input)).Should().BeEmpty();

        (await village.CommitteeAsync())
            .InOffice.Select(p => p.Duties)
            .Take(3)
            .Should()
            .Equal("主持全面工作", "家庭教育、\n儿童之家", null);
        (await village.LastAuditAsync()).Changes.Should().HaveCount(2);
        var next = input with { OperationId = Guid.NewGuid(), Version = input.Version + 1 };
        (
            await given
                .Use<SetDuties>()
                .RunAsync(own, next with { Duties = new Dictionary<int, string?> { [ids[3]] = new('字', 201) } })
        )
            .Should()
            .ContainSingle(v => v.Code == "TooLong" && v.Field == $"Duties[{ids[3]}]");
        (
            await given
                .Use<SetDuties>()
                .RunAsync(own, next with { Duties = new Dictionary<int, string?> { [999_999] = "x" } })
        )
            .Should()
            .ContainSingle(v => v.Code == Refusal.NotFoundCode);
        (await given.Use<SetDuties>().RunAsync(own, input with { OperationId = Guid.NewGuid() }))
            .Should()
            .ContainSingle(v => v.Code == Refusal.StaleCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task AfterOffice_IsMarkedOfWhoLeft_AndGoesWithTheEnd(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await CommitteeCase.OnAsync(given);
        var post = await village.PostAsync(1);
        (await MarkAsync(AfterOfficeKind.Farming, null))
            .Should()
            .ContainSingle(v => v.Code == CommitteeRefusal.StateCode);
        await village.EndAsync(1);

        (await MarkAsync((AfterOfficeKind)50, null)).Should().ContainSingle(v => v.Field == "Kind");
        (await MarkAsync(AfterOfficeKind.Farming, new string('菇', 101)))
            .Should()
            .ContainSingle(v => v.Field == "Text");
        (await MarkAsync(AfterOfficeKind.Farming, " 种菇大户 ")).Should().BeEmpty();
        (await village.ViewAsync()).InOffice!.Left[0].Now.Words.Should().Be("务农，种菇大户");
        (await given.Use<OutgoingListQuery>().RunAsync(village.Chair, null, OutgoingSelection.All))!
            .Page.Rows.Single()
            .Now.Should()
            .Be(new AfterOffice(AfterOfficeKind.Farming, "种菇大户"));
        (await MarkAsync(null, null)).Should().BeEmpty();
        var audit = await village.LastAuditAsync();
        (audit.Event, audit.Event.Topic()).Should().Be((AuditEvent.AfterOfficeMarked, AuditTopic.Committees));
        audit.Changes.Should().Equal(new FieldChange("现在做什么", "务农，种菇大户", null));

        async Task<Violations> MarkAsync(AfterOfficeKind? kind, string? text)
        {
            var committee = await village.CommitteeAsync();
            return await given
                .Use<MarkAfterOffice>()
                .RunAsync(village.Chair, new(committee.Id, committee.Version, post.Id, kind, text, Guid.NewGuid()));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Talk_IsMarkedAndUnmarked_OnlyOfWhoLeft(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await CommitteeCase.OnAsync(given);
        var post = await village.PostAsync(1);
        (await MarkAsync(new(2026, 7, 14))).Should().ContainSingle(v => v.Code == CommitteeRefusal.StateCode);
        await village.EndAsync(1);

        (await MarkAsync(new(2026, 7, 16))).Should().ContainSingle(v => v.Field == "TalkHeldOn");
        (await MarkAsync(new(2026, 7, 14))).Should().BeEmpty();
        (await village.ViewAsync()).InOffice!.Left[0].TalkHeldOn.Should().Be(new DateOnly(2026, 7, 14));
        (await MarkAsync(null)).Should().BeEmpty();
        (await village.LastAuditAsync()).Changes.Should().Equal(new FieldChange("离任谈话", "2026-07-14 已谈", "未谈"));

        async Task<Violations> MarkAsync(DateOnly? day)
        {
            var committee = await village.CommitteeAsync();
            return await given
                .Use<MarkTalk>()
                .RunAsync(village.Chair, new(committee.Id, committee.Version, post.Id, day, Guid.NewGuid()));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task TypingError_IsCorrected_OnBothSidesOfAChange_AndAudited(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await CommitteeCase.OnAsync(given);
        await village.EndAsync(1);
        (await given.Use<ChangePosition>().RunAsync(village.Chair, await village.ChangeInputAsync(11, Position.Chair)))
            .Should()
            .BeEmpty();
        var chair = await village.PostAsync(11);

        (await CorrectAsync(chair.Id, new(2026, 7, 13), null)).Should().ContainSingle(v => v.Field == "Reason");
        (await CorrectAsync(chair.Id, new(2026, 7, 13), "会议是13日开的")).Should().BeEmpty();

        var view = (await village.ViewAsync()).InOffice!;
        view.Members[0].StartOn.Should().Be(new DateOnly(2026, 7, 13));
        view.Left.Single(p => p.After == Position.Chair).EndOn.Should().Be(new DateOnly(2026, 7, 13));
        var audit = await village.LastAuditAsync();
        (audit.Event, audit.Reason).Should().Be((AuditEvent.PostCorrected, "会议是13日开的"));
        audit.Changes.Should().Equal(new FieldChange("任职日期", "2026-07-14", "2026-07-13"));
        (await CorrectAsync(chair.Id, new(2026, 7, 7), "x")).Should().Contain(v => v.Code == PostRules.DateCode);

        async Task<Violations> CorrectAsync(int post, DateOnly start, string? reason)
        {
            var committee = await village.CommitteeAsync();
            return await given
                .Use<CorrectPost>()
                .RunAsync(
                    village.Chair,
                    new(committee.Id, committee.Version, post, Guid.NewGuid())
                    {
                        WayIn = WayIn.ByElected,
                        StartOn = start,
                        BegunBy = CommitteeCase.Meeting,
                        Reason = reason,
                    }
                );
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task WhatAResultSays_IsNotCorrectedHere_ButItsPaperIs(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await CommitteeCase.OnAsync(given);
        var committee = await village.CommitteeAsync();
        var input = new CorrectPostInput(committee.Id, committee.Version, committee.Posts[0].Id, Guid.NewGuid())
        {
            WayIn = WayIn.Elected,
            StartOn = committee.ElectedOn,
            BegunBy = new(Document: "清委〔2026〕9号"),
            Reason = "补登批复",
        };

        (await given.Use<CorrectPost>().RunAsync(village.Chair, input with { StartOn = new(2026, 7, 9) }))
            .Should()
            .ContainSingle(v => v.Code == CommitteeRefusal.StateCode);
        (await given.Use<CorrectPost>().RunAsync(village.Chair, input)).Should().BeEmpty();

        (await village.CommitteeAsync())
            .Posts.Single(p => p.Id == input.PostId)
            .BegunBy.Document.Should()
            .Be("清委〔2026〕9号");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task LatestEntry_IsUndoneByTheCounty_OneAfterTheOther(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await CommitteeCase.OnAsync(given);
        var chair = await village.PostAsync(1);
        await village.EndAsync(1);
        (await given.Use<ChangePosition>().RunAsync(village.Chair, await village.ChangeInputAsync(11, Position.Chair)))
            .Should()
            .BeEmpty();
        var successor = await village.PostAsync(11);

        (await UndoAsync(chair.Id))
            .Should()
            .ContainSingle(v => v.Code == PostRules.SeatTakenCode, "there would be two chairs");
        (await UndoAsync(successor.FormerId!.Value))
            .Should()
            .ContainSingle(v => v.Code == CommitteeRefusal.StateCode, "something later stands on it");
        (await UndoAsync(successor.Id)).Should().BeEmpty();
        (await UndoAsync(chair.Id)).Should().BeEmpty();
        (await UndoAsync(chair.Id))
            .Should()
            .ContainSingle(v => v.Code == CommitteeRefusal.StateCode, "an approved result is not undone here");

        var committee = await village.CommitteeAsync();
        committee
            .Posts.Should()
            .HaveCount(11)
            .And.OnlyContain(p => p.EndOn == null && p.WayOut == null && p.FormerId == null);
        (await village.LastAuditAsync()).Summary.Should().Contain("撤销登记").And.Contain("辞职");

        async Task<Violations> UndoAsync(int post)
        {
            var current = await village.CommitteeAsync();
            return await given
                .Use<UndoPostChange>()
                .RunAsync(village.Village.Staff, new(current.Id, current.Version, post, "登记错村了", Guid.NewGuid()));
        }
    }

    /// <summary>A slip of the township is its own to mend for a day; afterwards, and of others, the county's.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task OwnEntryOfTheDay_IsTakenBackByTheTownship_AndNoOther(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await CommitteeCase.OnAsync(given);
        (await village.AddAsync(Results.Member(30), "增补")).Should().BeEmpty();
        var added = await village.PostAsync(30);
        var chair = await village.PostAsync(1);
        var neighbour = await given.AccountAsync(
            Role.TownshipChair,
            await given.TownshipAsync(village.Village.County, "东坑镇")
        );
        var own = await given.AccountAsync(Role.VillageFederation, village.Village.Village);

        (await UndoAsync(village.Chair, chair.Id))
            .Should()
            .ContainSingle(v => v.Code == CommitteeRefusal.NotHersCode, "it came with the result");
        (await UndoAsync(neighbour, added.Id)).Should().ContainSingle().Which.Code.Should().Be(Refusal.NotFound.Code);
        (await UndoAsync(own, added.Id)).Should().ContainSingle().Which.Code.Should().Be(Refusal.NotAllowed.Code);
        (await village.ViewAsync()).InOffice!.Members.Where(m => m.Undoable).Select(m => m.Id).Should().Equal(added.Id);
        (await village.ViewAsync()).May.TakingBack.Should().Contain("24 小时").And.Contain("县妇联");
        (await UndoAsync(village.Chair, added.Id)).Should().BeEmpty();

        await village.EndAsync(11);
        var ended = (await village.CommitteeAsync()).Posts.Single(p => p.EndOn is not null);
        (await UndoAsync(village.Chair, ended.Id)).Should().BeEmpty();
        await village.EndAsync(11);
        given.Clock.Now = given.Clock.Now.AddHours(24);
        (await UndoAsync(village.Chair, ended.Id)).Should().ContainSingle(v => v.Code == CommitteeRefusal.NotHersCode);
        (await village.ViewAsync()).InOffice!.Left.Should().OnlyContain(p => !p.Undoable);
        (await UndoAsync(village.Village.Staff, ended.Id)).Should().BeEmpty("the county may at any time");

        async Task<Violations> UndoAsync(UnitScope who, int post)
        {
            var current = await village.CommitteeAsync();
            return await given
                .Use<UndoPostChange>()
                .RunAsync(who, new(current.Id, current.Version, post, "登记错人了", Guid.NewGuid()));
        }
    }

    /// <summary>What somebody else built on the entry has to be taken back first.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task OwnEntry_ThatSomethingFollowsFrom_StaysUntilThatIsGone(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await CommitteeCase.OnAsync(given);
        await village.EndAsync(1);
        (await given.Use<ChangePosition>().RunAsync(village.Chair, await village.ChangeInputAsync(11, Position.Chair)))
            .Should()
            .BeEmpty();
        var former = (await village.CommitteeAsync()).Posts.Single(p =>
            p.Position == Position.Chair && p.EndOn is not null
        );
        var current = await village.CommitteeAsync();

        (
            await given
                .Use<UndoPostChange>()
                .RunAsync(village.Chair, new(current.Id, current.Version, former.Id, "登记错人了", Guid.NewGuid()))
        )
            .Should()
            .ContainSingle(v => v.Code == PostRules.SeatTakenCode, "there would be two chairs");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task UndoneAddition_TakesThePersonWithIt(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await CommitteeCase.OnAsync(given);
        (await village.AddAsync(Results.Member(30), "增补")).Should().BeEmpty();
        var committee = await village.CommitteeAsync();

        (
            await given
                .Use<UndoPostChange>()
                .RunAsync(
                    village.Village.Staff,
                    new(committee.Id, committee.Version, (await village.PostAsync(30)).Id, null, Guid.NewGuid())
                )
        )
            .Should()
            .ContainSingle(v => v.Field == "Reason");
        (
            await given
                .Use<UndoPostChange>()
                .RunAsync(
                    village.Village.Staff,
                    new(committee.Id, committee.Version, (await village.PostAsync(30)).Id, "重复", Guid.NewGuid())
                )
        )
            .Should()
            .BeEmpty();

        await using var db = given.Portal.OpenForSystem();
        (await db.People.CountAsync()).Should().Be(11);
    }
}
