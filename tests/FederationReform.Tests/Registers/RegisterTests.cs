using System.Reflection;
using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Ledger;
using FederationReform.Registers;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Registers;

/// <summary>What all registers have in common, shown by activities.</summary>
public sealed class RegisterTests
{
    private static readonly Activity lecture = new()
    {
        On = new(2026, 3, 6),
        Type = ActivityType.RightsEducation,
        Title = "三八节维权讲座",
        People = 86,
        Fen = 120_000,
    };

    [Theory, OnSqlite, OnPostgres]
    public async Task Entry_IsAddedChangedAndRemoved_AndTheHistorySaysHow(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var add = new AddEntryInput<Activity>(
            place.Village.Id,
            lecture with
            {
                Title = " 三八节维权讲座 ",
            },
            Guid.NewGuid()
        );
        (await given.Use<AddEntry<Activity>>().RunAsync(place.Chair, add)).Should().BeEmpty();
        (await given.Use<AddEntry<Activity>>().RunAsync(place.Chair, add)).Should().BeEmpty("the same operation, once");
        var row = (await ListAsync(given, place.Chair)).Page.Rows.Single();
        row.Entry.Should().Be(lecture);

        var change = new ChangeEntryInput<Activity>(row.Id, row.Version, Guid.NewGuid(), lecture with { People = 90 });
        (await given.Use<ChangeEntry<Activity>>().RunAsync(place.Staff, change)).Should().BeEmpty();
        (await given.Use<ChangeEntry<Activity>>().RunAsync(place.Chair, change with { OperationId = Guid.NewGuid() }))
            .Single()
            .Code.Should()
            .Be(Refusal.Stale.Code);
        row = (await ListAsync(given, place.Staff)).Page.Rows.Single();
        row.Entry.People.Should().Be(90);
        var history = await given.Use<EntryHistoryQuery<Activity>>().RunAsync(place.Chair, row.Id);
        history!.Select(h => h.By).Should().Equal(place.Staff.AccountName, place.Chair.AccountName);
        history![0].Changes.Should().Equal(new FieldChange("人次", "86", "90"));
        history[1].Changes.Should().Contain(new FieldChange("金额（元）", null, "1,200"));

        var remove = new RemoveEntryInput<Activity>(row.Id, row.Version, Guid.NewGuid(), " ");
        (await given.Use<RemoveEntry<Activity>>().RunAsync(place.Chair, remove)).Single().Field.Should().Be("Reason");
        (
            await given
                .Use<RemoveEntry<Activity>>()
                .RunAsync(place.Chair, remove with { Reason = "记了两次", OperationId = Guid.NewGuid() })
        )
            .Should()
            .BeEmpty();
        (await ListAsync(given, place.Chair)).Total.Should().Be(0);
        (await given.AuditAsync())
            .Select(r => r.Event)
            .Should()
            .ContainInOrder(AuditEvent.EntryAdded, AuditEvent.EntryChanged, AuditEvent.EntryRemoved);
        (await given.AuditAsync())
            .Single(r => r.Event == AuditEvent.EntryRemoved)
            .Changes.Should()
            .Contain(new FieldChange("人次", "90", null), "what it said is not lost");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Entry_WithWrongInput_IsRefusedWithEverythingThatIsWrong(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);

        var refused = await given
            .Use<AddEntry<Activity>>()
            .RunAsync(
                place.Chair,
                new(null, lecture with { Title = "", On = new(2026, 7, 16), Sessions = 0 }, Guid.NewGuid())
            );
        refused.Select(v => v.Field).Should().BeEquivalentTo("UnitId", "Title", "On", "Sessions");
        var unseen = await given
            .Use<AddEntry<Activity>>()
            .RunAsync(place.Chair, new(place.Village.Id, lecture with { Title = "讲\0座" }, Guid.NewGuid()));
        unseen.Single().Field.Should().Be("Title");
        (await ListAsync(given, place.Chair)).Total.Should().Be(0);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Entry_OfTheSameThing_IsNotEnteredTwice(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 2);
        await AddAsync(given, place.Chair, place.Village.Id, lecture);
        await AddAsync(given, place.Chair, place.Village.Id, lecture with { On = new(2025, 3, 7) });

        (
            await given
                .Use<AddEntry<Activity>>()
                .RunAsync(place.Chair, new(place.Village.Id, lecture with { People = 1 }, Guid.NewGuid()))
        )
            .Single()
            .Message.Should()
            .Contain("已经登记了“三八节维权讲座”");
        await AddAsync(given, place.Chair, place.Villages[1].Id, lecture);
        var other = (await ListAsync(given, place.Chair)).Page.Rows.Single(r => r.Entry.On == new DateOnly(2025, 3, 7));
        (
            await given
                .Use<ChangeEntry<Activity>>()
                .RunAsync(place.Chair, new(other.Id, other.Version, Guid.NewGuid(), lecture))
        )
            .Single()
            .Code.Should()
            .Be("EntryTwice");
    }

    /// <summary>AC-01, AC-02: a sibling, a neighbour and a disabled account find and change nothing.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Entry_OfOthers_IsNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        await AddAsync(given, place.Chair, place.Village.Id, lecture);
        var row = (await ListAsync(given, place.Chair)).Page.Rows.Single();
        foreach (var stranger in await place.StrangersAsync(Role.TownshipChair, Role.CountyStaff))
        {
            (await ListAsync(given, stranger)).Total.Should().Be(0);
            (await given.Use<EntryListQuery<Activity>>().RunAsync(stranger, new(UnitId: place.Village.Id)))
                .Should()
                .BeNull();
            (await given.Use<EntryHistoryQuery<Activity>>().RunAsync(stranger, row.Id)).Should().BeNull();
            (await given.Use<ActivityTotalsQuery>().RunAsync(stranger, place.Village.Id, null)).Should().BeNull();
            (
                await given
                    .Use<AddEntry<Activity>>()
                    .RunAsync(stranger, new(place.Village.Id, lecture with { Title = "x" }, Guid.NewGuid()))
            )
                .Should()
                .Equal(Refusal.NotFound);
            (
                await given
                    .Use<ChangeEntry<Activity>>()
                    .RunAsync(stranger, new(row.Id, row.Version, Guid.NewGuid(), lecture with { People = 1 }))
            )
                .Should()
                .Equal(Refusal.NotFound);
            (await given.Use<RemoveEntry<Activity>>().RunAsync(stranger, new(row.Id, row.Version, Guid.NewGuid(), "x")))
                .Should()
                .Equal(Refusal.NotFound);
        }
        var village = await given.AccountAsync(Role.VillageFederation, place.Village);
        (await ListAsync(given, village)).Total.Should().Be(1, "a village sees its own");
        (await given.Use<AddEntry<Activity>>().RunAsync(village, new(place.Township.Id, lecture, Guid.NewGuid())))
            .Should()
            .Equal(Refusal.NotFound);
        var reader = await given.AccountAsync(Role.UpperReader, place.County);
        (await ListAsync(given, reader)).Total.Should().Be(1);
        (
            await given
                .Use<ChangeEntry<Activity>>()
                .RunAsync(reader, new(row.Id, row.Version, Guid.NewGuid(), lecture with { People = 1 }))
        )
            .Should()
            .Equal(Refusal.NotAllowed);
        var administrator = await given.AccountAsync(Role.Administrator, place.County);
        (await given.Use<EntryListQuery<Activity>>().RunAsync(administrator, new())).Should().BeNull();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task List_IsNarrowedByUnitYearTypeAndText(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 2);
        await AddAsync(given, place.Chair, place.Village.Id, lecture);
        await AddAsync(given, place.Chair, place.Villages[1].Id, lecture with { On = new(2025, 12, 31) });
        await AddAsync(
            given,
            place.Chair,
            place.Township.Id,
            lecture with
            {
                On = new(2025, 1, 1),
                Type = ActivityType.Visiting,
                Title = "春节走访",
            }
        );

        var all = await ListAsync(given, place.Chair);
        all.Total.Should().Be(3);
        all.Years.Should().Equal(new EntryCount(2026, 1), new EntryCount(2025, 2));
        all.Page.Rows.Select(r => r.Entry.On).Should().BeInDescendingOrder();
        (await ListAsync(given, place.Chair, new(Year: 2025))).Page.Total.Should().Be(2);
        (await ListAsync(given, place.Chair, new(UnitId: place.Village.Id))).Total.Should().Be(1);
        (await ListAsync(given, place.Chair, new(Category: (int)ActivityType.Visiting)))
            .Page.Rows.Single()
            .Entry.Title.Should()
            .Be("春节走访");
        (await ListAsync(given, place.Chair, new(Text: "维权"))).Page.Total.Should().Be(2);
        (await ListAsync(given, place.Chair, new(Text: place.Village.Name))).Page.Total.Should().Be(1);
    }

    /// <summary>A form, a file and the table of the database name a field by its property.</summary>
    [Fact]
    public void Input_OfEachRegister_IsAPropertyThatItReadsAndWrites()
    {
        var entries = typeof(Activity)
            .Assembly.GetTypes()
            .Where(t =>
                t.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRegisterEntry<>))
            )
            .ToList();

        entries.Should().HaveCount(Enum.GetValues<RegisterKind>().Length, "each register has one kind of entry");
        foreach (var entry in entries)
            typeof(RegisterTests)
                .GetMethod(nameof(CheckInputs), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(entry)
                .Invoke(null, null);
    }

    private static void CheckInputs<TEntry>()
        where TEntry : class, IRegisterEntry<TEntry>
    {
        var name = typeof(TEntry).Name;
        TEntry.Inputs.Select(i => i.Key).Should().OnlyHaveUniqueItems(name);
        TEntry
            .Inputs.SelectMany(i => i.Headings.Append(i.Title))
            .Should()
            .OnlyHaveUniqueItems($"a heading of {name} means one column");
        TEntry.Kind.Name().Should().NotBeEmpty();
        TEntry.Kind.OneEntry().Should().NotBeEmpty();
        TEntry.Kind.Subject().HoldsRecords().Should().BeTrue(name);
        foreach (var input in TEntry.Inputs)
        {
            typeof(TEntry).GetProperty(input.Key).Should().NotBeNull($"{name} has {input.Key}");
            input.Write(TEntry.Blank).Should().BeEmpty($"a new {name} says nothing in {input.Key}");
            var text = Sample(input);
            var read = input.Fill(TEntry.Blank, text);
            read.Problem.Should().BeNull($"{name}.{input.Key}");
            input.Fill(TEntry.Blank, input.Write(read.Value)).Value.Should().Be(read.Value, $"{name}.{input.Key}");
            read.Value.Should().NotBe(TEntry.Blank, $"{name}.{input.Key} is kept");
        }
        TEntry.Blank.Check(new(2026, 7, 15)).Blocking.Should().BeTrue($"an empty {name} is not stored");
    }

    private static string Sample(SheetColumn column) =>
        column switch
        {
            { Codes: { } codes } => codes.Choices[^1].Name,
            { Several: { } several } => several.Choices[^1].Name,
            { Day: true } => "2026-03-06",
            { Number: true } => "2",
            _ => column.Title.Contains('元', StringComparison.Ordinal) ? "1,975,380.50"
            : column.Key == nameof(PublicityItem.Link) ? "https://example.org/a"
            : "一段文字",
        };

    private static async Task AddAsync(Given given, UnitScope scope, int unit, Activity entry) =>
        (await given.Use<AddEntry<Activity>>().RunAsync(scope, new(unit, entry, Guid.NewGuid()))).Should().BeEmpty();

    private static async Task<EntryList<Activity>> ListAsync(
        Given given,
        UnitScope scope,
        EntryFilter? filter = null
    ) => (await given.Use<EntryListQuery<Activity>>().RunAsync(scope, filter ?? new()))!;
}
