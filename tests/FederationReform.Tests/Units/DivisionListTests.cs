using FederationReform.Tree;
using FederationReform.Units;
using FluentAssertions;

namespace FederationReform.Tests.Units;

public sealed class DivisionListTests
{
    [Fact]
    public void Upper_HasEveryProvincePrefectureAndCounty() =>
        DivisionList.Upper.CountBy(d => d.Level).OrderBy(c => c.Key).Select(c => c.Value).Should().Equal(31, 342, 2978);

    [Fact]
    public void Below_EveryProvince_IsTheWholeNation()
    {
        var all = DivisionList
            .Upper.Where(d => d.Level == UnitLevel.Province)
            .SelectMany(p => DivisionList.Below(p.Code))
            .CountBy(d => d.Level)
            .ToDictionary();

        all.Should()
            .Contain(UnitLevel.Prefecture, 342)
            .And.Contain(UnitLevel.County, 2978)
            .And.Contain(UnitLevel.Township, 41352)
            .And.Contain(UnitLevel.Village, 620573);
    }

    [Fact]
    public void Below_APrefecture_ComesAfterTheDivisionItLiesIn()
    {
        var seen = new HashSet<string> { "3507" };

        foreach (var division in DivisionList.Below("3507"))
        {
            seen.Should().Contain(division.ParentCode);
            seen.Add(division.Code);
        }

        seen.Should().HaveCount(1 + 10 + 142 + 1943);
    }

    [Fact]
    public void PathText_LeavesOutLinesThatOnlyFillALevel()
    {
        DivisionList.PathText(DivisionList.Find("110101")!).Should().Be("北京市 › 东城区");
        DivisionList.PathText(DivisionList.Find("350722")!).Should().Be("福建省 › 南平市 › 浦城县");
    }

    [Fact]
    public void Find_UnknownOrLowerCode_IsNull()
    {
        DivisionList.Find("999999").Should().BeNull();
        DivisionList.Find("350722001").Should().BeNull();
    }

    [Theory]
    [InlineData("350722", "浦城县", UnitKind.County)]
    [InlineData("350702", "延平区", UnitKind.District)]
    [InlineData("350781", "邵武市", UnitKind.CountyCity)]
    [InlineData("429021", "神农架林区", UnitKind.County)]
    [InlineData("350722001", "南浦街道", UnitKind.Street)]
    [InlineData("350722100", "富岭镇", UnitKind.Town)]
    [InlineData("350722201", "濠村乡", UnitKind.RuralTownship)]
    [InlineData("150422200", "幸福之路苏木", UnitKind.RuralTownship)]
    [InlineData("130271450", "新华路街道", UnitKind.Street)]
    [InlineData("110105021", "南磨房地区", UnitKind.Street)]
    [InlineData("420112001", "吴家山街", UnitKind.Street)]
    [InlineData("130126401", "某某经济开发区", UnitKind.Park)]
    [InlineData("130126402", "某某水库", UnitKind.Park)]
    [InlineData("350722001001", "河滨社区居委会", UnitKind.Community)]
    [InlineData("350722100001", "富岭居民委员会", UnitKind.Community)]
    [InlineData("350722100200", "双同村委会", UnitKind.Village)]
    [InlineData("150422200201", "某某嘎查", UnitKind.Village)]
    [InlineData("350722100011", "某某村民委员会", UnitKind.Village)]
    [InlineData("659002500500", "某某生活区", UnitKind.VillageLike)]
    public void Kind_IsReadFromTheNameAndThenFromTheCode(string code, string name, UnitKind kind) =>
        new Division(code, name).Kind.Should().Be(kind);
}
