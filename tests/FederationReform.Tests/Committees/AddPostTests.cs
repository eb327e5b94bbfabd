using FederationReform.Access;
using FederationReform.Committees;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Committees;

public sealed class AddPostTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Successor_ByElected_FillsTheChairsSeat(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await CommitteeCase.OnAsync(given);
        await village.EndAsync(1);
        (await village.ViewAsync()).InOffice!.Vacancies.Should().Be(new Vacancies(1, 0, 0, 1));

        (await village.AddAsync(Results.Member(30, Position.Chair))).Should().BeEmpty();

        var view = (await village.ViewAsync()).InOffice!;
        view.Vacancies.Any.Should().BeFalse();
        var chair = view.Members[0];
        (
            chair.Name,
            chair.Position,
            chair.WayIn,
            chair.StartOn,
            chair.BegunBy,
            chair.Phone,
            chair.FromResult,
            chair.Undoable
        )
            .Should()
            .Be(
                (
                    Results.Member(30).Name,
                    Position.Chair,
                    WayIn.ByElected,
                    new DateOnly(2026, 7, 14),
                    CommitteeCase.Meeting,
                    "138****0030",
                    false,
                    true
                )
            );
        view.Left.Should().ContainSingle().Which.WayOut.Should().Be(WayOut.Resigned);
        var audit = await village.LastAuditAsync();
        (audit.Event, audit.SubjectKind).Should().Be((AuditEvent.PostAdded, SubjectKind.Committee));
        audit.Summary.Should().Contain("补选").And.Contain("第一届二次执委会议").And.NotContain("13800000030");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SecondChair_IsBlocked(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await CommitteeCase.OnAsync(given);

        var violations = await village.AddAsync(Results.Member(30, Position.Chair), reason: "急需");

        violations.Should().Contain(v => v.Code == PostRules.SeatTakenCode && v.Severity == Severity.Block);
        (await village.CommitteeAsync()).Posts.Should().HaveCount(11);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task MoreThanTheSeats_NeedsAReason_WhichTheAuditKeeps(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await CommitteeCase.OnAsync(given);

        (await village.AddAsync(Results.Member(30)))
            .Should()
            .ContainSingle(v => v.Code == PostRules.SeatsFullCode && v.Severity == Severity.Remind);
        (await village.AddAsync(Results.Member(30), reason: "镇党委同意增补一名")).Should().BeEmpty();

        (await village.CommitteeAsync()).InOffice.Should().HaveCount(12);
        (await village.LastAuditAsync()).Reason.Should().Be("镇党委同意增补一名");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SamePerson_IsNotAddedTwice_NotEvenByTheMonthOfHerBirth(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await CommitteeCase.OnAsync(given);
        var known = Results.Member(11);

        foreach (var birth in (BirthDate?[])[known.Birth, new(new(1985, 3, 1), DayKnown: false)])
            (await village.AddAsync(known with { Birth = birth, Position = Position.FullTimeViceChair }, "x"))
                .Should()
                .Contain(v => v.Code == PostRules.AlreadyMemberCode);
        (
            await village.AddAsync(
                known with
                {
                    Birth = new(new(1986, 9, 9)),
                    Name = "演　示　" + known.Name[2..],
                },
                "同名的另一个人"
            )
        )
            .Should()
            .BeEmpty();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task WhoComesBack_IsTheSamePerson_AndKeepsWhatIsKnownOfHer(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await CommitteeCase.OnAsync(given);
        await village.EndAsync(11);

        (await village.AddAsync(new() { Name = Results.Member(11).Name, Birth = Results.Member(11).Birth }))
            .Should()
            .BeEmpty();

        await using var db = given.Portal.OpenForSystem();
        (await db.People.CountAsync()).Should().Be(11);
        var person = (await village.PostAsync(11)).Person;
        (person.Education, person.PoliticalStatus, person.Phone)
            .Should()
            .Be((Education.College, PoliticalStatus.Masses, "13800000011"));
    }

    /// <summary>A slip in her birth would make two people of one, with half a history each.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task WhoIsInTheRoster_IsChosenFromIt_OrItIsSaidThatSheIsAnother(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await CommitteeCase.OnAsync(given);
        await village.EndAsync(11);
        var gone = Results.Member(11);
        var slip = Results.Member(30) with { Name = gone.Name, Birth = new(new(1966, 6, 1)) };

        (await village.AddAsync(slip))
            .Should()
            .ContainSingle(v => v.Code == AddPost.NamesakeCode && v.Severity == Severity.Remind)
            .Which.Message.Should()
            .Contain("河口村执委（已离任）");
        (await village.AddAsync(Results.Member(31) with { Phone = gone.Phone }))
            .Should()
            .ContainSingle(v => v.Code == AddPost.NamesakeCode);
        var alike = await given.Use<NamesakesQuery>().RunAsync(village.Chair, gone.Name);
        var input = await village.AddInputAsync(slip) with { PersonId = alike.Single().PersonId };
        foreach (var stranger in await village.Village.StrangersAsync(Role.TownshipChair, Role.CountyStaff))
        {
            (await given.Use<NamesakesQuery>().RunAsync(stranger, gone.Name)).Should().BeEmpty();
            (await given.Use<AddPost>().RunAsync(stranger, input)).Should().ContainSingle(v => v == Refusal.NotFound);
        }
        (await given.Use<AddPost>().RunAsync(village.Chair, input)).Should().BeEmpty();

        await using var db = given.Portal.OpenForSystem();
        (await db.People.CountAsync()).Should().Be(11);
        (await village.PostAsync(11)).Person.Birth.Should().Be(gone.Birth, "the roster knows it");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task PersonFromElsewhere_IsWelcome(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await CommitteeCase.OnAsync(given);
        await village.EndAsync(11);

        (
            await given
                .Use<AddPost>()
                .RunAsync(
                    village.Chair,
                    await village.AddInputAsync(Results.Member(30)) with
                    {
                        Residence = "　福州市鼓楼区 ",
                    }
                )
        )
            .Should()
            .BeEmpty();

        (await village.ViewAsync())
            .InOffice!.Members.Single(m => m.Name == Results.Member(30).Name)
            .Residence.Should()
            .Be("福州市鼓楼区");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task EverythingWrong_IsToldAtOnce(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await CommitteeCase.OnAsync(given);
        await village.EndAsync(2);
        var input = await village.AddInputAsync(
            new()
            {
                Name = " ",
                Sex = Sex.Male,
                Phone = "12345",
                Birth = new(new(2010, 1, 1)),
                Position = Position.PartTimeViceChair,
            }
        );

        var violations = await given
            .Use<AddPost>()
            .RunAsync(
                village.Chair,
                input with
                {
                    Way = WayIn.Elected,
                    On = new(2026, 7, 1),
                    Decided = new(UpperConsentOn: new(2026, 7, 16)),
                }
            );

        violations
            .Where(v => v.Severity == Severity.Block)
            .Select(v => v.Field)
            .Should()
            .BeEquivalentTo(["Name", "Sex", "Phone", "Birth", "Way", "On", "UpperConsentOn"]);
        (
            await given
                .Use<AddPost>()
                .RunAsync(village.Chair, input with { Way = null, On = null, Decided = Resolution.None })
        )
            .Select(v => v.Field)
            .Should()
            .Contain(["Way", "On"]);
        (await given.Use<AddPost>().RunAsync(village.Chair, input with { Decided = Resolution.None }))
            .Should()
            .Contain(v => v.Code == PostRules.DecidedCode);
        (await given.Use<AddPost>().RunAsync(village.Chair, input with { On = new(2026, 7, 16) }))
            .Should()
            .Contain(v => v.Code == PostRules.DateCode && v.Field == "On");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task LimitsInPrinciple_Remind(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await CommitteeCase.OnAsync(given);
        await village.EndAsync(2);

        var violations = await village.AddAsync(
            Results.Member(30, Position.PartTimeViceChair) with
            {
                Birth = new(new(1979, 1, 1)),
                Education = Education.SeniorHigh,
            }
        );

        violations.Should().OnlyContain(v => v.Severity == Severity.Remind && v.Clause != null);
        violations.Select(v => v.Code).Should().BeEquivalentTo([AgeLimitRule.Code, EducationLimitRule.Code]);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task TwoAtOnce_FillOneSeatOnce_AndTheSameOperationAddsOnce(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await CommitteeCase.OnAsync(given);
        await village.EndAsync(1);
        var first = await village.AddInputAsync(Results.Member(30, Position.Chair));
        var second = await village.AddInputAsync(Results.Member(31, Position.Chair));

        var answers = await AtOnce.RunAsync(4, n =>
            given.Use<AddPost>().RunAsync(village.Chair, n % 2 == 0 ? first : second)
        );

        answers.Count(a => a.Count == 0).Should().Be(2, "the same operation twice is done once");
        answers.Where(a => a.Count > 0 && a[0].Code != Refusal.StaleCode).Should().BeEmpty();
        (await village.CommitteeAsync()).InOffice.Count(p => p.Position == Position.Chair).Should().Be(1);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task EndedCommittee_TakesNobody(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await CommitteeCase.OnAsync(given);
        var input = await village.AddInputAsync(Results.Member(30));
        await using (var db = given.Portal.OpenForSystem())
        {
            (await db.Committees.SingleAsync()).End(new(2026, 7, 13));
            await db.SaveChangesAsync();
        }

        (await given.Use<AddPost>().RunAsync(village.Chair, input with { Version = input.Version + 1 }))
            .Should()
            .ContainSingle(v => v.Code == CommitteeRefusal.StateCode);
    }
}
