using FederationReform.Access;
using FederationReform.Data;
using FederationReform.IdNumbers;
using FederationReform.People;
using FederationReform.Rosters;
using FederationReform.Tests.Rosters;
using FederationReform.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.IdNumbers;

public sealed class IdNumberUseTests
{
    private static readonly string number = FakeIdNumber.Of("19850312");

    /// <summary>
    /// PD-02, AL-01: off until the county decides; then sealed, masked, and shown in full to whoever may, with a trace
    /// and never in it.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Number_IsRegisteredOnlyWhereTheCountyDecidedIt(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (place, staff, chair) = await PlaceAsync(given);
        var id = await PersonAsync(place);

        (await given.Use<PersonIdNumberQuery>().RunAsync(chair, id)).Should().BeNull();
        (await RegisterAsync(given, chair, id, number)).Should().ContainSingle(v => v.Code == IdNumberRefusal.OffCode);
        await SwitchOnAsync(given, staff);
        (await RegisterAsync(given, chair, id, number)).Should().BeEmpty();

        var seen = (await given.Use<PersonIdNumberQuery>().RunAsync(chair, id))!;
        (seen.Masked, seen.Registered, seen.MayRegister, seen.MayShow).Should().Be((null, true, true, false));
        (await given.Use<PersonIdNumberQuery>().RunAsync(staff, id))!
            .Masked.Should()
            .Be($"99**************{number[^2..]}");
        (await given.Use<ShowIdNumber>().RunAsync(staff, id)).Number.Should().Be(number);
        (await given.Use<ShowIdNumber>().RunAsync(chair, id))
            .Violations.Should()
            .ContainSingle(v => v.Code == Refusal.NotAllowedCode);
        var audit = await given.AuditAsync();
        audit
            .Where(r =>
                r.Event is AuditEvent.IdNumbersSwitchedOn or AuditEvent.IdNumberRegistered or AuditEvent.IdNumberShown
            )
            .Select(r => r.AccountId)
            .Should()
            .Equal(staff.AccountId, chair.AccountId, staff.AccountId);
        audit
            .Should()
            .NotContain(r =>
                (r.Summary + r.Reason + string.Concat(r.Changes.Select(c => c.Old + c.New))).Contains(number)
            );
        var person = (await place.PersonAsync(id))!;
        System.Text.Encoding.Latin1.GetString(person.IdNumberSealed!).Should().NotContain(number[6..14]);
    }

    /// <summary>
    /// PD-01: head, date of birth and tail used to leave three digits, and the check digit told which they were.
    /// </summary>
    [Fact]
    public void Mask_LeavesTooMuchOpen_ToWorkOutTheNumber()
    {
        var masked = IdNumberText.Masked(number);

        var born = number[6..14];
        // Of one of the ten thousand areas that the mask leaves open.
        var possible = Enumerable
            .Range(0, 1000)
            .Select(order => $"{number[..6]}{born}{order:000}")
            .Count(n => n[^1] == masked[^2] && IdNumberText.CheckDigit(n) == masked[^1]);
        masked.Should().HaveLength(number.Length).And.NotContain(born);
        masked.Count(char.IsAsciiLetterOrDigit).Should().Be(4);
        possible.Should().BeGreaterThan(5);
    }

    /// <summary>AC-20: asking number after number tells which are registered, so it is slowed down and on record.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Search_RepeatedWithoutAFind_IsRefusedForAWhile(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (place, staff, chair) = await PlaceAsync(given);
        await SwitchOnAsync(given, staff);
        var id = await PersonAsync(place);
        await RegisterAsync(given, chair, id, number);
        var search = given.Use<FindByIdNumberQuery>();

        for (var n = 0; n < 20; n++)
            (await search.RunAsync(chair, FakeIdNumber.Of("19900101", n))).Violations.Should().BeEmpty();
        var refused = await search.RunAsync(chair, number);

        refused.People.Should().BeEmpty();
        refused.Violations.Should().ContainSingle().Which.Message.Should().Contain("请过").And.Contain("分钟再查");
        (await search.RunAsync(staff, number)).People.Should().ContainSingle("another account asked nothing yet");
        (await given.AuditAsync())
            .Count(r => r.AccountId == chair.AccountId && r.Summary.Contains("按身份证号查人"))
            .Should()
            .BePositive();
        given.Clock.Advance(TimeSpan.FromHours(1));
        (await search.RunAsync(chair, number)).People.Should().ContainSingle();
    }

    /// <summary>PD-02: whoever reads the file, its log and its backup finds no number.</summary>
    [Fact]
    public async Task Number_IsNowhereInTheDatabaseFiles()
    {
        await using var given = await Given.OnAsync(Engine.Sqlite);
        var (place, staff, chair) = await PlaceAsync(given);
        var id = await PersonAsync(place);
        await SwitchOnAsync(given, staff);
        (await RegisterAsync(given, chair, id, number)).Should().BeEmpty();
        await given.Use<ShowIdNumber>().RunAsync(staff, id);

        var files = Directory.GetFiles(given.Database.Folder, "portal.db*");
        files.Should().NotBeEmpty();
        foreach (var file in files)
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var text = await new StreamReader(stream, System.Text.Encoding.Latin1).ReadToEndAsync();
            text.Should().NotContain(number).And.NotContain(number[..17]);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Reminders_AreAskedOnce_AndErrorsAlways(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (place, staff, chair) = await PlaceAsync(given);
        await SwitchOnAsync(given, staff);
        var people = await place.FormAsync(
            place.Village,
            null,
            RosterCase.Member("林一", born: "1985-03-12"),
            RosterCase.Member("林二", born: "1985-03"),
            RosterCase.Member("林三", born: null)
        );

        (await CodesAsync(people[0], FakeIdNumber.Of("19850313"))).Should().Equal(IdNumberRefusal.BirthCode);
        (await CodesAsync(people[1], FakeIdNumber.Of("19850421"), confirmed: true))
            .Should()
            .Equal(IdNumberRefusal.BirthCode);
        (await CodesAsync(people[2], FakeIdNumber.Of("19850312", order: 1))).Should().Equal(IdNumberRefusal.SexCode);
        (await CodesAsync(people[2], "999999850312002")).Should().Equal(IdNumberRefusal.OldCode);
        (await CodesAsync(people[2], number[..17] + (number[17] == '1' ? '2' : '1')))
            .Should()
            .Equal(IdNumberRefusal.UnreadableCode);
        (await CodesAsync(people[2], " ")).Should().Equal("Required");
        (await place.PersonAsync(people[2]))!.IdNumberHash.Should().BeNull();

        (await CodesAsync(people[2], "999999850312002", confirmed: true)).Should().BeEmpty();
        (await given.Use<ShowIdNumber>().RunAsync(staff, people[2]))
            .Number.Should()
            .Be("999999850312002", "an old number is not renewed in silence");
        (await CodesAsync(people[1], FakeIdNumber.Of("19850321"))).Should().BeEmpty();

        async Task<IEnumerable<string>> CodesAsync(int person, string text, bool confirmed = false) =>
            (await RegisterAsync(given, chair, person, text, confirmed)).Select(v => v.Code);
    }

    /// <summary>What was checked when the number came is not undone by a correction later.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Birth_CorrectedAwayFromTheNumber_IsRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (place, staff, chair) = await PlaceAsync(given);
        await SwitchOnAsync(given, staff);
        var id = await PersonAsync(place);
        (await RegisterAsync(given, chair, id, number)).Should().BeEmpty();

        (await CorrectAsync("1985-04-12"))
            .Should()
            .ContainSingle(v => v.Code == IdNumberRefusal.BirthCode && !v.Message.Contains("1985"));
        (await CorrectAsync("1985-03")).Should().BeEmpty();

        async Task<Violations> CorrectAsync(string birth) =>
            await given
                .Use<CorrectPerson>()
                .RunAsync(
                    chair,
                    new(
                        id,
                        (await place.PersonAsync(id))!.Version,
                        Guid.NewGuid(),
                        new Dictionary<string, string> { ["Birth"] = birth },
                        "核对"
                    )
                );
    }

    /// <summary>
    /// AC-20: of a number registered elsewhere she learns that, and nothing of whose or where; and she cannot go on
    /// asking.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task NumberHeldElsewhere_SaysNothingOfWhom(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (place, staff, chair) = await PlaceAsync(given);
        await SwitchOnAsync(given, staff);
        var neighbours = await place.FormAsync(
            place.NeighboursVillage,
            null,
            [
                .. Enumerable
                    .Range(0, IdNumberCheck.MostElsewhere + 1)
                    .Select(i => RosterCase.Member($"别村{(char)('甲' + i)}", born: i == 0 ? "1985-03-12" : null)),
            ]
        );
        string[] taken = [.. neighbours.Select((_, i) => FakeIdNumber.Of("19850312", 2 * i + 2))];
        for (var i = 0; i < taken.Length; i++)
            (await RegisterAsync(given, staff, neighbours[i], taken[i])).Should().BeEmpty();
        var both = await place.FormAsync(
            place.Village,
            null,
            RosterCase.Member("单建华", Position.Chair, "1985-03-12"),
            RosterCase.Member("单建平", born: "1990-01-01")
        );
        var (id, other) = (both[0], both[1]);

        (await RegisterAsync(given, chair, other, taken[0]))
            .Should()
            .ContainSingle(
                v => v.Code == IdNumberRefusal.BirthCode,
                "a number that cannot be hers is no question after its owner"
            );
        foreach (var theirs in taken[..^1].Append(taken[0]))
            (await RegisterAsync(given, chair, id, theirs, confirmed: true))
                .Should()
                .ContainSingle()
                .Which.Should()
                .Match<Violation>(v =>
                    v.Message == "该证件号已在系统中登记，请联系上级管理员。" && v.Severity == Severity.Block
                );
        (await RegisterAsync(given, chair, id, taken[^1]))
            .Should()
            .ContainSingle(v => v.Code == IdNumberRefusal.TooManyCode);
        var free = FakeIdNumber.Of("19850312", 800);
        (await RegisterAsync(given, chair, id, free))
            .Should()
            .ContainSingle(v => v.Code == IdNumberRefusal.TooManyCode, "a free number would answer too");
        (await given.AuditAsync())
            .Count(r => r.Event == AuditEvent.IdNumberElsewhere)
            .Should()
            .Be(IdNumberCheck.MostElsewhere, "asking again is no further question");
        given.Clock.Advance(IdNumberCheck.Window);
        (await RegisterAsync(given, chair, id, free)).Should().BeEmpty();

        (await given.Use<FindByIdNumberQuery>().RunAsync(chair, number)).People.Should().BeEmpty();
        (await given.Use<FindByIdNumberQuery>().RunAsync(staff, number))
            .People.Should()
            .ContainSingle()
            .Which.Name.Should()
            .Be("别村甲");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task NumberHeldTwiceInSight_IsADuplicateToMerge(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (place, staff, chair) = await PlaceAsync(given);
        await SwitchOnAsync(given, staff);
        var first = (await place.FormAsync(place.Village, null, RosterCase.Member("单建华", born: "1985-03-12")))[0];
        var second = (await place.FormAsync(place.Other, null, RosterCase.Member("单健华", born: null)))[0];
        (await RegisterAsync(given, chair, first, number)).Should().BeEmpty();

        (await RegisterAsync(given, chair, second, number))
            .Should()
            .ContainSingle(v => v.Code == IdNumberRefusal.SharedCode && v.Message.Contains("河口村的单建华"));
        (await RegisterAsync(given, chair, second, number, confirmed: true)).Should().BeEmpty();

        (await given.Use<DuplicatesQuery>().RunAsync(chair, DuplicateSign.IdNumber))!
            .Rows.Should()
            .ContainSingle()
            .Which.People.Select(p => p.Id)
            .Should()
            .Equal(first, second);
        (await given.Use<MergePeople>().RunAsync(chair, await MergeAsync(place, first, second))).Should().BeEmpty();
        (await given.Use<ShowIdNumber>().RunAsync(staff, first)).Number.Should().Be(number);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Merged_TakesTheNumberOver_UnlessThereAreTwo(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (place, staff, chair) = await PlaceAsync(given);
        await SwitchOnAsync(given, staff);
        var kept = (await place.FormAsync(place.Village, null, RosterCase.Member("单建华", born: "1985-03-12")))[0];
        var gone = (await place.FormAsync(place.Other, null, RosterCase.Member("单建华", born: "1985-03-12")))[0];
        await RegisterAsync(given, chair, gone, number);
        await RegisterAsync(given, chair, kept, FakeIdNumber.Of("19850312", 4));

        (await given.Use<MergePeople>().RunAsync(chair, await MergeAsync(place, kept, gone)))
            .Should()
            .ContainSingle(v => v.Code == MergePeople.IdNumberCode);
        (
            await given
                .Use<RemoveIdNumber>()
                .RunAsync(chair, new(kept, (await place.PersonAsync(kept))!.Version, Guid.NewGuid()))
        )
            .Should()
            .BeEmpty();
        (await given.Use<MergePeople>().RunAsync(chair, await MergeAsync(place, kept, gone))).Should().BeEmpty();

        (await given.Use<ShowIdNumber>().RunAsync(staff, kept)).Number.Should().Be(number);
        (await given.AuditAsync())
            .Single(r => r.Event == AuditEvent.PeopleMerged)
            .Changes.Should()
            .Contain(new FieldChange("身份证号", null, "已登记"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SwitchedOff_NothingIsLeft(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (place, staff, chair) = await PlaceAsync(given);
        await SwitchOnAsync(given, staff);
        var id = await PersonAsync(place);
        await RegisterAsync(given, chair, id, number);
        (await given.Use<IdNumberSettingQuery>().RunAsync(staff))!
            .Should()
            .Match<IdNumberSetting>(s =>
                s.Here
                && s.Registered == 1
                && s.People == 1
                && s.DecidedBy == "浦城县"
                && s.Key == IdNumberKeyState.Ready
            );

        (await given.Use<SwitchOffIdNumbers>().RunAsync(staff, new(Guid.NewGuid(), " ")))
            .Should()
            .ContainSingle(v => v.Code == "Required");
        (await given.Use<SwitchOffIdNumbers>().RunAsync(staff, new(Guid.NewGuid(), "换届结束，不再需要")))
            .Should()
            .BeEmpty();

        var person = (await place.PersonAsync(id))!;
        (person.IdNumberSealed, person.IdNumberHash).Should().Be((null, null));
        (await given.Use<PersonIdNumberQuery>().RunAsync(chair, id)).Should().BeNull();
        (await given.Use<IdNumberSettingQuery>().RunAsync(staff))!.Since.Should().BeNull();
        (await given.AuditAsync()).Last().Summary.Should().Be("关闭浦城县的身份证号登记，删除 1 个身份证号");
    }

    /// <summary>A key that is lost or mixed up adds nothing that nobody could ever read again.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task OtherKey_IsNoticedBeforeItDoesHarm(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (place, staff, chair) = await PlaceAsync(given);
        await SwitchOnAsync(given, staff);
        var people = await place.FormAsync(place.Village, null, RosterCase.Member("林一"), RosterCase.Member("林二"));
        await RegisterAsync(given, chair, people[0], number);
        File.Delete(Path.Combine(given.Database.Folder, PersonalDataKeys.FileName));
        var elsewhere = new PortalDb(
            given.Portal.OpenForSystem,
            given.Clock,
            PersonalDataKeys.Of(Convert.ToBase64String(new byte[32]))
        );
        var without = new PortalDb(given.Portal.OpenForSystem, given.Clock);

        (
            await new RegisterIdNumber(elsewhere).RunAsync(
                chair,
                await InputAsync(place, people[1], FakeIdNumber.Of("19850312", 4))
            )
        )
            .Should()
            .ContainSingle()
            .Which.Message.Should()
            .Contain("不是同一把");
        (
            await new RegisterIdNumber(without).RunAsync(
                chair,
                await InputAsync(place, people[1], FakeIdNumber.Of("19850312", 4))
            )
        )
            .Should()
            .ContainSingle()
            .Which.Message.Should()
            .Contain("Portal:PersonalDataKey");
        (await new ShowIdNumber(elsewhere).RunAsync(staff, people[0]))
            .Should()
            .Match<ShownIdNumber>(s => s.Number == null && s.Violations[0].Code == IdNumberRefusal.KeyCode);
        (await new PersonIdNumberQuery(elsewhere).RunAsync(staff, people[0]))
            .Should()
            .Match<PersonIdNumber>(n => n.Registered && n.Masked == null);
        (await new IdNumberSettingQuery(elsewhere).RunAsync(staff))!.Key.Should().Be(IdNumberKeyState.Other);
        (await new IdNumberSettingQuery(without).RunAsync(staff))!.Key.Should().Be(IdNumberKeyState.Missing);
    }

    /// <summary>AC-01, AC-09.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task OtherAccounts_AreRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (place, staff, chair) = await PlaceAsync(given);
        await SwitchOnAsync(given, staff);
        var id = await PersonAsync(place);
        var input = await InputAsync(place, id, number);

        var neighbour = await given.AccountAsync(Role.TownshipChair, place.Neighbour);
        var otherCounty = await given.AccountAsync(Role.CountyStaff, await given.CountyAsync("邻县"));
        (await given.Use<RegisterIdNumber>().RunAsync(neighbour, input))
            .Should()
            .Equal(await given.Use<RegisterIdNumber>().RunAsync(neighbour, input with { PersonId = 999_999 }))
            .And.ContainSingle(v => v.Code == Refusal.NotFoundCode);
        (await RegisterAsync(given, chair, id, number)).Should().BeEmpty();
        (await given.Use<ShowIdNumber>().RunAsync(otherCounty, id))
            .Violations.Should()
            .ContainSingle(v => v.Code == Refusal.NotFoundCode);
        (await given.Use<PersonIdNumberQuery>().RunAsync(neighbour, id)).Should().BeNull();
        (await given.Use<RemoveIdNumber>().RunAsync(neighbour, new(id, input.Version + 1, Guid.NewGuid())))
            .Should()
            .ContainSingle(v => v.Code == Refusal.NotFoundCode);
        (await given.Use<SwitchOffIdNumbers>().RunAsync(otherCounty, new(Guid.NewGuid(), "无")))
            .Should()
            .ContainSingle(v => v.Code == Refusal.NotFoundCode);
        foreach (
            var (role, unit) in new[]
            {
                (Role.VillageFederation, place.Village),
                (Role.UpperReader, place.Prefecture),
                (Role.Administrator, place.County),
            }
        )
        {
            var other = await given.AccountAsync(role, unit);
            (await given.Use<RegisterIdNumber>().RunAsync(other, input with { OperationId = Guid.NewGuid() }))
                .Should()
                .ContainSingle(v => v.Code == Refusal.NotAllowedCode);
            (await given.Use<ShowIdNumber>().RunAsync(other, id))
                .Violations.Should()
                .ContainSingle(v => v.Code == Refusal.NotAllowedCode);
            (await given.Use<SwitchOnIdNumbers>().RunAsync(other, new(Guid.NewGuid(), "无")))
                .Should()
                .ContainSingle(v => v.Code == Refusal.NotAllowedCode);
            (await given.Use<IdNumberSettingQuery>().RunAsync(other)).Should().BeNull();
            (await given.Use<FindByIdNumberQuery>().RunAsync(other, number))
                .Violations.Should()
                .ContainSingle(v => v.Code == Refusal.NotAllowedCode);
        }
    }

    private static async Task<(RosterCase Place, UnitScope Staff, UnitScope Chair)> PlaceAsync(Given given)
    {
        var place = await RosterCase.OnAsync(given);
        return (
            place,
            await given.AccountAsync(Role.CountyStaff, place.County),
            await given.AccountAsync(Role.TownshipChair, place.Township)
        );
    }

    private static async Task<int> PersonAsync(RosterCase place) =>
        (await place.FormAsync(place.Village, null, RosterCase.Member("单建华", Position.Chair, "1985-03-12")))[0];

    private static async Task SwitchOnAsync(Given given, UnitScope staff) =>
        (await given.Use<SwitchOnIdNumbers>().RunAsync(staff, new(Guid.NewGuid(), "县委组织部要求报送")))
            .Should()
            .BeEmpty();

    private static async Task<Violations> RegisterAsync(
        Given given,
        UnitScope scope,
        int person,
        string text,
        bool confirmed = false
    )
    {
        await using var db = given.Portal.OpenForSystem();
        var version = await db.People.Where(p => p.Id == person).Select(p => p.Version).SingleAsync();
        return await given
            .Use<RegisterIdNumber>()
            .RunAsync(scope, new(person, version, Guid.NewGuid(), text, confirmed));
    }

    private static async Task<RegisterIdNumberInput> InputAsync(RosterCase place, int person, string text) =>
        new(person, (await place.PersonAsync(person))!.Version, Guid.NewGuid(), text, false);

    private static async Task<MergePeopleInput> MergeAsync(RosterCase place, int kept, int gone) =>
        new(
            kept,
            (await place.PersonAsync(kept))!.Version,
            gone,
            (await place.PersonAsync(gone))!.Version,
            Guid.NewGuid(),
            "身份证核对是同一人"
        );
}
