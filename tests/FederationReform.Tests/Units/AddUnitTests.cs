using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Tests.Support;
using FederationReform.Text;
using FederationReform.Tree;
using FederationReform.Units;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Units;

public sealed class AddUnitTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Village_Added_IsThereWithItsAudit(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (administrator, township) = await TownshipAsync(given);

        var added = await given
            .Use<AddUnit>()
            .RunAsync(
                administrator,
                new(
                    township.Id,
                    UnitKind.Community,
                    " 河滨　社区 ",
                    "３５０７２２１０１００１",
                    new(2020, 1, 1),
                    Guid.NewGuid()
                )
            );

        added.Violations.Should().BeEmpty();
        var unit = await given.Use<UnitQuery>().RunAsync(administrator, added.UnitId!.Value);
        unit.Should()
            .BeEquivalentTo(
                new
                {
                    Name = "河滨社区",
                    Level = UnitLevel.Village,
                    Kind = UnitKind.Community,
                    Code = "350722101001",
                    ValidFrom = new DateOnly(2020, 1, 1),
                    Closed = false,
                }
            );
        await using var db = given.Portal.OpenForSystem();
        var record = await db.AuditRecords.SingleAsync();
        record.Event.Should().Be(AuditEvent.UnitAdded);
        record.SubjectId.Should().Be(added.UnitId);
        record.Summary.Should().Be("在清溪镇下添加社区：河滨社区");
    }

    /// <summary>
    /// UN-01, UN-02: names are what GB 18030 can write, up to 100 characters, whatever they weigh in the machine.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task RareCharacters_InANewName_AreKeptAndFound(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (administrator, township) = await TownshipAsync(given);
        var longest = string.Concat(Enumerable.Repeat("𬭎", PlainText.NameRunes));

        foreach (var name in (string[])["𬭎龦村", "𠮷\U0003134A社区", "阿合买提•巴扎尔村", longest])
        {
            var added = await AddAsync(given, administrator, township, name);

            added.Violations.Should().BeEmpty();
            var found = await given.Use<UnitSearchQuery>().RunAsync(administrator, new(name));
            found.Should().ContainSingle().Which.Name.Should().Be(name.Replace('•', '·'));
        }
    }

    /// <summary>IN-04, UN-01</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task UnreadableNames_AreRefusedByPosition(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (administrator, township) = await TownshipAsync(given);

        foreach (
            var character in (string[])
                ["\0", "\u000B", "\u0085", "\u202E", "\u2067", "\u200B", "\uFEFF", "\uFFFE", "\t", "\n", "\uD872"]
        )
        {
            var refused = await AddAsync(given, administrator, township, $"河{character}口村");
            refused
                .Violations.Should()
                .ContainSingle("of U+{0:X4}", (int)character[0])
                .Which.Message.Should()
                .Contain("第 2 个");
        }
        (
            await AddAsync(
                given,
                administrator,
                township,
                string.Concat(Enumerable.Repeat("𬭎", PlainText.NameRunes + 1))
            )
        )
            .Violations.Should()
            .ContainSingle(v => v.Code == "TooLong");
        (await AddAsync(given, administrator, township, " \u3000 "))
            .Violations.Should()
            .ContainSingle(v => v.Code == "Required");
        await using var db = given.Portal.OpenForSystem();
        (await db.Units.CountAsync(u => u.Level == UnitLevel.Village)).Should().Be(0);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task EverythingWrong_IsSaidAtOnce(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (administrator, township) = await TownshipAsync(given);
        await given.UnitAsync(UnitLevel.Village, "河口村", township, "350722101201");

        var refused = await given
            .Use<AddUnit>()
            .RunAsync(administrator, new(township.Id, UnitKind.County, "河口村", "12345", null, Guid.NewGuid()));
        var taken = await given
            .Use<AddUnit>()
            .RunAsync(
                administrator,
                new(township.Id, UnitKind.Village, "上河村", "350722101201", null, Guid.NewGuid())
            );

        refused.Violations.Select(v => v.Field).Should().Equal("Kind", "Name", "Code");
        refused.UnitId.Should().BeNull();
        taken.Violations.Should().ContainSingle().Which.Message.Should().Contain("河口村");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task ManyAtOnce_EachGetsAPlaceOfItsOwn(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (administrator, township) = await TownshipAsync(given);

        var added = await AtOnce.RunAsync(
            () => AddAsync(given, administrator, township, "上村"),
            () => AddAsync(given, administrator, township, "下村"),
            () => AddAsync(given, administrator, township, "中村")
        );

        added.Should().OnlyContain(a => a.Violations.Count == 0);
        added.Select(a => a.UnitId).Should().OnlyHaveUniqueItems();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SameOperation_SentTwice_AddsOne(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (administrator, township) = await TownshipAsync(given);
        var input = new AddUnitInput(township.Id, UnitKind.Village, "河口村", null, null, Guid.NewGuid());

        var answers = await AtOnce.RunAsync(5, _ => given.Use<AddUnit>().RunAsync(administrator, input));

        answers.Should().OnlyContain(a => a.Violations.Count == 0);
        answers.Select(a => a.UnitId).Distinct().Should().ContainSingle().Which.Should().NotBeNull();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task NeighboursAndOtherRoles_CannotAdd(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (_, township) = await TownshipAsync(given);
        var neighbour = await given.AccountAsync(Role.Administrator, await given.CountyAsync("光泽县"));
        var chair = await given.AccountAsync(Role.TownshipChair, township);

        var foreign = await AddAsync(given, neighbour, township, "河口村");
        var absent = await given
            .Use<AddUnit>()
            .RunAsync(neighbour, new(999_999, UnitKind.Village, "河口村", null, null, Guid.NewGuid()));
        var notAllowed = await AddAsync(given, chair, township, "河口村");

        foreign.Should().BeEquivalentTo(absent);
        foreign.Violations.Should().ContainSingle(v => v.Code == Refusal.NotFoundCode);
        notAllowed.Violations.Should().ContainSingle(v => v.Code == Refusal.NotAllowedCode);
    }

    private static Task<AddedUnit> AddAsync(Given given, UnitScope scope, Unit parent, string name) =>
        given.Use<AddUnit>().RunAsync(scope, new(parent.Id, UnitKind.Village, name, null, null, Guid.NewGuid()));

    private static async Task<(UnitScope Administrator, Unit Township)> TownshipAsync(Given given)
    {
        var county = await given.CountyAsync();
        return (await given.AccountAsync(Role.Administrator, county), await given.TownshipAsync(county));
    }
}
