using FederationReform.Ledger;
using FederationReform.Registers;
using FederationReform.Tests.Support;
using FederationReform.Text;
using FluentAssertions;

namespace FederationReform.Tests.Ledger;

public sealed class LedgerTests
{
    /// <summary>
    /// A19: 1 080 activities for 60 000 person-times are 55.6 each. An entry of several sessions counts as many, one
    /// without a number as one, and a year is counted by the day of the activity.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Totals_AreThoseOfTheEntries_ByTypeAndUnit(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 3);
        var homes = new Activity
        {
            On = new(2026, 5, 1),
            Type = ActivityType.CultureAndSport,
            Title = "妇女之家活动",
        };
        Activity[] entries =
        [
            homes with
            {
                Sessions = 1079,
                People = 59_950,
            },
            homes with
            {
                Title = "母亲节活动",
                People = 50,
                Fen = 197_538_000,
            },
            homes with
            {
                On = new(2025, 5, 1),
                Sessions = 5,
                People = 7,
            },
        ];
        foreach (var entry in entries)
            (await given.Use<AddEntry<Activity>>().RunAsync(place.Chair, new(place.Village.Id, entry, Guid.NewGuid())))
                .Should()
                .BeEmpty();
        var talk = new Activity
        {
            On = new(2026, 6, 1),
            Type = ActivityType.TheoryTalks,
            Title = "宣讲",
            Leaflets = 30,
        };
        (await given.Use<AddEntry<Activity>>().RunAsync(place.Chair, new(place.Township.Id, talk, Guid.NewGuid())))
            .Should()
            .BeEmpty();

        var totals = (await given.Use<ActivityTotalsQuery>().RunAsync(place.Chair, null, 2026))!;

        totals.All.Should().Be(new ActivitySums(1081, 60_000, 197_538_000, 30));
        totals
            .Types.Select(t => ((ActivityType)t.Number, t.Sums))
            .Should()
            .Equal(
                (ActivityType.CultureAndSport, new ActivitySums(1080, 60_000, 197_538_000, 0)),
                (ActivityType.TheoryTalks, new ActivitySums(1, 0, 0, 30))
            );
        totals
            .Units.Select(u => (u.Unit.Id, u.Sums.Sessions))
            .Should()
            .Equal(
                (place.Township.Id, 1),
                (place.Village.Id, 1080),
                (place.Villages[1].Id, 0),
                (place.Villages[2].Id, 0)
            );
        totals.Silent.Should().Be(2);
        var county = (await given.Use<ActivityTotalsQuery>().RunAsync(place.Staff, null, null))!;
        county.All.Sessions.Should().Be(1086);
        county.Units.Single(u => u.Unit.Id == place.Township.Id).Sums.Sessions.Should().Be(1086);
    }

    /// <summary>A29: 近 5 000 and 200 余 stay what they were said to be.</summary>
    [Theory]
    [InlineData(5000, Precision.Nearly, "近 5000 人")]
    [InlineData(200, Precision.Over, "200 余人")]
    [InlineData(34, null, "34 人")]
    [InlineData(null, Precision.Over, null)]
    public void People_KeepTheirWord(int? people, Precision? precision, string? said) =>
        new TeamOrBase { People = people, Precision = precision }
            .PeopleText.Should()
            .Be(said);

    [Theory]
    [InlineData("1975380", 197_538_000, "1,975,380")]
    [InlineData("197.538万元", 197_538_000, "1,975,380")]
    [InlineData("￥1,975,380.5", 197_538_050, "1,975,380.50")]
    [InlineData("３２００００元", 32_000_000, "320,000")]
    [InlineData("1.5亿", 15_000_000_000, "150,000,000")]
    [InlineData("0", 0, "0")]
    public void Amount_IsReadInYuan_AndKeptInFen(string typed, long fen, string written)
    {
        YuanText.Read(typed).Should().Be(Reading.Of(fen));
        YuanText.Write(fen).Should().Be(written);
        YuanText.Read(written).Value.Should().Be(fen);
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("1.005")]
    [InlineData("三百")]
    [InlineData("1e5")]
    [InlineData("元")]
    [InlineData("999999999999")]
    public void Amount_ThatCannotBe_IsSaid(string typed) => YuanText.Read(typed).Problem.Should().NotBeNullOrEmpty();

    /// <summary>IN-03: a link leads to the web and runs no script.</summary>
    [Theory]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("//example.org", false)]
    [InlineData("文件", false)]
    [InlineData("https://example.org/a?b=1", true)]
    [InlineData("http://example.org", true)]
    public void Link_LeadsToTheWeb(string typed, bool good)
    {
        var link = PublicityItem.Inputs.Single(i => i.Key == nameof(PublicityItem.Link));

        (link.Fill(PublicityItem.Blank, typed).Problem is null).Should().Be(good);
    }
}
