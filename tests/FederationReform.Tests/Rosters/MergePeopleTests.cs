using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Rosters;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Rosters;

public sealed class MergePeopleTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Duplicates_AreFoundByNameAndBirthAndByPhone(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await RosterCase.OnAsync(given);
        await place.FormAsync(
            place.Village,
            null,
            RosterCase.Member("王芳", born: "1985-03-12", phone: "13800000001"),
            RosterCase.Member("李梅", born: "1990-01-05"),
            RosterCase.Member("陈兰", born: "1980-06-01", phone: "13800000009")
        );
        await place.FormAsync(
            place.Other,
            null,
            RosterCase.Member("王芳", born: "1985-03"),
            RosterCase.Member("李梅", born: "1990-01-06"),
            RosterCase.Member("陈小兰", born: "1999-06-01", phone: "13800000009")
        );
        await place.FormAsync(
            place.NeighboursVillage,
            null,
            RosterCase.Member("王芳", born: "1985-03-12"),
            RosterCase.Member("李梅", born: null)
        );
        var staff = await given.AccountAsync(Role.CountyStaff, place.County);

        var byBirth = (await given.Use<DuplicatesQuery>().RunAsync(staff, DuplicateSign.NameAndBirth))!;
        byBirth
            .Rows.Should()
            .ContainSingle("the two 李梅 of other days are two")
            .Which.People.Select(p => p.Trail)
            .Should()
            .Equal("清溪镇 › 河口村", "清溪镇 › 查田村", "东坑镇 › 水南村");
        byBirth.Rows[0].People[0].Posts.Should().Equal("清溪镇 › 河口村执委（2026-07-08 起）");
        var byPhone = (await given.Use<DuplicatesQuery>().RunAsync(staff, DuplicateSign.Phone))!;
        byPhone
            .Rows.Should()
            .ContainSingle()
            .Which.People.Select(p => (p.Name, p.Phone))
            .Should()
            .Equal(("陈兰", "138****0009"), ("陈小兰", "138****0009"));

        (
            await given
                .Use<DuplicatesQuery>()
                .RunAsync(await given.AccountAsync(Role.TownshipChair, place.Township), DuplicateSign.NameAndBirth)
        )!
            .Rows.Single()
            .People.Should()
            .HaveCount(2, "her neighbour's is not hers to see");
        (
            await given
                .Use<DuplicatesQuery>()
                .RunAsync(await given.AccountAsync(Role.TownshipChair, place.Neighbour), DuplicateSign.NameAndBirth)
        )!
            .Rows.Should()
            .BeEmpty();
        foreach (
            var (role, unit) in new[]
            {
                (Role.VillageFederation, place.Village),
                (Role.UpperReader, place.Prefecture),
                (Role.Administrator, place.County),
            }
        )
            (
                await given
                    .Use<DuplicatesQuery>()
                    .RunAsync(await given.AccountAsync(role, unit), DuplicateSign.NameAndBirth)
            )
                .Should()
                .BeNull();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Merged_PostsMoveAndTheHistorySaysWhatWas(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (place, kept, gone) = await TwiceAsync(given);
        var chair = await given.AccountAsync(Role.TownshipChair, place.Township);
        var input = await InputAsync(place, kept, gone);

        (await given.Use<MergePeople>().RunAsync(chair, input)).Should().BeEmpty();
        (await given.Use<MergePeople>().RunAsync(chair, input)).Should().BeEmpty("the second click changes nothing");

        (await place.PersonAsync(gone)).Should().BeNull();
        (await place.PostsAsync(kept)).Select(p => p.UnitId).Should().Equal(place.Village.Id, place.Other.Id);
        var person = (await place.PersonAsync(kept))!;
        (person.Phone, person.BornOn, person.BirthDayKnown)
            .Should()
            .Be(("13800005678", new DateOnly(1985, 3, 12), true), "what only the other entry knew is taken over");
        var record = (await given.AuditAsync()).Single(r => r.Event == AuditEvent.PeopleMerged);
        (record.AccountId, record.Reason, record.SubjectId).Should().Be((chair.AccountId, "身份证核对是同一人", kept));
        record.Summary.Should().Be("把查田村的单建华并入河口村的单建华，转入 1 项任职");
        record.Changes.Select(c => c.Field).Should().Equal("合并掉的档案", "任职转入", "出生年月", "联系电话");
        record.Changes[0].Old.Should().Be("单建华，查田村，1985-03-12 出生，138****5678");
        record.Changes.Should().NotContain(c => (c.Old + c.New).Contains("13800005678"));
    }

    /// <summary>The next congress of either village knows her: no second entry comes back.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Merged_NextResultOfEitherVillage_FindsHer(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (place, kept, gone) = await TwiceAsync(given);
        (
            await given
                .Use<MergePeople>()
                .RunAsync(await given.AccountAsync(Role.CountyStaff, place.County), await InputAsync(place, kept, gone))
        )
            .Should()
            .BeEmpty();
        var next = await given.CampaignAsync(place.County, Given.Plan with { Name = "2031年换届" });
        var later = new RosterCase
        {
            Given = given,
            Prefecture = place.Prefecture,
            County = place.County,
            Township = place.Township,
            Village = place.Village,
            Other = place.Other,
            Neighbour = place.Neighbour,
            NeighboursVillage = place.NeighboursVillage,
            Campaign = next,
        };

        (await later.FormAsync(place.Other, new(2026, 7, 14), RosterCase.Member("单建华"))).Should().Equal(kept);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task TwoPeople_StayTwo(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await RosterCase.OnAsync(given);
        var first = await place.FormAsync(
            place.Village,
            null,
            RosterCase.Member("王芳", born: "1985-03-12"),
            RosterCase.Member("王芳", born: "1985-03-21"),
            RosterCase.Member("王芳", born: null)
        );
        var second = await place.FormAsync(place.Other, null, RosterCase.Member("王芳", born: "1985-04"));
        var staff = await given.AccountAsync(Role.CountyStaff, place.County);

        (await CodesAsync(first[0], second[0])).Should().Equal(MergePeople.BirthCode);
        (await CodesAsync(first[0], first[1])).Should().Equal(MergePeople.BirthCode, MergePeople.TogetherCode);
        (await CodesAsync(first[0], first[2])).Should().Equal(MergePeople.TogetherCode);
        (await CodesAsync(first[0], first[0])).Should().Equal(MergePeople.SameCode);
        (await CodesAsync(second[0], first[2], " ")).Should().Equal("Required");
        (await place.PersonAsync(second[0])).Should().NotBeNull();

        async Task<IEnumerable<string>> CodesAsync(int kept, int gone, string reason = "同一人") =>
            (
                await given
                    .Use<MergePeople>()
                    .RunAsync(staff, (await InputAsync(place, kept, gone)) with { Reason = reason })
            ).Select(v => v.Code);
    }

    /// <summary>AC-01, AC-09: across the scope nobody is merged, and the answer is that of an absent person.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task OtherAccounts_AreRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (place, kept, gone) = await TwiceAsync(given);
        var third = (await place.FormAsync(place.NeighboursVillage, null, RosterCase.Member("单建华")))[0];
        var input = await InputAsync(place, kept, gone);

        foreach (
            var (role, unit) in new[]
            {
                (Role.VillageFederation, place.Village),
                (Role.UpperReader, place.Prefecture),
                (Role.Administrator, place.County),
            }
        )
            (await given.Use<MergePeople>().RunAsync(await given.AccountAsync(role, unit), input))
                .Single()
                .Code.Should()
                .Be(Refusal.NotAllowedCode);
        (await given.Use<MergePeople>().RunAsync(await given.AccountAsync(Role.TownshipChair, place.Neighbour), input))
            .Single()
            .Code.Should()
            .Be(Refusal.NotFoundCode);
        var chair = await given.AccountAsync(Role.TownshipChair, place.Township);
        (await given.Use<MergePeople>().RunAsync(chair, await InputAsync(place, kept, third)))
            .Single()
            .Should()
            .Be(Refusal.NotFound);
        (await given.Use<MergePeople>().RunAsync(chair, input with { GoneId = 999_999 }))
            .Single()
            .Should()
            .Be(Refusal.NotFound);
        (await given.Use<MergePeople>().RunAsync(chair, input with { KeptVersion = 7 }))
            .Single()
            .Code.Should()
            .Be(Refusal.StaleCode);
        (await place.PostsAsync(gone)).Should().ContainSingle();
    }

    /// <summary>A post of hers outside the chair's township is not hers to move.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task PostOutsideTheScope_IsLeftToTheCounty(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (place, kept, gone) = await TwiceAsync(given);
        var third = (
            await place.FormAsync(place.NeighboursVillage, null, RosterCase.Member("单建华", born: "1985-03-12"))
        )[0];
        var staff = await given.AccountAsync(Role.CountyStaff, place.County);
        (await given.Use<MergePeople>().RunAsync(staff, await InputAsync(place, gone, third))).Should().BeEmpty();

        (
            await given
                .Use<MergePeople>()
                .RunAsync(
                    await given.AccountAsync(Role.TownshipChair, place.Township),
                    await InputAsync(place, kept, gone)
                )
        )
            .Select(v => v.Code)
            .Should()
            .Equal(MergePeople.OutsideCode);
        (await given.Use<MergePeople>().RunAsync(staff, await InputAsync(place, kept, gone))).Should().BeEmpty();
        (await place.PostsAsync(kept)).Should().HaveCount(3);
    }

    private static async Task<(RosterCase, int Kept, int Gone)> TwiceAsync(Given given)
    {
        var place = await RosterCase.OnAsync(given);
        var kept = (await place.FormAsync(place.Village, null, RosterCase.Member("单建华", Position.Chair, "1985-03")))[
            0
        ];
        var gone = (
            await place.FormAsync(
                place.Other,
                null,
                RosterCase.Member("单建华", born: "1985-03-12", phone: "13800005678")
            )
        )[0];
        return (place, kept, gone);
    }

    private static async Task<MergePeopleInput> InputAsync(RosterCase place, int kept, int gone) =>
        new(
            kept,
            (await place.PersonAsync(kept))!.Version,
            gone,
            (await place.PersonAsync(gone))!.Version,
            Guid.NewGuid(),
            "身份证核对是同一人"
        );
}
