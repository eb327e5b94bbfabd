using FederationReform.People;
using FluentAssertions;

namespace FederationReform.Tests.People;

public sealed class CodeListsTests
{
    public static TheoryData<CodeList> All => [CodeLists.Sex, CodeLists.Education, CodeLists.PoliticalStatus, CodeLists.Occupation, CodeLists.Position, CodeLists.EthnicGroup, CodeLists.InSystem, CodeLists.InTwoCommittees, CodeLists.FormerDirector, CodeLists.NewlyElected];

    [Theory, MemberData(nameof(All))]
    public void EveryName_NamesOneChoice(CodeList list)
    {
        var names = list.Choices.SelectMany(c => c.Synonyms.Prepend(c.Name).Select(name => Reading.Compact(name).ToUpperInvariant()).Distinct()).ToList();

        names.Should().OnlyHaveUniqueItems();
        list.Choices.Select(c => c.Number).Should().OnlyHaveUniqueItems();
        list.Choices.Should().OnlyContain(c => c.Initials.Length > 0 && list.Find(c.Name) == c && list.Choose(c.Name) == c);
    }

    [Theory]
    [InlineData("中共党员"), InlineData("党员"), InlineData("中国共产党党员"), InlineData(" 中 共 党 员 ")]
    public void PartyMember_IsKnownByItsNames(string text) => CodeLists.PoliticalStatus.Read(text).Should().Be(Reading.Of(PoliticalStatus.PartyMember));

    [Theory]
    [InlineData("大专"), InlineData("专科"), InlineData("大学专科")]
    public void College_IsKnownByItsNames(string text) => CodeLists.Education.Read(text).Should().Be(Reading.Of(Education.College));

    [Theory]
    [InlineData("高中"), InlineData("中专"), InlineData("高中/中专"), InlineData("高中（中专）"), InlineData("高中(中专)")]
    public void SeniorHigh_IsKnownByItsNames(string text) => CodeLists.Education.Read(text).Should().Be(Reading.Of(Education.SeniorHigh));

    [Theory]
    [InlineData("是", true), InlineData("√", true), InlineData("1", true), InlineData("Y", true), InlineData("村“两委”成员", null), InlineData("支委", true)]
    [InlineData("否", false), InlineData("×", false), InlineData("０", false), InlineData("无", false)]
    public void YesAndNo_AreReadAsRostersWriteThem(string text, bool? expected)
    {
        var read = CodeLists.InTwoCommittees.Read(text);

        (read.Readable ? read.Value : (bool?)null).Should().Be(expected);
    }

    [Theory]
    [InlineData("汉", 1), InlineData("汉族", 1), InlineData("畲族", 22), InlineData("基诺", 56)]
    public void EthnicGroup_IsReadWithOrWithoutItsSuffix(string text, int code) => CodeLists.EthnicGroup.Read(text).Should().Be(Reading.Of(code));

    [Fact]
    public void EthnicGroups_Are56() => CodeLists.EthnicGroup.Choices.Select(c => c.Number).Should().Equal(Enumerable.Range(1, 56));

    /// <summary>A list from elsewhere may number 群众 as 12: a pasted number means nothing here (DOMAIN.md §3.6).</summary>
    [Fact]
    public void ForeignNumber_IsNotRead()
    {
        var read = CodeLists.PoliticalStatus.Read("13");

        read.Problem.Should().Be("不在列表里，请改为“中共党员”“中共预备党员”等列表中的名称");
    }

    [Theory]
    [InlineData("qz", "群众"), InlineData("q", "群众"), InlineData("13", "群众"), InlineData("１３", "群众"), InlineData("群", "群众")]
    [InlineData("z", "中共党员"), InlineData("g", "共青团员"), InlineData("预备", "中共预备党员"), InlineData("14", null), InlineData("?", null)]
    public void Typed_FirstLettersNumberOrBeginning_Chooses(string typed, string? name) => CodeLists.PoliticalStatus.Choose(typed)?.Name.Should().Be(name);

    [Theory]
    [InlineData("fzx", null), InlineData("2", "专职副主席"), InlineData("3", "兼职副主席"), InlineData("zw", "执委"), InlineData("zx", "主席"), InlineData("副", "兼职副主席")]
    public void Typed_Position_Chooses(string typed, string? name) => (CodeLists.Position.Choose(typed)?.Name).Should().Be(name);

    [Fact]
    public void Name_OfNoValue_IsEmpty()
    {
        CodeLists.EthnicGroup.Name(null).Should().BeEmpty();
        CodeLists.Education.Name(Education.Unknown).Should().BeEmpty();
    }
}
