using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Ledger;
using FederationReform.LivedDuties;
using FederationReform.People;
using FederationReform.Reforms;
using FederationReform.Registers;
using FederationReform.Representatives;
using FederationReform.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.LivedDuties;

/// <summary>D09: the chair in turn changes monthly; D11: check lists go by quarter.</summary>
public sealed class LivedDutiesTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Rota_FillsItselfFairly_AndKeepsWhatWasPromised(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        await place.ApprovedAsync();
        var empty = await RotaAsync(given, place.Chair, place.Village.Id);
        empty.InTurn.Count.Should().BeGreaterThan(1);
        empty.Months.Should().HaveCount(12).And.OnlyContain(m => m.Name == null);
        var last = empty.InTurn[^1];
        (
            await ChangeAsync(
                given,
                place.Chair,
                new(place.Village.Id, new(2027, 3, 1), null, last.Id, null, Guid.NewGuid())
            )
        )
            .Should()
            .BeEmpty();

        var fill = new FillRotaInput(place.Village.Id, new(2027, 1, 15), 12, Guid.NewGuid());
        (await given.Use<FillRota>().RunAsync(place.Chair, fill)).Should().BeEmpty();
        (await given.Use<FillRota>().RunAsync(place.Chair, fill)).Should().BeEmpty("the same operation, once");

        var rota = await RotaAsync(given, place.Chair, place.Village.Id);
        rota.Months.Should().OnlyContain(m => m.Name != null);
        rota.Months[2].Name.Should().Be(last.Name, "what was promised stays");
        (rota.InTurn.Max(p => p.Turns) - rota.InTurn.Min(p => p.Turns)).Should().BeLessThanOrEqualTo(1);
        rota.Months.Skip(3).Zip(rota.Months.Skip(4)).Should().OnlyContain(pair => pair.First.Name != pair.Second.Name);
    }

    /// <summary>
    /// In July nobody is made to have led in spring, before the committee was elected; it can be entered by hand.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Rota_IsNotFilledForMonthsThatHavePassed(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        await place.ApprovedAsync();
        (await RotaAsync(given, place.Chair, place.Village.Id, 2026)).ToFill.Should().Be(6);

        var fill = new FillRotaInput(place.Village.Id, new(2026, 1, 1), 12, Guid.NewGuid());
        (await given.Use<FillRota>().RunAsync(place.Chair, fill)).Should().BeEmpty();

        var rota = await RotaAsync(given, place.Chair, place.Village.Id, 2026);
        rota.Months.Select(m => m.Name is not null).Should().Equal(Enumerable.Range(1, 12).Select(m => m >= 7));
        rota.ToFill.Should().Be(0);
        var march = new ChangeRotaInput(
            place.Village.Id,
            new(2026, 3, 1),
            null,
            rota.Members[0].Id,
            null,
            Guid.NewGuid()
        );
        (await ChangeAsync(given, place.Chair, march)).Should().BeEmpty();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Months_AreExchanged_AndGivenAway(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        await place.ApprovedAsync();
        await given.Use<FillRota>().RunAsync(place.Chair, new(place.Village.Id, new(2027, 1, 1), 2, Guid.NewGuid()));
        var before = await RotaAsync(given, place.Chair, place.Village.Id);
        var swap = new ChangeRotaInput(
            place.Village.Id,
            before.Months[0].Month,
            before.Months[0].Version,
            null,
            new(before.Months[1].Month, before.Months[1].Version),
            Guid.NewGuid()
        );
        (await ChangeAsync(given, place.Chair, swap)).Should().BeEmpty();

        var after = await RotaAsync(given, place.Chair, place.Village.Id);
        (after.Months[0].Name, after.Months[1].Name).Should().Be((before.Months[1].Name, before.Months[0].Name));
        var again = swap with { OperationId = Guid.NewGuid() };
        (await ChangeAsync(given, place.Staff, again with { Version = after.Months[0].Version }))
            .Should()
            .Equal([Refusal.Stale], "the other month changed since");
        (await ChangeAsync(given, place.Staff, again))
            .Should()
            .Equal([Refusal.Stale], "somebody changed the month since");
        (
            await ChangeAsync(
                given,
                place.Chair,
                swap with
                {
                    Swap = new(new(2027, 9, 1), null),
                    Version = 1,
                    OperationId = Guid.NewGuid(),
                }
            )
        )
            .Single()
            .Code.Should()
            .Be("NoTurn");
        (
            await ChangeAsync(
                given,
                place.Chair,
                new(place.Village.Id, new(2027, 1, 1), after.Months[0].Version, null, null, Guid.NewGuid())
            )
        )
            .Should()
            .BeEmpty();
        (await RotaAsync(given, place.Chair, place.Village.Id)).Months[0].Name.Should().BeNull();
        (await given.AuditAsync())
            .Select(r => r.Event)
            .Should()
            .Contain([AuditEvent.RotaFilled, AuditEvent.RotaChanged]);
    }

    /// <summary>Who has a month is still the same person when the record is unlocked and approved again.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Turn_OutlivesTheUnlockingOfTheRecord(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var reform = await place.ApprovedAsync();
        await given.Use<FillRota>().RunAsync(place.Chair, new(place.Village.Id, new(2027, 1, 1), 1, Guid.NewGuid()));
        var before = (await RotaAsync(given, place.Chair, place.Village.Id)).Months[0];

        (
            await given
                .Use<UnlockRecord>()
                .RunAsync(
                    place.Staff,
                    new(place.Campaign.Id, place.Village.Id, reform.Version, Guid.NewGuid(), "更正出生日期")
                )
        )
            .Should()
            .BeEmpty();

        var after = (await RotaAsync(given, place.Chair, place.Village.Id)).Months[0];
        (after.PersonId, after.Name, after.Left).Should().Be((before.PersonId, before.Name, true));
        await using var db = given.Portal.OpenForSystem();
        (await db.People.AsNoTracking().Select(p => p.Id).ToListAsync()).Should().Equal(before.PersonId!.Value);
    }

    /// <summary>
    /// A person who is merged away, or whose posts are taken back, leaves nothing behind that names her: each table that
    /// does is known to <c>KnownBesidesPosts</c> and to the merging of entries.
    /// </summary>
    [Fact]
    public void TablesThatNameAPerson_AreThese()
    {
        using var db = new SqlitePortalDbContext.DesignTime().CreateDbContext([]);

        db.Model.FindEntityType(typeof(Person))!
            .GetReferencingForeignKeys()
            .Where(key => key.DeleteBehavior != DeleteBehavior.Cascade)
            .Select(key => key.DeclaringEntityType.ClrType.Name)
            .Should()
            .BeEquivalentTo("Post", "RotaTurn", "TrainingAttendance");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task CheckListsAndPoints_ComeFromWhatWasEntered(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        await place.ApprovedAsync();
        var name = (await ListAsync(given, place.Chair, place.Village.Id)).Members[1].Name;
        var deed = new Deed
        {
            On = new(2026, 7, 3),
            Name = name,
            Item = DeedItem.GoodDeed,
        };
        foreach (
            var entry in new[]
            {
                deed,
                deed with
                {
                    On = new(2026, 7, 5),
                },
                deed with
                {
                    Item = DeedItem.Trained,
                },
                deed with
                {
                    On = new(2026, 6, 30),
                    Item = DeedItem.ModelFamily,
                },
                deed with
                {
                    Name = "不在名单的人",
                },
            }
        )
            (await given.Use<AddEntry<Deed>>().RunAsync(place.Chair, new(place.Village.Id, entry, Guid.NewGuid())))
                .Should()
                .BeEmpty();

        var list = await ListAsync(given, place.Chair, place.Village.Id);
        var row = list.Members[1];
        list.Quarter.Should().Be(new Quarter(2026, 3));
        row.List.Name.Should().Be("五个一");
        row.Missing.Should().Equal("联系一个代表小组", "培树一户示范家庭", "联系一个基层组织", "召开片区会议");
        row.Done.Should().Equal(0, 0, 0, 0, 2);
        row.Ticked.ToString().Should().Be("20.00%（1/5）");
        row.Points.Should().Be(3);
        list.Unknown.Should().Equal("不在名单的人");
        (await ListAsync(given, place.Chair, place.Village.Id, new(2026, 2))).Members[1].Done[1].Should().Be(1);

        var rules = Points(EntryTypes<Deed>.Usual, DeedItem.GoodDeed, 5);
        (await SetAsync(given, place.Staff, rules, null)).Should().BeEmpty();
        (await ListAsync(given, place.Chair, place.Village.Id)).Members[1].Points.Should().Be(11);
        (await SetAsync(given, place.Staff, Points(rules, DeedItem.GoodDeed, 999), 0))
            .Single()
            .Field.Should()
            .Be("Points-25");
    }

    /// <summary>A county adds items of its own: to a check list, or for points alone; and retires others.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task OwnItems_CountForTheirListAndForPoints(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        await place.ApprovedAsync();
        var name = (await ListAsync(given, place.Chair, place.Village.Id)).Members[1].Name;
        var types = EntryTypes<Deed>.Usual.With("参与网格巡访", 2, 3).With("夜校授课", 4, 7);
        types = types with
        {
            Decided = [.. types.All.Select(t => t.Number == (int)DeedItem.ModelFamily ? t with { Retired = true } : t)],
        };
        (await SetAsync(given, place.Staff, types, null)).Should().BeEmpty();
        foreach (var item in new[] { 2001, 2001, 4001 })
            (
                await AddAsync(
                    given,
                    place.Chair,
                    place.Village.Id,
                    new()
                    {
                        On = new(2026, 7, 3),
                        Name = name,
                        Item = (DeedItem)item,
                        Note = $"{Guid.NewGuid()}",
                    }
                )
            ).Should().BeEmpty();

        var row = (await ListAsync(given, place.Chair, place.Village.Id)).Members[1];

        row.List.Items.Select(i => i.Type.Name)
            .Should()
            .Equal("联系一个代表小组", "联系一个基层组织", "召开片区会议", "办一件好事", "参与网格巡访");
        row.Done.Should().Equal(0, 0, 0, 0, 2);
        row.Points.Should().Be(2 * 3 + 7);
        (await given.Use<EntryListQuery<Deed>>().RunAsync(place.Chair, new()))!
            .Page.Rows.Select(r => r.Type)
            .Should()
            .BeEquivalentTo("参与网格巡访", "参与网格巡访", "夜校授课");
        (
            await AddAsync(
                given,
                place.Chair,
                place.Village.Id,
                new()
                {
                    On = new(2026, 7, 3),
                    Name = name,
                    Item = DeedItem.ModelFamily,
                }
            )
        ).Single().Field.Should().Be("Item", "what is retired is not entered any more");
    }

    /// <summary>
    /// 四个一: a meeting of the group every quarter; five women, a suggestion and a deed in the year. The list says what
    /// each representative still lacks.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task FourOnes_AreCountedForEachRepresentative(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        string[] names = ["周春兰", "周秋菊", "周冬梅"];
        await RollAsync(given, await place.ApprovedAsync(), names);
        foreach (
            var (day, who, item) in new[]
            {
                (new DateOnly(2026, 2, 1), 0, DeedItem.FiveWomen),
                (new DateOnly(2026, 3, 1), 0, DeedItem.GroupMeeting),
                (new DateOnly(2026, 4, 1), 0, DeedItem.GroupMeeting),
                (new DateOnly(2026, 5, 1), 0, DeedItem.Suggestion),
                (new DateOnly(2025, 12, 31), 1, DeedItem.PracticalDeed),
                (new DateOnly(2026, 7, 1), 1, DeedItem.PracticalDeed),
            }
        )
            (
                await AddAsync(
                    given,
                    place.Chair,
                    place.Village.Id,
                    new()
                    {
                        On = day,
                        Name = names[who],
                        Item = item,
                    }
                )
            ).Should().BeEmpty();

        var spring = await ListAsync(given, place.Chair, place.Village.Id, new(2026, 2));
        var summer = await ListAsync(given, place.Chair, place.Village.Id, new(2026, 3));

        spring.Representatives.Select(r => r.Name).Should().Equal(names);
        spring.Representatives[0].List.Name.Should().Be("四个一");
        spring.Representatives[0].Done.Should().Equal(1, 1, 1, 0);
        spring.Representatives[0].Missing.Should().Equal("办一件实事");
        spring.Representatives[0].Points.Should().Be(2, "points are those of the quarter");
        spring.Representatives[1].Ticked.Should().Be(new Ratio(0, 4), "a deed of last year and one to come");
        summer.Representatives[0].Missing.Should().Equal("参加代表小组会议", "办一件实事");
        summer.Representatives[1].Missing.Should().Equal("联系五名以上妇女", "参加代表小组会议", "提一条建议");
        summer.Unknown.Should().BeEmpty("a representative is known");
        foreach (var stranger in await place.StrangersAsync(Role.TownshipChair, Role.CountyStaff))
            (await given.Use<CheckListQuery>().RunAsync(stranger, place.Village.Id, null)).Should().BeNull();
    }

    /// <summary>P02: which committees live is said by what happened, and which are on paper by what did not.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Committees_LiveOrAreOnPaper_WithTheEvidence(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 3);
        foreach (var village in place.Villages.Take(2))
            await place.ApprovedAsync(village);
        var name = (await ListAsync(given, place.Chair, place.Village.Id)).Members[0].Name;
        (
            await given
                .Use<AddEntry<Deed>>()
                .RunAsync(
                    place.Chair,
                    new(
                        place.Village.Id,
                        new()
                        {
                            On = new(2026, 7, 3),
                            Name = name,
                            Item = DeedItem.GoodDeed,
                        },
                        Guid.NewGuid()
                    )
                )
        ).Should().BeEmpty();
        (
            await given
                .Use<AddEntry<Activity>>()
                .RunAsync(
                    place.Chair,
                    new(
                        place.Villages[1].Id,
                        new()
                        {
                            On = new(2026, 3, 8),
                            Type = ActivityType.CultureAndSport,
                            Title = "三八节活动",
                        },
                        Guid.NewGuid()
                    )
                )
        ).Should().BeEmpty();

        var found = (await given.Use<LivelinessQuery>().RunAsync(place.Chair, null, null))!;

        found.All.Should().Be(new Ratio(1, 2), "a village without a committee is not in the base");
        found
            .Below.Select(l => (l.Unit.Id, l.Lives))
            .Should()
            .Equal((place.Villages[1].Id, false), (place.Village.Id, true));
        found.Below[0].Sentence.Should().Be("本季度没有会议、履职和活动记录，最近一次是 2026-03-08，也没有分工。");
        found.Below[1].Doers.Part.Should().Be(1);
        found.Below[1].Sentence.Should().Contain("没有开会，没有办活动").And.Contain("1 人有履职记录，没有排轮值。");
        (await given.Use<LivelinessQuery>().RunAsync(place.Chair, null, new Quarter(2026, 1)))!
            .Below.Single(l => l.Unit.Id == place.Villages[1].Id)
            .Lives.Should()
            .BeTrue();
        found.Without.Single().Id.Should().Be(place.Villages[2].Id);
        var county = (await given.Use<LivelinessQuery>().RunAsync(place.Staff, null, null))!;
        county.Without.Select(u => u.Id).Should().Contain(place.Township.Id);
        county.Deeper[place.Township.Id].Should().Be(new Ratio(1, 2));
    }

    /// <summary>AC-01, AC-02</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task WhatOthersDo_IsNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        await place.ApprovedAsync();
        var member = (await RotaAsync(given, place.Chair, place.Village.Id)).Members[0].Id;
        foreach (var stranger in await place.StrangersAsync(Role.TownshipChair, Role.CountyStaff))
        {
            (await given.Use<RotaQuery>().RunAsync(stranger, place.Village.Id, null)).Should().BeNull();
            (await given.Use<CheckListQuery>().RunAsync(stranger, place.Village.Id, null)).Should().BeNull();
            (await given.Use<LivelinessQuery>().RunAsync(stranger, place.Village.Id, null)).Should().BeNull();
            (await given.Use<FillRota>().RunAsync(stranger, new(place.Village.Id, new(2026, 1, 1), 3, Guid.NewGuid())))
                .Should()
                .Equal(Refusal.NotFound);
            (
                await ChangeAsync(
                    given,
                    stranger,
                    new(place.Village.Id, new(2026, 1, 1), null, member, null, Guid.NewGuid())
                )
            )
                .Should()
                .Equal(Refusal.NotFound);
        }
        var reader = await given.AccountAsync(Role.UpperReader, place.County);
        (await given.Use<FillRota>().RunAsync(reader, new(place.Village.Id, new(2026, 1, 1), 3, Guid.NewGuid())))
            .Should()
            .Equal(Refusal.NotAllowed);
    }

    [Theory]
    [InlineData(20261, "2026-01-01", "2026-03-31")]
    [InlineData(20264, "2026-10-01", "2026-12-31")]
    public void Quarter_HasItsDays(int code, string first, string last)
    {
        var quarter = Quarter.Read(code)!.Value;

        (quarter.First, quarter.Last)
            .Should()
            .Be((DateOnly.ParseExact(first, "yyyy-MM-dd"), DateOnly.ParseExact(last, "yyyy-MM-dd")));
        Quarter.Of(quarter.First).Should().Be(quarter);
        Quarter.Of(quarter.Last).Should().Be(quarter);
        quarter.Next.Before.Should().Be(quarter);
        Quarter.Read(20265).Should().BeNull();
        Quarter.Read(null).Should().BeNull();
    }

    private static async Task<RotaView> RotaAsync(Given given, UnitScope scope, int unit, int year = 2027) =>
        (await given.Use<RotaQuery>().RunAsync(scope, unit, year))!;

    private static async Task RollAsync(Given given, UnitReform reform, IReadOnlyList<string> names)
    {
        await using var db = given.Portal.OpenForSystem();
        var stored = await db.UnitReforms.SingleAsync(r => r.Id == reform.Id);
        IEnumerable<Representative> people = names.Select((name, i) => new Representative { Id = i + 1, Name = name });
        db.RepresentativeRolls.Add(
            RepresentativeRoll.Kept(stored, RollSheet.Empty with { Representatives = [.. people] })
        );
        await db.SaveChangesAsync();
    }

    private static EntryTypes<Deed> Points(EntryTypes<Deed> types, DeedItem item, int points) =>
        types with
        {
            Decided = [.. types.All.Select(t => t.Number == (int)item ? t with { Points = points } : t)],
        };

    private static Task<Violations> SetAsync(Given given, UnitScope scope, EntryTypes<Deed> types, int? version) =>
        given.Use<SetRegisterRules<EntryTypes<Deed>>>().RunAsync(scope, new(types, version, Guid.NewGuid()));

    private static Task<Violations> AddAsync(Given given, UnitScope scope, int unit, Deed deed) =>
        given.Use<AddEntry<Deed>>().RunAsync(scope, new(unit, deed, Guid.NewGuid()));

    private static Task<Violations> ChangeAsync(Given given, UnitScope scope, ChangeRotaInput input) =>
        given.Use<ChangeRota>().RunAsync(scope, input);

    private static async Task<CheckListView> ListAsync(
        Given given,
        UnitScope scope,
        int unit,
        Quarter? quarter = null
    ) => (await given.Use<CheckListQuery>().RunAsync(scope, unit, quarter))!;
}
