using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Elections;
using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Tests.Rules;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Elections;

public sealed class SetElectionFieldsTests
{
    private static readonly string For3 = ElectionFields.Votes(0, 3, "For");
    private static readonly string For4 = ElectionFields.Votes(0, 4, "For");

    [Theory, OnSqlite, OnPostgres]
    public async Task Fields_Set_AreKept_AndStandInTheHistoryOldToNew(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (village, id) = await CountingAsync(given);

        (await SetAsync(given, village.Chair, id, new ElectionFieldEdit("Present", "31", "三十")))
            .Should()
            .NotBeEmpty("a number is written in digits");
        (
            await SetAsync(
                given,
                village.Chair,
                id,
                new("Present", "31", "30人"),
                new("HeldOn", "2026-07-08", "2026.7.10"),
                new(For3, "28", "27")
            )
        )
            .Should()
            .BeEmpty();

        var sheet = (await given.ElectionAsync(id)).Sheet;
        (sheet.Present, sheet.HeldOn, sheet.Rounds[0].VotesOf(3).For).Should().Be((30, new DateOnly(2026, 7, 10), 27));
        (await given.AuditAsync())
            .Last(a => a.Event == AuditEvent.ElectionChanged)
            .Changes.Should()
            .Equal(
                new FieldChange("实到人数", "31", "30"),
                new FieldChange("会议日期", "2026-07-08", "2026-07-10"),
                new FieldChange($"{Results.Member(3).Name}赞成", "28", "27")
            );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task TwoAtTwoBoxes_AtTheSameMoment_BothKeepWhatTheyType(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (village, id) = await CountingAsync(given);
        var second = await given.AccountAsync(Role.VillageFederation, village.Village);

        var answers = await AtOnce.RunAsync(
            () => SetAsync(given, village.Chair, id, new ElectionFieldEdit(For3, "28", "27")),
            () => SetAsync(given, second, id, new ElectionFieldEdit(For4, "28", "26"))
        );

        answers.Should().OnlyContain(v => v.Count == 0);
        var round = (await given.ElectionAsync(id)).Sheet.Rounds[0];
        (round.VotesOf(3).For, round.VotesOf(4).For).Should().Be((27, 26));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SameField_ChangedMeanwhile_SaysBothTexts_AndSavesNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (village, id) = await CountingAsync(given);
        await SetAsync(given, village.Chair, id, new ElectionFieldEdit(For3, "28", "27"));

        var violations = await SetAsync(given, village.Chair, id, new(For3, "28", "26"), new(For4, "28", "25"));

        var changed = violations.Should().ContainSingle().Subject;
        (changed.Code, changed.Field).Should().Be(("ChangedMeanwhile", For3));
        changed.Message.Should().Contain("“27”").And.Contain("“26”");
        (await given.ElectionAsync(id)).Sheet.Rounds[0].VotesOf(4).For.Should().Be(28);
        (await SetAsync(given, village.Chair, id, new ElectionFieldEdit(For3, "28", "27")))
            .Should()
            .BeEmpty("both typed the same");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task UnreadableTexts_AreAllRefused_EachWithItsFieldAndItsWords(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (village, id) = await CountingAsync(given);
        var (birth, name) = (ElectionFields.Candidate(3, "Birth"), ElectionFields.Candidate(3, "Name"));

        var violations = await SetAsync(
            given,
            village.Chair,
            id,
            new(For3, "28", "-1"),
            new("HeldOn", "2026-07-08", "2026-07"),
            new(birth, "1985-03-03", "某年"),
            new("Method", "差额选举", "抽签"),
            new("Body", "妇女代表大会", ""),
            new(name, Results.Member(3).Name, " "),
            new("Rounds[7].Valid", "", "3"),
            new("Candidates[99].Phone", "", "13800000000"),
            new("Place", "村部会议室", "文化礼堂")
        );

        violations
            .Select(v => v.Field)
            .Should()
            .Equal(For3, "HeldOn", birth, "Method", "Body", name, "Rounds[7].Valid", "Candidates[99].Phone");
        violations
            .Where(v => v.Code == ResultSheet.UnreadableCode)
            .Should()
            .HaveCount(6)
            .And.OnlyContain(v => v.Message.Contains('“'));
        violations
            .Single(v => v.Field == "HeldOn")
            .Message.Should()
            .Be("会议日期“2026-07”没有写到日，请写成 2026-07-08 的样子。");
        (await given.ElectionAsync(id)).Sheet.Place.Should().Be("村部会议室", "all or nothing");
    }

    /// <summary>UN-01: a text that looks like another is not kept.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task InvisibleCharacter_IsRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (village, id) = await CountingAsync(given);

        (await SetAsync(given, village.Chair, id, new ElectionFieldEdit("Place", "村部会议室", "礼\u202E堂")))
            .Should()
            .ContainSingle(v => v.Code == "InvisibleCharacter" && v.Field == "Place");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Phone_StandsMaskedInTheHistory(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (village, id) = await CountingAsync(given);

        (
            await SetAsync(
                given,
                village.Chair,
                id,
                new ElectionFieldEdit(ElectionFields.Candidate(3, "Phone"), "13800000003", "13900001234")
            )
        )
            .Should()
            .BeEmpty();

        (await given.ElectionAsync(id)).Sheet.CandidateOf(3)!.Person.Phone.Should().Be("13900001234");
        var change = (await given.AuditAsync()).Last(a => a.Event == AuditEvent.ElectionChanged).Changes.Single();
        (change.Old, change.New).Should().Be(("138****0003", "139****1234"));
        var refused = await SetAsync(
            given,
            village.Chair,
            id,
            new ElectionFieldEdit(ElectionFields.Candidate(3, "Phone"), "13800000003", "13700005678")
        );
        refused.Single().Message.Should().NotContain("0000").And.Contain("137****5678");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task ClearedCells_AreEmptyAgain(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (village, id) = await CountingAsync(given);
        string[] cleared =
        [
            "Entitled",
            "Place",
            "PartyApproval.On",
            "PartyApproval.Number",
            "Seats.Executive",
            For3,
            ElectionFields.Candidate(3, "Birth"),
            ElectionFields.Candidate(3, "Phone"),
            ElectionFields.Candidate(3, "Origin"),
        ];
        var before = (await given.ElectionAsync(id)).Sheet;

        (
            await SetAsync(
                given,
                village.Chair,
                id,
                [.. cleared.Select(f => new ElectionFieldEdit(f, ElectionInputs.Find(before, f)!.Write(before), ""))]
            )
        )
            .Should()
            .BeEmpty();

        var sheet = (await given.ElectionAsync(id)).Sheet;
        (sheet.Entitled, sheet.PartyApproval, sheet.Rounds[0].VotesOf(3).For).Should().Be((null, null, null));
        sheet.Seats.Should().BeEmpty();
        var person = sheet.CandidateOf(3)!;
        (person.Person.Birth, person.Person.Phone, person.Origin, person.Person.Name, person.Person.Education)
            .Should()
            .Be((null, null, null, Results.Member(3).Name, Education.College));
    }

    /// <summary>What every field writes is what it reads.</summary>
    [Fact]
    public void EveryField_WrittenAndReadAgain_IsTheSame()
    {
        var sheet = Sheets.Executives with
        {
            Term = 14,
            Session = 5,
            Reasons = new Dictionary<string, string> { [SecretBallotRule.Code] = "村里一向举手表决" },
            Candidates =
            [
                .. Sheets.Executives.Candidates.Select(c =>
                    c with
                    {
                        ExceptionReason = "工作需要",
                        WriteIn = c.Id == 12,
                    }
                ),
            ],
        };
        List<string> fields =
        [
            .. ElectionInputs.General.Select(i => i.Key),
            "Seats.Executive",
            ElectionFields.Reason(SecretBallotRule.Code),
            .. ((string[])["Issued", "Returned", "Valid", "Void"]).Select(f => ElectionFields.Round(0, f)),
            .. ((string[])["For", "Against", "Abstain"]).Select(f => ElectionFields.Votes(0, 12, f)),
            .. ElectionInputs.Candidates.Select(c => ElectionFields.Candidate(12, c.Key)),
        ];

        foreach (var field in fields)
        {
            var input = ElectionInputs.Find(sheet, field)!;
            var text = input.Write(sheet);
            text.Should().NotBeEmpty(field);
            text.Length.Should().BeLessThanOrEqualTo(input.MaxLength, field);
            var read = input.Fill(sheet, text);
            read.Problem.Should().BeNull(field);
            read.Value.Should().BeEquivalentTo(sheet, field);
            input.Write(read.Value).Should().Be(text, field);
        }
    }

    private static async Task<(VillageCase Village, int Election)> CountingAsync(Given given)
    {
        var village = await VillageCase.OnAsync(given);
        return (village, (await given.ElectionAsync(village.Campaign, village.Village, Sheets.Executives)).Id);
    }

    private static Task<Violations> SetAsync(
        Given given,
        UnitScope who,
        int election,
        params ElectionFieldEdit[] edits
    ) => given.Use<SetElectionFields>().RunAsync(who, new(election, Guid.NewGuid(), edits));
}
