using FederationReform.Access;
using FederationReform.Committees;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Committees;

public sealed class RegisterCommitteeTests
{
    private static readonly Seats Five = new(1, 1, 0, 5);

    [Theory, OnSqlite, OnPostgres]
    public async Task StandingCommittee_Registered_TakesItsMembersOneByOne_AndTheCampaignEndsIt(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);

        (await given.Use<RegisterCommittee>().RunAsync(village.Chair, Input(village))).Should().BeEmpty();
        var view = (await given.Use<CommitteeQuery>().RunAsync(village.Chair, village.Village.Id))!;
        (
            view.InOffice!.Term,
            view.InOffice.EndsOn,
            view.InOffice.CampaignId,
            view.InOffice.DaysOver(view.Today),
            view.May.Register
        )
            .Should()
            .Be(("第三届妇代会", new(2024, 3, 1), null, 866, false));
        view.InOffice.Vacancies.Should().Be(new Vacancies(1, 1, 0, 5));
        (
            await given
                .Use<AddPost>()
                .RunAsync(
                    village.Chair,
                    new(view.InOffice.Id, view.InOffice.Version, Results.Member(1, Position.Chair), Guid.NewGuid())
                    {
                        Way = WayIn.Elected,
                        On = new(2021, 3, 1),
                    }
                )
        )
            .Should()
            .BeEmpty();

        await village.ApprovedAsync();

        view = (await given.Use<CommitteeQuery>().RunAsync(village.Chair, village.Village.Id))!;
        (view.InOffice!.CampaignId, view.InOffice.Number)
            .Should()
            .Be((village.Campaign.Id, null), "the federation counts anew");
        view.Former.Should()
            .ContainSingle()
            .Which.Members.Should()
            .ContainSingle(m => m.WayOut == WayOut.TermEnded && m.WayIn == WayIn.Elected && m.Outgoing);
        await using var db = given.Portal.OpenForSystem();
        (await db.People.CountAsync()).Should().Be(11, "the old chair was elected again");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task NextTerm_OfAFederation_CountsOn(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        (
            await given
                .Use<RegisterCommittee>()
                .RunAsync(village.Chair, Input(village) with { Form = CommitteeForm.Federation })
        )
            .Should()
            .BeEmpty();

        await village.ApprovedAsync();

        (await given.Use<CommitteeQuery>().RunAsync(village.Chair, village.Village.Id))!
            .InOffice!.Term.Should()
            .Be("第四届妇联");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task WhatCannotBe_IsToldAtOnce(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);

        var violations = await given
            .Use<RegisterCommittee>()
            .RunAsync(
                village.Chair,
                new(village.Village.Id, null, 100, new(2027, 1, 1), 11, new(2, 21, -1, 3), Guid.NewGuid())
            );

        violations
            .Select(v => v.Field)
            .Should()
            .Equal(
                "Form",
                "Number",
                "ElectedOn",
                "TermYears",
                "Seats.Chairs",
                "Seats.FullTimeViceChairs",
                "Seats.PartTimeViceChairs",
                "Seats.Executives"
            );
        (await given.Use<RegisterCommittee>().RunAsync(village.Chair, Input(village) with { Seats = new(1, 1, 3, 4) }))
            .Should()
            .ContainSingle(v => v.Message.Contains("共 5 人"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task UnitWithACommittee_TakesNoSecond_NotEvenAtTheSameMoment(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);

        var answers = await AtOnce.RunAsync(5, _ =>
            given.Use<RegisterCommittee>().RunAsync(village.Chair, Input(village) with { OperationId = Guid.NewGuid() })
        );

        answers.Count(a => a.Count == 0).Should().Be(1);
        (await given.Use<RegisterCommittee>().RunAsync(village.Staff, Input(village)))
            .Should()
            .ContainSingle(v => v.Code == CommitteeRefusal.StateCode);
        await using var db = given.Portal.OpenForSystem();
        (await db.Committees.CountAsync()).Should().Be(1);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task TermAndSeats_AreDescribedByTheCounty_WithItsReason(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await CommitteeCase.OnAsync(given);
        var committee = await village.CommitteeAsync();
        var input = new DescribeCommitteeInput(
            committee.Id,
            committee.Version,
            CommitteeForm.Federation,
            1,
            new(2031, 12, 31),
            new(1, 0, 2, 13),
            null,
            Guid.NewGuid()
        );

        (await given.Use<DescribeCommittee>().RunAsync(village.Village.Staff, input with { EndsOn = new(2026, 7, 8) }))
            .Select(v => v.Field)
            .Should()
            .Equal("EndsOn", "Reason");
        (
            await given
                .Use<DescribeCommittee>()
                .RunAsync(village.Village.Staff, input with { Reason = "党委批准延期、增加职数" })
        )
            .Should()
            .BeEmpty();

        var view = (await village.ViewAsync()).InOffice!;
        (view.Term, view.EndsOn, view.Vacancies.Words())
            .Should()
            .Be(("第一届妇联", new(2031, 12, 31), "执委总数（含主席、副主席）缺 2 人"));
        (await village.LastAuditAsync()).Changes.Select(c => c.Field).Should().Equal("届次", "届满日", "职数");
    }

    /// <summary>AC-05: sibling, other county, reader, village, administrator.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Strangers_FindNothing_AndOthersMayNot(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await CommitteeCase.OnAsync(given);
        var (end, add, change) = (
            await village.EndInputAsync(1),
            await village.AddInputAsync(Results.Member(30)),
            await village.ChangeInputAsync(11, Position.Chair)
        );
        var free = await given.VillageAsync(village.Village.Township, "东山村");
        Func<UnitScope, Task<Violations>>[] changes =
        [
            who => given.Use<AddPost>().RunAsync(who, add),
            who => given.Use<EndPost>().RunAsync(who, end),
            who => given.Use<ChangePosition>().RunAsync(who, change),
            who =>
                given
                    .Use<MarkTalk>()
                    .RunAsync(who, new(end.CommitteeId, end.Version, end.PostId, null, Guid.NewGuid())),
            who =>
                given.Use<CorrectPost>().RunAsync(who, new(end.CommitteeId, end.Version, end.PostId, Guid.NewGuid())),
            who =>
                given
                    .Use<RegisterCommittee>()
                    .RunAsync(
                        who,
                        new(free.Id, CommitteeForm.Federation, null, new(2021, 3, 1), 5, Five, Guid.NewGuid())
                    ),
        ];
        Func<UnitScope, Task<Violations>> duties = who =>
            given
                .Use<SetDuties>()
                .RunAsync(
                    who,
                    new(
                        end.CommitteeId,
                        end.Version,
                        new Dictionary<int, string?> { [end.PostId] = "x" },
                        Guid.NewGuid()
                    )
                );
        Func<UnitScope, Task<Violations>>[] countys =
        [
            who =>
                given
                    .Use<UndoPostChange>()
                    .RunAsync(who, new(end.CommitteeId, end.Version, end.PostId, "x", Guid.NewGuid())),
            who =>
                given
                    .Use<DescribeCommittee>()
                    .RunAsync(who, new(end.CommitteeId, end.Version, null, null, null, Five, "x", Guid.NewGuid())),
        ];

        foreach (var stranger in await village.Village.StrangersAsync(Role.TownshipChair, Role.CountyStaff))
        {
            foreach (var act in changes.Append(duties))
                (await act(stranger)).Should().Equal(new Violations(Refusal.NotFound));
            (await given.Use<CommitteeQuery>().RunAsync(stranger, village.Village.Village.Id)).Should().BeNull();
        }
        (await countys[0](await given.AccountAsync(Role.CountyStaff, await given.CountyAsync("政和县"))))
            .Should()
            .Equal(new Violations(Refusal.NotFound));
        (await countys[0](village.Chair)).Blocking.Should().BeTrue("the result brought it in, not the township");
        (await countys[1](village.Chair)).Should().Equal(new Violations(Refusal.NotAllowed));
        var own = await given.AccountAsync(Role.VillageFederation, village.Village.Village);
        var neighbour = await given.AccountAsync(Role.VillageFederation, free);
        foreach (var role in (Role[])[Role.UpperReader, Role.Administrator])
        {
            var who = await given.AccountAsync(role, village.Village.County);
            foreach (var act in changes.Append(duties))
                (await act(who)).Should().Equal(new Violations(Refusal.NotAllowed));
        }
        foreach (var act in changes)
            (await act(own)).Should().Equal(new Violations(Refusal.NotAllowed));
        (await duties(neighbour)).Should().Equal(new Violations(Refusal.NotFound));
        (
            await given
                .Use<CommitteeQuery>()
                .RunAsync(
                    await given.AccountAsync(Role.Administrator, village.Village.County),
                    village.Village.Village.Id
                )
        )
            .Should()
            .BeNull();
        (
            await given
                .Use<CommitteeQuery>()
                .RunAsync(
                    await given.AccountAsync(Role.UpperReader, village.Village.County),
                    village.Village.Village.Id
                )
        )!
            .May.Should()
            .Be(new CommitteeActions(false, false, false, false));
        (await given.AuditAsync()).Should().NotContain(r => r.Event >= AuditEvent.CommitteeRegistered);
    }

    private static RegisterCommitteeInput Input(VillageCase village) =>
        new(village.Village.Id, CommitteeForm.RepresentativeCommittee, 3, new(2021, 3, 1), 3, Five, Guid.NewGuid());
}
