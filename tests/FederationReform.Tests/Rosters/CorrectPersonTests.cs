using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Rosters;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Rosters;

public sealed class CorrectPersonTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Corrected_TheNewNameIsFoundAndTheHistorySaysWhatWas(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await RosterCase.OnAsync(given);
        var id = (
            await place.FormAsync(
                place.Village,
                null,
                RosterCase.Member("单建华", Position.Chair, "1985-03-12", "13800005678")
            )
        )[0];
        var chair = await given.AccountAsync(Role.TownshipChair, place.Township);
        var input = new CorrectPersonInput(
            id,
            (await place.PersonAsync(id))!.Version,
            Guid.NewGuid(),
            new Dictionary<string, string>
            {
                ["Name"] = "单 建 花",
                ["Birth"] = "1985.4",
                ["Phone"] = "",
                ["Workplace"] = "清溪镇卫生院护士",
                ["Specialty"] = "剪纸",
            },
            "核对身份证"
        );

        (await given.Use<CorrectPerson>().RunAsync(chair, input)).Should().BeEmpty();
        (await given.Use<CorrectPerson>().RunAsync(chair, input)).Should().BeEmpty("the second click changes nothing");

        var person = (await place.PersonAsync(id))!;
        (person.Name, person.BornOn, person.BirthDayKnown, person.Phone, person.PhoneHash)
            .Should()
            .Be(("单建花", new DateOnly(1985, 4, 1), false, null, null), "a correction also takes a wrong day away");
        (person.Workplace, person.Specialty, person.Education)
            .Should()
            .Be(("清溪镇卫生院护士", "剪纸", Results.Member(1, Position.Chair).Education), "what was not named stays");
        (await given.Use<RosterQuery>().RunAsync(chair, new() { Text = "sjh" }))!
            .Page.Rows.Should()
            .ContainSingle(r => r.PersonId == id, "found by the initials of the new name");
        var record = (await given.AuditAsync()).Single(r => r.Event == AuditEvent.PersonCorrected);
        (record.Reason, record.Summary)
            .Should()
            .Be(("核对身份证", "更正单建华的姓名、出生年月、工作单位及职务、联系电话、特长"));
        record
            .Changes.Should()
            .Contain(new FieldChange("联系电话", "138****5678", null))
            .And.NotContain(c => (c.Old + c.New).Contains("13800005678"));
        (await given.Use<PersonQuery>().RunAsync(chair, id))!.History!.Should().ContainSingle();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Unreadable_EveryFieldIsNamedAndNothingChanges(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await RosterCase.OnAsync(given);
        var id = (await place.FormAsync(place.Village, null, RosterCase.Member("单建华")))[0];
        var chair = await given.AccountAsync(Role.TownshipChair, place.Township);

        var violations = await given
            .Use<CorrectPerson>()
            .RunAsync(
                chair,
                new(
                    id,
                    (await place.PersonAsync(id))!.Version,
                    Guid.NewGuid(),
                    new Dictionary<string, string>
                    {
                        ["Name"] = " ",
                        ["Birth"] = "1990-02-30",
                        ["Education"] = "本课",
                        ["Phone"] = "1380000",
                        ["Note"] = "好\u202e人",
                    },
                    null
                )
            );

        violations
            .Select(v => (v.Field, v.Code))
            .Should()
            .Equal(
                ("Birth", ResultSheet.UnreadableCode),
                ("Education", ResultSheet.UnreadableCode),
                ("Phone", ResultSheet.UnreadableCode),
                ("Note", "InvisibleCharacter"),
                ("Name", "Required"),
                ("Reason", "Required")
            );
        (
            await given
                .Use<CorrectPerson>()
                .RunAsync(
                    chair,
                    new(id, 0, Guid.NewGuid(), new Dictionary<string, string> { ["Birth"] = "2026-12" }, "录错")
                )
        )
            .Single()
            .Message.Should()
            .Contain("晚于今天");
        (await place.PersonAsync(id))!.Version.Should().Be(0);
    }

    /// <summary>AC-01, AC-09: nobody corrects outside her scope, and the answer is that of an absent person.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task OtherAccounts_AreRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await RosterCase.OnAsync(given);
        var id = (await place.FormAsync(place.Village, null, RosterCase.Member("单建华")))[0];
        var input = new CorrectPersonInput(
            id,
            (await place.PersonAsync(id))!.Version,
            Guid.NewGuid(),
            new Dictionary<string, string> { ["Name"] = "别人" },
            "试试"
        );

        foreach (
            var (role, unit) in new[]
            {
                (Role.VillageFederation, place.Village),
                (Role.UpperReader, place.Prefecture),
                (Role.Administrator, place.County),
            }
        )
        {
            var scope = await given.AccountAsync(role, unit);
            (await given.Use<CorrectPerson>().RunAsync(scope, input)).Single().Code.Should().Be(Refusal.NotAllowedCode);
            (await given.Use<PersonProfileQuery>().RunAsync(scope, id)).Should().BeNull();
        }
        foreach (
            var sibling in new[]
            {
                await given.AccountAsync(Role.TownshipChair, place.Neighbour),
                await given.AccountAsync(Role.CountyStaff, await given.CountyAsync("邻县")),
            }
        )
        {
            (await given.Use<CorrectPerson>().RunAsync(sibling, input)).Single().Should().Be(Refusal.NotFound);
            (await given.Use<PersonProfileQuery>().RunAsync(sibling, id)).Should().BeNull();
        }
        var staff = await given.AccountAsync(Role.CountyStaff, place.County);
        (await given.Use<CorrectPerson>().RunAsync(staff, input with { Version = 7 }))
            .Single()
            .Code.Should()
            .Be(Refusal.StaleCode);
        (await place.PersonAsync(id))!.Name.Should().Be("单建华");
    }

    /// <summary>
    /// AL-01: the full number is shown to who may call her, in her scope, and every showing stands in the audit.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Phone_IsShownInFullByClickAndWithATrace(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await RosterCase.OnAsync(given);
        var id = (await place.FormAsync(place.Village, null, RosterCase.Member("单建华", phone: "13800005678")))[0];

        foreach (
            var (role, unit) in new[]
            {
                (Role.VillageFederation, place.Village),
                (Role.TownshipChair, place.Township),
                (Role.CountyStaff, place.County),
            }
        )
            (await given.Use<ShowPhone>().RunAsync(await given.AccountAsync(role, unit), id))
                .Phone.Should()
                .Be("13800005678");
        var shown = (await given.AuditAsync()).Where(r => r.Event == AuditEvent.PhoneShown).ToList();
        shown.Should().HaveCount(3).And.OnlyContain(r => r.SubjectId == id && r.Summary == "查看单建华的完整电话");

        foreach (
            var (role, unit) in new[]
            {
                (Role.VillageFederation, place.Other),
                (Role.TownshipChair, place.Neighbour),
                (Role.UpperReader, place.Prefecture),
                (Role.Administrator, place.County),
            }
        )
            (await given.Use<ShowPhone>().RunAsync(await given.AccountAsync(role, unit), id))
                .Phone.Should()
                .BeNull($"{role} at {unit.Name}");
        (await given.AuditAsync()).Count(r => r.Event == AuditEvent.PhoneShown).Should().Be(3);
    }
}
