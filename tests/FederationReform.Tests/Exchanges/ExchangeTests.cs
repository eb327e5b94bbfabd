using FederationReform.Access;
using FederationReform.Exchanges;
using FederationReform.People;
using FederationReform.Registers;
using FederationReform.Tests.Rosters;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Exchanges;

public sealed class ExchangeTests
{
    private static readonly DateOnly today = new(2026, 7, 15);

    private static readonly Exchange secondment = new()
    {
        Title = "温若华",
        Direction = ExchangeDirection.Out,
        Form = ExchangeForm.Secondment,
        From = "清溪镇妇联专职副主席",
        To = "县妇联办公室",
        On = new(2026, 3, 1),
        Until = new(2027, 2, 28),
        Document = "浦妇〔2026〕11号",
    };

    private static readonly ReserveCadre reserve = new()
    {
        Title = "严秋月",
        On = new(2025, 5, 1),
        Source = ReserveSource.Organisation,
        State = ReserveState.Listed,
        Plan = "跟班学习一个月",
    };

    [Fact]
    public void Exchange_SaysEverythingThatIsWrong()
    {
        secondment.Check(today).Should().BeEmpty();
        Exchange
            .Blank.Check(today)
            .Select(v => v.Field)
            .Should()
            .Equal("Title", "Direction", "Form", "From", "To", "On");
        (secondment with { Until = new(2026, 2, 1) }).Check(today).Select(v => v.Field).Should().Equal("Until");
        (secondment with { On = today.AddDays(1) }).Check(today).Select(v => v.Field).Should().Equal("On");
    }

    [Fact]
    public void Reserve_HasADayWithItsEnd_AndNoFieldForAnEvaluation()
    {
        reserve.Check(today).Should().BeEmpty();
        (reserve with { State = ReserveState.Appointed }).Check(today).Select(v => v.Field).Should().Equal("EndedOn");
        (reserve with { EndedOn = today }).Check(today).Select(v => v.Field).Should().Equal("EndedOn");
        (reserve with { State = ReserveState.Left, EndedOn = new(2025, 4, 1) })
            .Check(today)
            .Select(v => v.Field)
            .Should()
            .Equal("EndedOn");
        ReserveCadre.Blank.Check(today).Select(v => v.Field).Should().Equal("Title", "On", "Source", "State");
        ReserveCadre
            .Inputs.Select(i => i.Title)
            .Should()
            .Equal("姓名", "列入日期", "来源", "状态", "任用或退出日期", "培养安排");
    }

    [Fact]
    public void Entries_WriteWhatTheyRead()
    {
        var violations = new Violations();
        Read(secondment with { Note = "双向交流" }, violations);
        Read(reserve with { State = ReserveState.Appointed, EndedOn = today }, violations);
        violations.Should().BeEmpty();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Exchanges_AreCountedByYearAndDirection_AndStandOnThePersonsPage(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await RosterCase.OnAsync(given);
        var person = (
            await place.FormAsync(place.Township, null, RosterCase.Member("温若华", Position.FullTimeViceChair))
        )[0];
        var namesake = (await place.FormAsync(place.Neighbour, null, RosterCase.Member("温若华")))[0];
        var staff = await given.AccountAsync(Role.CountyStaff, place.County);
        var chair = await given.AccountAsync(Role.TownshipChair, place.Township);
        var neighbour = await given.AccountAsync(Role.TownshipChair, place.Neighbour);
        await AddAsync(chair, place.Township.Id, secondment);
        await AddAsync(staff, place.County.Id, secondment with { Direction = ExchangeDirection.In });
        await AddAsync(
            staff,
            place.County.Id,
            secondment with
            {
                Title = "戴秋菊",
                On = new(2024, 5, 1),
                Until = new(2026, 7, 14),
            }
        );

        var county = (await given.Use<ExchangeFiguresQuery>().RunAsync(staff))!;
        (county.Out, county.In, county.Going).Should().Be((2, 1, 2));
        county.ByYear.Should().Equal(new ExchangeYear(2026, 1, 1), new ExchangeYear(2024, 1, 0));
        var township = (await given.Use<ExchangeFiguresQuery>().RunAsync(chair))!;
        (township.Out, township.In).Should().Be((1, 0));
        (await given.Use<ExchangeFiguresQuery>().RunAsync(chair, place.County.Id)).Should().BeNull();

        var hers = await given.Use<PersonExchangesQuery>().RunAsync(staff, person);
        hers.Exchanges.Select(e => (e.Unit, e.Entry.Direction)).Should().Equal(("清溪镇", ExchangeDirection.Out));
        (await given.Use<PersonExchangesQuery>().RunAsync(staff, namesake)).Exchanges.Should().BeEmpty();
        (await given.Use<PersonExchangesQuery>().RunAsync(neighbour, person)).Exchanges.Should().BeEmpty();
        var administrator = await given.AccountAsync(Role.Administrator, place.County);
        (await given.Use<ExchangeFiguresQuery>().RunAsync(administrator)).Should().BeNull();
        (await given.Use<PersonExchangesQuery>().RunAsync(administrator, person)).Exchanges.Should().BeEmpty();

        async Task AddAsync(UnitScope who, int unit, Exchange entry) =>
            (await given.Use<AddEntry<Exchange>>().RunAsync(who, new(unit, entry, Guid.NewGuid()))).Should().BeEmpty();
    }

    /// <summary>Six reserve cadres of a town in five years; one is appointed later, one leaves.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task ReserveList_IsCountedByState(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await RosterCase.OnAsync(given);
        var person = (await place.FormAsync(place.Township, null, RosterCase.Member("严秋月")))[0];
        var chair = await given.AccountAsync(Role.TownshipChair, place.Township);
        foreach (
            var (name, i) in new[] { "严秋月", "池晓棠", "邱若兰", "柯宝珠", "卓青禾", "巫雪梅" }.Select(
                (n, i) => (n, i)
            )
        )
        {
            var entry = reserve with
            {
                Title = name,
                State = (ReserveState)Math.Max(1, 3 - i),
                EndedOn = i < 2 ? today : null,
            };
            (await given.Use<AddEntry<ReserveCadre>>().RunAsync(chair, new(place.Township.Id, entry, Guid.NewGuid())))
                .Should()
                .BeEmpty();
        }

        var figures = (await given.Use<ReserveFiguresQuery>().RunAsync(chair))!;
        (figures.Listed, figures.Appointed, figures.Left).Should().Be((4, 1, 1));
        figures.AppointedShare.ToString().Should().Be("16.67%（1/6）");
        (await given.Use<PersonExchangesQuery>().RunAsync(chair, person))
            .Reserves.Should()
            .ContainSingle()
            .Which.Entry.State.Should()
            .Be(ReserveState.Left);
        var neighbour = await given.AccountAsync(Role.TownshipChair, place.Neighbour);
        (await given.Use<ReserveFiguresQuery>().RunAsync(neighbour))!.AppointedShare.Whole.Should().Be(0);
        (await given.Use<ReserveFiguresQuery>().RunAsync(neighbour, place.Township.Id)).Should().BeNull();
    }

    private static void Read<TEntry>(TEntry entry, Violations violations)
        where TEntry : class, IRegisterEntry<TEntry> =>
        Entries
            .Read<TEntry>(key => TEntry.Inputs.Single(i => i.Key == key).Write(entry), violations)
            .Should()
            .Be(entry);
}
