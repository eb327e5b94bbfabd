using FederationReform.Rules;
using FluentAssertions;

namespace FederationReform.Tests.Rules;

public sealed class PastedBlockTests
{
    [Fact]
    public void Headings_DecideTheColumns_UnderATitleAndWithRowNumbers()
    {
        var block = PastedBlock.Read(
            "河口村妇联执委花名册\n序号\t姓名\t性别\t出生年月\t学历\t政治面貌\t职务\t备注\n"
                + "1\t演示甲\t女\t1985.3\t大专\t党员\t主席\t\n2\t演示乙\t女\t1990.12\t初中\t群众\t执委\t党员户\n",
            startColumn: 3,
            ResultColumns.Members
        );

        block.Headed.Should().BeTrue();
        Titles(block).Should().Equal("姓名", "性别", "出生年月", "文化程度", "政治面貌", "妇联职务");
        block.Rows.Should().HaveCount(2);
        block.Rows[1].Should().Equal("演示乙", "女", "1990.12", "初中", "群众", "执委");
        block.Unused.Should().Equal("备注");
    }

    [Theory]
    [InlineData("姓　名"), InlineData("\"姓\n名\""), InlineData("姓名（必填）")]
    public void Heading_IsKnownHoweverItIsSetInItsCell(string heading) =>
        Titles(PastedBlock.Read($"{heading}\t出生日期\t村“两委”职务\n演示甲\t1985-03\t支委", 0, ResultColumns.Members))
            .Should()
            .Equal("姓名", "出生年月", "两委成员");

    [Fact]
    public void Headings_InTwoLines_AreJoined()
    {
        var block = PastedBlock.Read(
            "姓名\t职务\t表决结果\t\t\n\t\t赞成\t反对\t弃权\n演示甲\t主席\t28\t1\t1",
            0,
            ResultColumns.Members
        );

        Titles(block).Should().Equal("姓名", "妇联职务", "赞成", "反对", "弃权");
        block.Rows.Should().ContainSingle().Which.Should().Equal("演示甲", "主席", "28", "1", "1");
    }

    [Fact]
    public void WithoutHeadings_TheOrderDecides()
    {
        var block = PastedBlock.Read(
            "1985-03\t汉族\t大专\n1990-12\t畲族\t初中",
            ResultColumns.IndexOf("Birth"),
            ResultColumns.Members
        );

        block.Headed.Should().BeFalse();
        Titles(block).Should().Equal("出生年月", "民族", "文化程度");
    }

    [Fact]
    public void RowNumbers_BeforeTheNames_AreNoNames()
    {
        var block = PastedBlock.Read("1\t演示甲\t主席\n2\t演示乙\t执委\n3\t演示丙\t执委", 0, ResultColumns.Members);

        block.Rows.Select(row => row[0]).Should().Equal("演示甲", "演示乙", "演示丙");
    }

    [Fact]
    public void BlankLines_Totals_AndRepeatedHeadings_AreNoPeople()
    {
        var block = PastedBlock.Read(
            "姓名\t职务\n演示甲\t主席\n\t\n\n姓名\t职务\n演示乙\t执委\n合计\t2\n",
            0,
            ResultColumns.Members
        );

        block.Rows.Select(row => row[0]).Should().Equal("演示甲", "演示乙");
    }

    [Fact]
    public void QuotedCells_AreUnquoted() =>
        PastedBlock
            .Read("\"演示\n甲\"\t\"说\"\"好\"\"\"\r\n\"开头的引号\t执委", 0, ResultColumns.Members)
            .Rows.Should()
            .BeEquivalentTo(
                (string[][])
                    [
                        ["演示 甲", "说\"好\""],
                        ["\"开头的引号", "执委"],
                    ]
            );

    [Fact]
    public void BlockWiderThanTheSheet_IsCutAtItsLastColumn() =>
        PastedBlock
            .Read("1\t2\t3\t4\t5\n1\t2\t3\t4\t5", ResultColumns.IndexOf("Against"), ResultColumns.Members)
            .Columns.Should()
            .HaveCount(2);

    [Fact]
    public void Nothing_IsNothing() => PastedBlock.Read("\n\t\n", 0, ResultColumns.Members).Rows.Should().BeEmpty();

    [Fact]
    public void EveryHeading_BelongsToOneColumn()
    {
        var headings = ResultColumns.Members.SelectMany(column => column.Headings.Prepend(column.Title)).ToList();

        headings.Should().OnlyHaveUniqueItems();
        foreach (var (column, index) in ResultColumns.Members.Select((column, index) => (column, index)))
        {
            foreach (var heading in column.Headings)
                PastedBlock
                    .Read($"姓名\t{heading}\t民族\n演示甲\t\t汉族", 0, ResultColumns.Members)
                    .Columns.Should()
                    .Contain(index, heading);
        }
    }

    /// <summary>A column of villages says whose each row is; it is filled down as in a file.</summary>
    [Fact]
    public void ColumnOfVillages_SaysWhoseEachRowIs()
    {
        var block = PastedBlock.Read(
            "村（社区）\t姓名\t职务\n河口1村\t演示甲\t主席\n\t演示乙\t执委\n" + "河口2村\t演示丙\t主席\n\t演示丁\t执委",
            0,
            ResultColumns.Members,
            ofOneUnit: true
        );

        Titles(block).Should().Equal("姓名", "妇联职务");
        block.Units.Should().Equal("河口1村", "河口1村", "河口2村", "河口2村");
        block.Unused.Should().BeEmpty();
        block.Only(unit => unit == "河口2村").Rows.Select(r => r[0]).Should().Equal("演示丙", "演示丁");
    }

    [Fact]
    public void Headings_InTwoLines_MayHaveOneUnknownWord()
    {
        var block = PastedBlock.Read(
            "序号\t村（社区）\t基本情况\t\t\t任职\t\t联系电话\n"
                + "\t\t姓名\t出生年月\t文化程度\t妇联职务\t属相\t\n"
                + "1\t河口1村\t演示甲\t1985-03\t大专\t主席\t牛\t13800000001",
            0,
            ResultColumns.Members,
            ofOneUnit: true
        );

        Titles(block).Should().Equal("姓名", "出生年月", "文化程度", "妇联职务", "联系电话");
        block.Rows.Should().ContainSingle().Which[0].Should().Be("演示甲");
        block.Unused.Should().Equal("属相");
    }

    private static IEnumerable<string> Titles(PastedBlock block) =>
        block.Columns.Select(column => ResultColumns.Members[column].Title);
}
