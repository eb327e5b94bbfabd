using FederationReform.People;
using FederationReform.Text;
using FluentAssertions;

namespace FederationReform.Tests.People;

public sealed class CodeListsTests
{
    public static TheoryData<CodeList> All =>
        [
            CodeLists.Sex,
            CodeLists.Education,
            CodeLists.PoliticalStatus,
            CodeLists.Occupation,
            CodeLists.Position,
            CodeLists.EthnicGroup,
            CodeLists.InSystem,
            CodeLists.InTwoCommittees,
            CodeLists.FormerDirector,
            CodeLists.NewlyElected,
        ];

    [Theory, MemberData(nameof(All))]
    public void EveryName_NamesOneChoice(CodeList list)
    {
        var names = list
            .Choices.SelectMany(c =>
                c.Synonyms.Prepend(c.Name).Select(name => Reading.Compact(name).ToUpperInvariant()).Distinct()
            )
            .ToList();

        names.Should().OnlyHaveUniqueItems();
        list.Choices.Select(c => c.Number).Should().OnlyHaveUniqueItems();
        list.Choices.Should()
            .OnlyContain(c => c.Initials.Length > 0 && list.Find(c.Name) == c && list.Choose(c.Name) == c);
    }

    [Theory]
    [InlineData("中共党员"), InlineData("党员"), InlineData("中国共产党党员"), InlineData(" 中 共 党 员 ")]
    public void PartyMember_IsKnownByItsNames(string text) =>
        CodeLists.PoliticalStatus.Read(text).Should().Be(Reading.Of(PoliticalStatus.PartyMember));

    [Theory]
    [InlineData("大专"), InlineData("专科"), InlineData("大学专科")]
    public void College_IsKnownByItsNames(string text) =>
        CodeLists.Education.Read(text).Should().Be(Reading.Of(Education.College));

    [Theory]
    [
        InlineData("高中"),
        InlineData("中专"),
        InlineData("高中/中专"),
        InlineData("高中（中专）"),
        InlineData("高中(中专)")
    ]
    public void SeniorHigh_IsKnownByItsNames(string text) =>
        CodeLists.Education.Read(text).Should().Be(Reading.Of(Education.SeniorHigh));

    [Theory]
    [
        InlineData("是", true),
        InlineData("√", true),
        InlineData("1", true),
        InlineData("Y", true),
        InlineData("村“两委”成员", null),
        InlineData("支委", true)
    ]
    [InlineData("否", false), InlineData("×", false), InlineData("０", false), InlineData("无", false)]
    public void YesAndNo_AreReadAsRostersWriteThem(string text, bool? expected)
    {
        var read = CodeLists.InTwoCommittees.Read(text);

        (read.Readable ? read.Value : (bool?)null).Should().Be(expected);
    }

    [Theory]
    [InlineData("汉", 1), InlineData("汉族", 1), InlineData("畲族", 22), InlineData("基诺", 56)]
    public void EthnicGroup_IsReadWithOrWithoutItsSuffix(string text, int code) =>
        CodeLists.EthnicGroup.Read(text).Should().Be(Reading.Of(code));

    /// <summary>Codes and names as the national standards print them, written down by hand.</summary>
    [Fact]
    public void NationalCodes_AreThoseOfTheStandards()
    {
        NationalCodes.Of(Sex.Female).Should().Be(new NationalCode("2", "女性"));
        NationalCodes.Of(PoliticalStatus.PartyMember).Should().Be(new NationalCode("01", "中国共产党党员"));
        NationalCodes.Of(PoliticalStatus.September3rd).Should().Be(new NationalCode("10", "九三学社社员"));
        NationalCodes.Of(PoliticalStatus.NonParty).Should().Be(new NationalCode("12", "无党派民主人士"));
        NationalCodes.Of(PoliticalStatus.Masses).Should().Be(new NationalCode("13", "群众"));
        NationalCodes.OfEthnicGroup(1).Should().Be(new NationalCode("01", "汉族"));
        NationalCodes.OfEthnicGroup(22).Should().Be(new NationalCode("22", "畲族"));
        NationalCodes
            .Of(Education.College)
            .Should()
            .Equal(
                new("30", "大学专科教育"),
                new("31", "大学专科毕业"),
                new("32", "大学专科结业"),
                new("33", "大学专科肄业")
            );
        NationalCodes.Of(Education.JuniorHigh).Select(c => c.Code).Should().Equal("70", "71", "73");
        NationalCodes
            .Of(Education.SeniorHigh)
            .Select(c => c.Code)
            .Should()
            .Equal("40", "41", "42", "43", "44", "45", "46", "47", "48", "49", "60", "61", "62", "63");
    }

    [Fact]
    public void NationalNames_AreReadWithTheShortOnes()
    {
        foreach (var status in Enum.GetValues<PoliticalStatus>())
            CodeLists.PoliticalStatus.Read(NationalCodes.Of(status).Name).Should().Be(Reading.Of(status));
        foreach (var band in Enum.GetValues<Education>().Where(b => b != Education.Unknown))
            NationalCodes.Of(band).Should().OnlyContain(code => CodeLists.Education.Read(code.Name).Value == band);
        CodeLists.Sex.Read(NationalCodes.Of(Sex.Male).Name).Value.Should().Be(Sex.Male);
    }

    [Theory]
    [
        InlineData("在职大专", Education.College),
        InlineData("大学专科肄业", Education.College),
        InlineData("党校本科", Education.Bachelor),
        InlineData("中师", Education.SeniorHigh),
        InlineData("职业高中毕业", Education.SeniorHigh),
        InlineData("博士研究生毕业", Education.Postgraduate)
    ]
    public void Education_IsReadAsRostersWriteIt(string text, Education band) =>
        CodeLists.Education.Read(text).Should().Be(Reading.Of(band));

    [Fact]
    public void EthnicGroups_Are56() =>
        CodeLists.EthnicGroup.Choices.Select(c => c.Number).Should().Equal(Enumerable.Range(1, 56));

    /// <summary>
    /// A list from elsewhere may number 群众 as 12: a pasted number means nothing here.
    /// </summary>
    [Fact]
    public void ForeignNumber_IsNotRead()
    {
        var read = CodeLists.PoliticalStatus.Read("13");

        read.Problem.Should().Be("不在列表里，请改为“中共党员”“中共预备党员”等列表中的名称");
    }

    [Theory]
    [
        InlineData("qz", "群众"),
        InlineData("q", "群众"),
        InlineData("13", "群众"),
        InlineData("１３", "群众"),
        InlineData("群", "群众")
    ]
    [
        InlineData("z", "中共党员"),
        InlineData("g", "共青团员"),
        InlineData("预备", "中共预备党员"),
        InlineData("14", null),
        InlineData("?", null)
    ]
    public void Typed_FirstLettersNumberOrBeginning_Chooses(string typed, string? name) =>
        CodeLists.PoliticalStatus.Choose(typed)?.Name.Should().Be(name);

    [Theory]
    [
        InlineData("fzx", null),
        InlineData("2", "专职副主席"),
        InlineData("3", "兼职副主席"),
        InlineData("zw", "执委"),
        InlineData("zx", "主席"),
        InlineData("副", "兼职副主席")
    ]
    public void Typed_Position_Chooses(string typed, string? name) =>
        (CodeLists.Position.Choose(typed)?.Name).Should().Be(name);

    [Fact]
    public void Name_OfNoValue_IsEmpty()
    {
        CodeLists.EthnicGroup.Name(null).Should().BeEmpty();
        CodeLists.Education.Name(Education.Unknown).Should().BeEmpty();
    }
}
