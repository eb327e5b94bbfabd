using System.Text;
using FederationReform.Text;
using FluentAssertions;

namespace FederationReform.Tests.Text;

public sealed class StrokeOrderTests
{
    /// <summary>
    /// Strokes as the school dictionary (新华字典) gives them; written down by hand, not taken from the table's source.
    /// </summary>
    [Theory]
    [
        InlineData(2, "丁卜刁"),
        InlineData(3, "马于万"),
        InlineData(4, "王韦方毛尹孔邓"),
        InlineData(5, "冯田叶卢石白龙史付"),
        InlineData(6, "刘孙朱许吕任江向汤闫")
    ]
    [
        InlineData(7, "李陈张杨吴何宋余杜苏沈陆汪邹邱邵严"),
        InlineData(8, "周林罗郑范金孟欧单"),
        InlineData(9, "赵胡姚姜钟段侯贺郝洪查"),
        InlineData(10, "徐郭高唐袁贾夏秦陶顾钱莫")
    ]
    [
        InlineData(11, "黄梁曹崔龚尉"),
        InlineData(12, "谢韩彭曾董蒋程覃"),
        InlineData(13, "雷解"),
        InlineData(14, "蔡谭廖熊"),
        InlineData(15, "潘黎"),
        InlineData(16, "薛"),
        InlineData(17, "魏戴")
    ]
    [InlineData(9, "㛃"), InlineData(6, "𠮷"), InlineData(58, "\U00030EDE")]
    public void Table_KnowsTheStrokes(int strokes, string characters) =>
        characters.EnumerateRunes().Should().OnlyContain(rune => HanCharacters.Find(rune)!.Strokes == strokes);

    [Theory]
    [
        InlineData("王", "1121"),
        InlineData("文", "4134"),
        InlineData("林", "12341234"),
        InlineData("欧", "13453534"),
        InlineData("女", "531"),
        InlineData("刁", "51"),
        InlineData("子", "521"),
        InlineData("心", "4544"),
        InlineData("狗", "35335251")
    ]
    public void Table_KnowsTheShapes(string character, string shapes) =>
        HanCharacters.Find(Rune.GetRuneAt(character, 0))!.Shapes.Should().Be(shapes);

    /// <summary>Two sources that know nothing of each other: Unicode counts, the other writes.</summary>
    [Fact]
    public void EveryCharacter_HasAsManyShapesAsStrokes_AndStandsInOrder()
    {
        var blocks = new (int First, int Last)[]
        {
            (0x3400, 0x4DBF),
            (0x4E00, 0x9FFF),
            (0x20000, 0x2A6DF),
            (0x2A700, 0x2B739),
            (0x2B740, 0x2B81D),
            (0x2B820, 0x2CEA1),
            (0x2CEB0, 0x2EBE0),
            (0x30000, 0x3134A),
            (0x31350, 0x323AF),
        };
        var all = blocks
            .SelectMany(b => Enumerable.Range(b.First, b.Last - b.First + 1))
            .Select(code => HanCharacters.Find(new Rune(code)))
            .ToList();

        all.Should().NotContainNulls("Unicode 15 has all of them, extensions A to H");
        all.Should().OnlyContain(c => c!.Shapes.Length == 0 || c.Shapes.Length == c.Strokes);
        all.Count(c => c!.Shapes.Length > 0).Should().BeGreaterThan(6900);
        all.OrderBy(c => c!.Place).Select(c => c!.Strokes).Should().BeInAscendingOrder();
    }

    [Theory]
    [InlineData("丁小宁", "王小宁"), InlineData("王芳", "文芳"), InlineData("林芳", "欧芳")]
    [
        InlineData("欧阳少东", "洪少东"),
        InlineData("李一鸣", "李大鸣"),
        InlineData("田富", "田大利"),
        InlineData("高富", "高大富")
    ]
    [
        InlineData("欧兰", "欧阳一"),
        InlineData("欧红霞", "欧阳一"),
        InlineData("王秀兰", "韦一"),
        InlineData("马芳", "马秀芳")
    ]
    [
        InlineData("阿合买提·巴扎尔", "欧阳兰"),
        InlineData("丁一", "阿合买提·巴扎尔"),
        InlineData("陈兰", "𣲘兰"),
        InlineData("戴一", "\U0002EBF0一")
    ]
    public void Names_StandByTheStrokesOfTheSurname(string first, string second)
    {
        StrokeOrder.Compare(first, second).Should().BeNegative();
        StrokeOrder.Compare(second, first).Should().BePositive();
        StrokeOrder.Compare(first, first).Should().Be(0);
    }

    [Fact]
    public void Ballot_StandsByStrokes()
    {
        string[] names =
        [
            "魏春梅",
            "田大利",
            "王秀英",
            "欧阳兰",
            "丁玲玲",
            "田富",
            "文静",
            "洪梅",
            "李芳",
            "王英",
            "林芳",
        ];

        names
            .Order(StrokeOrder.Comparer)
            .Should()
            .Equal("丁玲玲", "王英", "王秀英", "文静", "田富", "田大利", "李芳", "林芳", "欧阳兰", "洪梅", "魏春梅");
        names
            .OrderBy(StrokeOrder.Key, StringComparer.Ordinal)
            .Should()
            .Equal(names.Order(StrokeOrder.Comparer), "the key sorts as the comparison does");
    }

    [Fact]
    public void Key_IsNeverLongerThanItsColumn()
    {
        string[] names =
        [
            "",
            "王",
            "欧阳兰",
            string.Concat(Enumerable.Repeat("𠮷", 60)),
            "阿卜杜拉·买买提·伊斯拉木江·吐尔逊",
            "Ann Lee",
        ];

        names.Should().OnlyContain(name => StrokeOrder.Key(name).Length <= StrokeOrder.KeyLength);
        StrokeOrder.Key("王\uD800").Should().NotBeEmpty("half a character is placed, not fatal");
    }

    [Fact]
    public void Gaps_NameTheCharacterThatIsNotCovered()
    {
        StrokeOrder.Gaps("王秀英").Should().BeEmpty();
        StrokeOrder.Gaps("阿依古丽·买买提").Should().BeEmpty();
        StrokeOrder
            .Gaps("王㛃")
            .Should()
            .Equal(new StrokeGap("㛃", 9))
            .And.ContainSingle()
            .Which.Text.Should()
            .Be("“㛃”（9 画）没有起笔笔形资料，遇到同笔画的字时排在后面，请人工核对先后");
        StrokeOrder
            .Gaps("\U0002EBF0\U0002EBF0一")
            .Should()
            .Equal(new StrokeGap("\U0002EBF0", null))
            .And.ContainSingle()
            .Which.Text.Should()
            .Contain("没有笔画资料");
    }
}
