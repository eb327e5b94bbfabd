using FederationReform.Organisations;
using FederationReform.Registers;
using FederationReform.Tree;
using FluentAssertions;

namespace FederationReform.Tests.Organisations;

public sealed class OrganisationTests
{
    private static readonly DateOnly today = new(2026, 7, 15);

    private static readonly Organisation whole = new()
    {
        Type = OrganisationType.Enterprise,
        Title = "安华纺织妇联",
        Way = BuildingWay.Joint,
        Covered = 12,
        On = new(2025, 3, 8),
        FullTime = false,
        MiddleRank = true,
        Members = 5,
        Women = 230,
        Belt = "产业园示范带",
        Number = 2,
        EndedOn = new(2026, 1, 1),
        Note = "党建带妇建",
    };

    [Fact]
    public void Entry_IsReadFromWhatItWrites()
    {
        whole.Check(today).Should().BeEmpty();
        Again(whole).Should().Be(whole);
        var all = new OrganisationBase
        {
            Type = OrganisationType.TwoNew,
            Number = 4158,
            On = new(2026, 6, 30),
            Source = "年报",
            Printed = "90.23%",
            Note = "含个体",
        };
        all.Check(today).Should().BeEmpty();
        Again(all).Should().Be(all);
    }

    [Theory]
    [InlineData("卫生院", OrganisationType.Hospital)]
    [InlineData("新社会组织", OrganisationType.SocialOrganisation)]
    [InlineData("两新组织", OrganisationType.TwoNew)]
    [InlineData("党政机关", OrganisationType.Agency)]
    public void Type_IsReadByWhatRostersWrite(string text, OrganisationType type) =>
        OrganisationLists.Type.Read(text).Value.Should().Be(type);

    [Fact]
    public void Entry_SaysWhatIsWrongWithIt()
    {
        Wrong(new Organisation()).Should().Equal("Type", "Title");
        Wrong(whole with { Way = null }).Should().Equal("Way");
        Wrong(whole with { Type = OrganisationType.School, Way = null })
            .Should()
            .BeEmpty("a 妇委会 is built by its unit");
        Wrong(whole with { Covered = 1 }).Should().Equal("Covered");
        Wrong(whole with { Covered = 2 }).Should().BeEmpty();
        Wrong(whole with { Number = 0 }).Should().Equal("Number");
        Wrong(whole with { On = today.AddDays(1), EndedOn = null }).Should().Equal("On");
        Wrong(whole with { EndedOn = new(2025, 3, 7) }).Should().Equal("EndedOn");
        Wrong(new OrganisationBase()).Should().Equal("Type", "Number", "On", "Source");
    }

    [Fact]
    public void Base_IsKeptFromThePrefectureToTheTownship() =>
        Enum.GetValues<UnitLevel>()
            .Where(OrganisationBase.IsKeptAt)
            .Should()
            .Equal(UnitLevel.Prefecture, UnitLevel.County, UnitLevel.Township);

    private static TEntry Again<TEntry>(TEntry entry)
        where TEntry : class, IRegisterEntry<TEntry>
    {
        var violations = new Violations();
        var read = Entries.Read<TEntry>(key => TEntry.Inputs.Single(i => i.Key == key).Write(entry), violations);
        violations.Should().BeEmpty();
        return read;
    }

    private static IEnumerable<string> Wrong<TEntry>(TEntry entry)
        where TEntry : class, IRegisterEntry<TEntry> => entry.Check(today).Select(v => v.Field);
}
