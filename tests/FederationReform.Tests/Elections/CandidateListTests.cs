using FederationReform.Access;
using FederationReform.Elections;
using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Tests.Rules;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Elections;

/// <summary>The list of candidates: pasted, completed, mended.</summary>
public sealed class CandidateListTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task PastedRoster_IsRead_WhateverItsHeadingsAndNamesLookLike(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (village, id) = await EmptyAsync(given);
        var rows = Paste(
            "河口村妇联执委候选人名单\n序号\t姓 名\t性别\t出生年月\t学历\t政治面貌\t推荐方式\t情况\t\t"
                + "联系电话\n\t\t\t\t\t\t\t是否两委\t是否原妇代会主任\t\n"
                + "1\t张　华\t女\t1985.3\t大专\t党员\t群众推荐\t支委\t否\t138 0000 0001\n"
                + "2\t演示乙\t女\t1990.12.5\t初中\t团员\t自荐\t\t是\t\n合计\t2\t\t\t\t\t\t\t\t"
        );

        (await AddAsync(given, village.Chair, id, rows)).Should().BeEmpty();

        var people = (await given.ElectionAsync(id)).Sheet.Candidates;
        people
            .Select(c => (c.Id, c.Person.Name, c.Person.Position))
            .Should()
            .Equal((1, "张华", Position.Executive), (2, "演示乙", Position.Executive));
        var first = people[0];
        (
            first.Origin,
            first.Person.PoliticalStatus,
            first.Person.Education,
            first.Person.InTwoCommittees,
            first.Person.FormerDirector,
            first.Person.Phone
        )
            .Should()
            .Be((CandidateOrigin.Masses, PoliticalStatus.PartyMember, Education.College, true, false, "13800000001"));
        (people[1].Origin, people[1].Person.Birth)
            .Should()
            .Be((CandidateOrigin.Herself, new BirthDate(new(1990, 12, 5))));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task WhatCannotBeRead_IsAllSaid_AndNobodyIsAdded(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (village, id) = await EmptyAsync(given);

        var violations = await AddAsync(
            given,
            village.Chair,
            id,
            [
                Row("演示甲", ("Birth", "1985.13")),
                Row(""),
                Row("演示乙", ("Position", "主席")),
                Row("演示丙", ("Origin", "抽签")),
            ]
        );

        violations
            .Select(v => v.Field)
            .Should()
            .Equal("Rows[0].Birth", "Rows[1].Name", "Rows[2].Position", "Rows[3].Origin");
        violations[0].Message.Should().StartWith("第 1 行出生年月“1985.13”");
        (await given.ElectionAsync(id)).Sheet.Candidates.Should().BeEmpty();
    }

    /// <summary>UN-01: a name has up to 100 characters, however many units of the machine each of them takes.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task LongName_CountsCharacters(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (village, id) = await EmptyAsync(given);

        (await AddAsync(given, village.Chair, id, [Row(string.Concat(Enumerable.Repeat("𬭎", 101)))]))
            .Single()
            .Message.Should()
            .Be("第 1 行姓名最多 100 个字，现有 101 个，请缩短。");
        (await AddAsync(given, village.Chair, id, [Row(string.Concat(Enumerable.Repeat("𬭎", 100)))]))
            .Should()
            .BeEmpty();
    }

    /// <summary>What she is now is not what she stands for.</summary>
    [Fact]
    public void PresentPost_OnAListOfCandidates_IsNotThePostSheStandsFor()
    {
        var block = PastedBlock.Read(
            "姓名\t现任职务\t拟任职务\t性别\n演示甲\t村会计\t执委\t女",
            0,
            ElectionInputs.Candidates
        );

        (block.Unused, block.Rows.Single()[1]).Should().BeEquivalentTo((new[] { "现任职务" }, "执委"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SamePerson_Twice_IsRefused_AndANamesakeOfAnotherAgeIsNot(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (village, id) = await EmptyAsync(given);
        (await AddAsync(given, village.Chair, id, [Row("张华", ("Birth", "1985-03"))])).Should().BeEmpty();

        (await AddAsync(given, village.Chair, id, [Row("张　华")]))
            .Should()
            .ContainSingle(v => v.Code == "CandidateTwice" && v.Field == "Rows[0].Name");
        (await AddAsync(given, village.Chair, id, [Row("李梅"), Row("李梅")]))
            .Should()
            .ContainSingle(v => v.Code == "CandidateTwice" && v.Field == "Rows[1].Name");
        (await AddAsync(given, village.Chair, id, [Row("张华", ("Birth", "1990-03"))])).Should().BeEmpty();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task NumberOfARemovedCandidate_IsNeverGivenAgain(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (village, id) = await EmptyAsync(given);
        await AddAsync(given, village.Chair, id, [Row("演示甲"), Row("演示乙")]);
        (
            await given
                .Use<RemoveCandidate>()
                .RunAsync(village.Chair, new(id, (await given.ElectionAsync(id)).Version, Guid.NewGuid(), 2))
        )
            .Should()
            .BeEmpty();

        await AddAsync(given, village.Chair, id, [Row("演示丙")]);

        (await given.ElectionAsync(id))
            .Sheet.Candidates.Select(c => (c.Id, c.Person.Name))
            .Should()
            .Equal((1, "演示甲"), (3, "演示丙"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task AfterTheBallotIsPrinted_OnlyWriteInsJoinAndGo(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var id = (await given.ElectionAsync(village.Campaign, village.Village, Sheets.Executives)).Id;

        (await AddAsync(given, village.Chair, id, [Row("演示新")]))
            .Should()
            .ContainSingle(v => v.Code == "BallotPrinted");
        (
            await given
                .Use<RemoveCandidate>()
                .RunAsync(village.Chair, new(id, (await given.ElectionAsync(id)).Version, Guid.NewGuid(), 12))
        )
            .Should()
            .ContainSingle(v => v.Code == "BallotPrinted");
        (await AddAsync(given, village.Chair, id, [Row("演示新")], writeIn: true)).Should().BeEmpty();
        var writeIn = (await given.ElectionAsync(id)).Sheet.Candidates[^1];
        writeIn.WriteIn.Should().BeTrue();
        (
            await given
                .Use<SetElectionFields>()
                .RunAsync(
                    village.Chair,
                    new(id, Guid.NewGuid(), [new(ElectionFields.Votes(0, writeIn.Id, "For"), "", "2")])
                )
        )
            .Should()
            .BeEmpty();

        (
            await given
                .Use<RemoveCandidate>()
                .RunAsync(village.Chair, new(id, (await given.ElectionAsync(id)).Version, Guid.NewGuid(), writeIn.Id))
        )
            .Should()
            .BeEmpty();

        (await given.ElectionAsync(id)).Sheet.Rounds[0].Votes.Should().NotContain(v => v.Candidate == writeIn.Id);
    }

    private static IReadOnlyList<IReadOnlyDictionary<string, string>> Paste(string text)
    {
        var columns = ElectionInputs.Candidates;
        var block = PastedBlock.Read(text, 0, columns);
        return
        [
            .. block.Rows.Select(row =>
                block
                    .Columns.Select((column, i) => (columns[column].Key, Text: row[i]))
                    .ToDictionary(c => c.Key, c => c.Text)
            ),
        ];
    }

    private static Dictionary<string, string> Row(string name, params (string Key, string Text)[] cells) =>
        cells.Append(("Name", name)).ToDictionary(c => c.Item1, c => c.Item2);

    private static async Task<(VillageCase Village, int Election)> EmptyAsync(Given given)
    {
        var village = await VillageCase.OnAsync(given);
        return (
            village,
            (await given.ElectionAsync(village.Campaign, village.Village, Sheets.Listed with { Candidates = [] })).Id
        );
    }

    private static async Task<Violations> AddAsync(
        Given given,
        UnitScope who,
        int election,
        IReadOnlyList<IReadOnlyDictionary<string, string>> rows,
        bool writeIn = false
    ) =>
        await given
            .Use<AddCandidates>()
            .RunAsync(who, new(election, (await given.ElectionAsync(election)).Version, Guid.NewGuid(), rows, writeIn));
}
