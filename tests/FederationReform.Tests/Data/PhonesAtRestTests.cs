using FederationReform.Data;
using FederationReform.People;
using FederationReform.Reforms;
using FederationReform.Representatives;
using FederationReform.Rosters;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FederationReform.Uploads;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Data;

/// <summary>
/// PD-02: a telephone lies sealed in the database, whatever it came by and wherever it is copied, and is found all the
/// same.
/// </summary>
public sealed class PhonesAtRestTests
{
    private const string Phone = "13800007788";

    [Theory, OnSqlite, OnPostgres]
    public async Task NoTelephone_IsReadInTheDatabaseFile(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 3);
        await WithPhoneEverywhereAsync(given, village);

        var raw = await given.Database.RawAsync();

        raw.Should().Contain("河口1村", "what is read here is the database");
        raw.Should().NotContain(Phone);
        raw.Should().NotContain(new string([.. Phone.Reverse()]), "an index would hold it backwards");
        foreach (var number in Enumerable.Range(1, 11))
            raw.Should().NotContain($"1380000{number:0000}", "the result has eleven members, each with a telephone");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SealedTelephone_IsShownSearchedAndComparedAsBefore(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 3);
        await WithPhoneEverywhereAsync(given, village);

        var found = (await given.Use<RosterQuery>().RunAsync(village.Staff, new() { Text = Phone[^4..] }))!.Page.Rows;
        found.Should().ContainSingle().Which.Phone.Should().Be("138****7788");
        (await given.Use<ShowPhone>().RunAsync(village.Staff, found[0].PersonId)).Phone.Should().Be(Phone);
        await using (var db = given.Portal.OpenForSystem())
        {
            (await db.Submissions.SingleAsync()).Result.Members[0].Phone.Should().Be(Phone, "the history reads it");
            (await db.RepresentativeRolls.SingleAsync()).Sheet.Representatives[0].Phone.Should().Be(Phone);
            (await db.Imports.SingleAsync()).Settings.Mended.Values.Should().Contain(Phone);
        }
        var draft = await given.Use<ResultQuery>().RunAsync(village.Chair, village.Campaign.Id, village.Villages[1].Id);
        draft!.Draft!.Sheet.Rows[0].Should().Contain(Phone);
        (await given.Use<DuplicatesQuery>().RunAsync(village.Staff, DuplicateSign.Phone))!
            .Rows.Should()
            .ContainSingle("another entry has the same telephone")
            .Which.People.Should()
            .HaveCount(2)
            .And.OnlyContain(p => p.Phone == "138****7788");
    }

    /// <summary>The same bytes twice would tell that two people share a telephone.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task SameTelephone_IsSealedAnewEachTime(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var seal = given.Portal.OpenForSystem().Seal;

        seal.SealText(Phone).Should().NotEqual(seal.SealText(Phone));
        seal.Whole("0599-2820000").Should().Be(seal.Whole("05992820000"), "one telephone is written in two ways");
        seal.Whole(Phone).Should().NotBe(seal.Whole("13800007789")).And.NotBe(seal.End(Phone));
        seal.End(Phone).Should().Be(seal.End("7788")).And.NotBe(seal.End("7789"));
        (seal.Whole(null), seal.End(null)).Should().Be((null, null));
    }

    /// <summary>
    /// With another key every telephone would read as not filled in, and the next save would make it so.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task OtherKey_IsRefusedAtTheStart_AndTakenOnlyAtTheOperatorsWord(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 3);
        var own = given.Database.OpenWith(PersonalDataKeys.Of(TestDatabase.SealingKey));
        (await new CheckPersonalDataKey(own).RunAsync()).Should().BeNull("the first key is the database's");
        await WithPhoneEverywhereAsync(given, village);
        var other = given.Database.OpenWith(PersonalDataKeys.Of(Convert.ToBase64String([.. new byte[31], 1])));
        var none = given.Database.OpenWith(PersonalDataKeys.None);

        (await new CheckPersonalDataKey(own).RunAsync()).Should().BeNull();
        foreach (var node in (PortalDb[])[other, none])
            (await new CheckPersonalDataKey(node).RunAsync())
                .Should()
                .Contain("Portal:PersonalDataKey")
                .And.Contain(CheckPersonalDataKey.GiveUp);
        (await new CheckPersonalDataKey(none).RunAsync(giveUp: true))
            .Should()
            .NotBeNull("there is no key to go on with");

        (await new CheckPersonalDataKey(other).RunAsync(giveUp: true)).Should().BeNull();

        (await new CheckPersonalDataKey(other).RunAsync()).Should().BeNull("it was said once");
        (await new CheckPersonalDataKey(own).RunAsync()).Should().NotBeNull();
        (await given.AuditAsync()).Last().Event.Should().Be(AuditEvent.SealedDataGivenUp);
        (await new RosterQuery(other).RunAsync(village.Staff, new()))!
            .Page.Rows.Should()
            .NotBeEmpty()
            .And.OnlyContain(r => r.Phone == null);
        var draft = await new ResultQuery(other).RunAsync(village.Chair, village.Campaign.Id, village.Villages[1].Id);
        draft!.Draft.Should().BeNull("what cannot be read is not offered");
        await using var db = other.OpenForSystem();
        (await db.Submissions.SingleAsync())
            .Result.Members.Should()
            .HaveCount(11)
            .And.OnlyContain(m => m.Phone == null);
        (await db.Imports.SingleAsync()).Settings.Mended.Should().BeEmpty();
    }

    /// <summary>
    /// One telephone in each place that holds one: a result and its submission, the roster, a roll, a draft, an import
    /// that is prepared, a file on its way, an export.
    /// </summary>
    private static async Task WithPhoneEverywhereAsync(Given given, VillageCase village)
    {
        var result = Results.Valid with
        {
            Members = [.. Results.Valid.Members.Select((m, i) => i == 0 ? m with { Phone = Phone } : m)],
        };
        await village.ApprovedAsync(village.Villages[0], result);
        var roll = await given
            .Use<RepresentativesQuery>()
            .RunAsync(village.Chair, village.Campaign.Id, village.Villages[1].Id);
        (
            await given
                .Use<AddRepresentatives>()
                .RunAsync(
                    village.Chair,
                    new(
                        village.Campaign.Id,
                        village.Villages[1].Id,
                        roll!.Version,
                        Guid.NewGuid(),
                        [
                            new Dictionary<string, string>
                            {
                                ["Name"] = "单建华",
                                ["Birth"] = "1985-03",
                                ["Way"] = "选举",
                                ["Workplace"] = "一组",
                                ["Post"] = "村民",
                                ["Phone"] = Phone,
                            },
                        ]
                    )
                )
        ).Blocking.Should().BeFalse();
        (
            await given
                .Use<SaveDraft>()
                .RunAsync(
                    village.Chair,
                    new(village.Campaign.Id, village.Villages[1].Id, 0, ResultSheet.Of(result), ResultSheet.Empty)
                )
        )
            .Should()
            .BeEmpty();
        var import = new ImportCase(given, village);
        var seen = await import.PreviewAsync(
            await import.StartAsync(ImportCase.File(ImportCase.RowsOf("河口3村", result: result)))
        );
        await import.MendAsync(seen, seen.Rows.Rows[0].Key, nameof(ElectedMember.Phone), Phone);
        var file = System.Text.Encoding.UTF8.GetBytes($"单建华 {Phone}");
        var upload = Guid.NewGuid();
        (await given.Use<BeginUpload>().RunAsync(village.Chair, new(upload, "名单.xls", 2 * file.Length)))
            .Violations.Should()
            .BeEmpty();
        (await given.Use<AppendUpload>().RunAsync(village.Chair, new(upload, 0, file))).Violations.Should().BeEmpty();
        await using (var db = given.Portal.OpenForSystem())
        {
            var unit = village.Villages[2];
            db.People.Add(
                Person.Create(unit.Id, unit.Path, Results.Member(12, Position.Executive) with { Phone = Phone })
            );
            await db.SaveChangesAsync();
        }
    }
}
