using FederationReform.Homes;
using FederationReform.Registers;
using FederationReform.Text;
using FluentAssertions;

namespace FederationReform.Tests.Homes;

public sealed class HomeTests
{
    private static readonly DateOnly today = new(2026, 7, 15);

    private static readonly Home whole = new()
    {
        Type = HomeType.Home,
        Title = "河口村妇女之家",
        Site = HomeSite.Village,
        Nameplate = true,
        Place = HomePlace.FiveInOne,
        Haves = HomeLists.SixHaves,
        Functions = HomeFunctions.Rights | HomeFunctions.Assistance,
        On = new(2024, 3, 8),
        Number = 2,
        EndedOn = new(2026, 1, 1),
        Note = "在便民服务中心二楼",
    };

    [Theory]
    [InlineData(HomeLists.SixHaves)]
    [InlineData(HomeHaves.None)]
    [InlineData(null)]
    public void Entry_IsReadFromWhatItWrites(HomeHaves? haves)
    {
        var entry = whole with { Haves = haves };
        entry.Check(today).Should().BeEmpty();
        var violations = new Violations();
        var read = Entries.Read<Home>(key => Home.Inputs.Single(i => i.Key == key).Write(entry), violations);
        violations.Should().BeEmpty();
        read.Should().Be(entry);
    }

    [Theory]
    [InlineData("有场所、有设施", HomeHaves.Place | HomeHaves.Facilities)]
    [InlineData("有设施，有场地", HomeHaves.Place | HomeHaves.Facilities)]
    [InlineData("场地 设施/经费", HomeHaves.Place | HomeHaves.Facilities | HomeHaves.Funds)]
    [InlineData("无", HomeHaves.None)]
    public void Several_AreReadHoweverTheyAreSeparated(string text, HomeHaves haves) =>
        SeveralText.Read(HomeLists.Haves, text).Value.Should().Be(haves);

    [Fact]
    public void Several_ThatAreNotInTheList_AreNamed() =>
        SeveralText
            .Read(HomeLists.Haves, "有场地、有食堂")
            .Problem.Should()
            .StartWith("里的“有食堂”不在列表里，可以写有规划、有场地");

    [Fact]
    public void Several_AreWrittenInTheOrderOfTheList() =>
        SeveralText.Write(HomeLists.Haves, HomeHaves.Effect | HomeHaves.Place).Should().Be("有场地、有效果");

    [Fact]
    public void Entry_SaysWhatIsWrongWithIt()
    {
        Wrong(new Home()).Should().Equal("Type", "Title", "Site");
        Wrong(whole with { Number = 0 }).Should().Equal("Number");
        Wrong(whole with { On = today.AddDays(1), EndedOn = null }).Should().Equal("On");
        Wrong(whole with { EndedOn = new(2024, 3, 7) }).Should().Equal("EndedOn");
    }

    private static IEnumerable<string> Wrong(Home entry) => entry.Check(today).Select(v => v.Field);
}
