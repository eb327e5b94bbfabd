using FederationReform.Data;
using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Rules;

public sealed class ResultSheetTests
{
    [Fact]
    public void Result_WrittenAndRead_IsTheSame()
    {
        var result = Results.Valid with
        {
            Reasons = new Dictionary<string, string> { ["AgeLimit"] = "本村年轻妇女外出较多" },
        };

        var read = Stored(ResultSheet.Of(result)).Read();

        read.Violations.Should().BeEmpty();
        read.Result.Should()
            .BeEquivalentTo(result, options =>
                options.ComparingByMembers<CongressResult>().ComparingByMembers<ElectedMember>()
            );
    }

    [Fact]
    public void EveryColumn_OfAFullMember_IsWrittenAndReadBack()
    {
        var sheet = ResultSheet.Of(Results.Valid);

        sheet.Rows[0].Should().NotContain("");
        sheet
            .Rows[0]
            .Should()
            .HaveCount(
                typeof(ElectedMember)
                    .GetProperties()
                    .Count(p => p.Name is not ("EqualityContract" or nameof(ElectedMember.ElectedByDecision))),
                "a decision of the county is typed with the count"
            );
    }

    [Fact]
    public void CellThatCannotBeRead_StaysInTheSheetAndIsNamed()
    {
        var sheet = ResultSheet.Of(Results.Valid).WithCell(6, ResultColumns.IndexOf("Birth"), "1990-02-30");

        var read = Stored(sheet).Read();

        read.Violations.Should()
            .ContainSingle()
            .Which.Should()
            .Be(
                new Violation(
                    ResultSheet.UnreadableCode,
                    "Members[6].Birth",
                    "第 7 行出生年月“1990-02-30”不存在，请改为实际日期。"
                )
            );
        read.Result.Members[6].Birth.Should().BeNull();
    }

    [Fact]
    public void BlankRows_CountForNothing()
    {
        var sheet = ResultSheet.Of(Results.Valid).WithRowInserted(3).WithRowInserted(14);

        sheet.Rows.Should().HaveCount(13);
        sheet.PersonRows.Should().Equal(0, 1, 2, 4, 5, 6, 7, 8, 9, 10, 11);
        sheet.Read().Result.Members.Should().HaveCount(11);
    }

    [Fact]
    public void RowWithNothingSaidOfSexAndPost_IsAFemaleExecutive()
    {
        var member = ResultSheet.Empty.WithCell(0, 0, "演示甲").Read().Result.Members.Should().ContainSingle().Subject;

        (member.Sex, member.Position, member.Education, member.InTwoCommittees)
            .Should()
            .Be((Sex.Female, Position.Executive, Education.Unknown, (bool?)null));
    }

    [Theory]
    [InlineData("Entitled", "三十", "应到人数“三十”不是一个可用的整数，请只填数字。")]
    [InlineData("Entitled", "-3", "应到人数“-3”不是一个可用的整数，请只填数字。")]
    [InlineData("Entitled", "999999", "应到人数“999999”不是一个可用的整数，请只填数字。")]
    [InlineData("HeldOn", "2026-07", "大会日期“2026-07”没有写到日，请写成 2026-07-08 的样子。")]
    [InlineData("HeldOn", "2026-02-30", "大会日期“2026-02-30”不存在，请改为实际日期。")]
    public void MeetingField_Unreadable_SaysWhatToDo(string key, string text, string message) =>
        ResultSheet.Empty.With(key, text).Read().Violations.Should().ContainSingle().Which.Message.Should().Be(message);

    [Theory]
    [InlineData("４１人", 41)]
    [InlineData(" 41 ", 41)]
    public void Number_WithFullWidthDigitsOrUnit_IsRead(string text, int expected) =>
        ResultSheet.Empty.With("Entitled", text).Read().Result.Entitled.Should().Be(expected);

    /// <summary>UN-01, UN-02, IN-04.</summary>
    [Theory]
    [InlineData("张　华", "张华")]
    [InlineData("买买提•阿不都", "买买提·阿不都")]
    [InlineData("王𬭎", "王𬭎")]
    public void Name_IsCleaned(string typed, string stored) =>
        ResultSheet
            .Empty.WithCell(0, 0, typed)
            .Read()
            .Result.Members.Should()
            .ContainSingle()
            .Which.Name.Should()
            .Be(stored);

    [Fact]
    public void Name_WithAnInvisibleCharacter_IsRefusedByPosition() =>
        ResultSheet
            .Empty.WithCell(0, 0, "王\u200B芳")
            .Read()
            .Violations.Should()
            .ContainSingle()
            .Which.Message.Should()
            .Be("第 1 行姓名含有不可见字符（第 2 个），请删除后重新输入。");

    [Fact]
    public void OverlongCell_IsCutBetweenCharactersAndStillRefused()
    {
        var sheet = ResultSheet.Empty.WithCell(0, 0, string.Concat(Enumerable.Repeat("𬭎", 20_000)));

        sheet.Rows[0][0].Length.Should().BeLessThanOrEqualTo(ResultSheet.MaxCellLength);
        sheet.Read().Violations.Should().ContainSingle().Which.Code.Should().Be("TooLong");
    }

    [Fact]
    public void Rows_BeyondTheLimit_AreNotTaken()
    {
        var block = Enumerable.Range(1, 300).Select(n => (IReadOnlyList<string>)[$"演示{n}"]).ToList();

        ResultSheet.Empty.WithBlock(0, [0], block).Rows.Should().HaveCount(ResultSheet.MaxRows);
    }

    [Fact]
    public void ChangedCell_LeavesOtherRowsTheSameObjects()
    {
        var sheet = ResultSheet.Of(Results.Valid);

        var changed = sheet.WithCell(2, 0, "演示改");

        changed.Rows[1].Should().BeSameAs(sheet.Rows[1]);
        changed.Rows[2].Should().NotBeSameAs(sheet.Rows[2]);
    }

    [Fact]
    public void StoredSheet_OfAnOlderProgram_StillOpens() =>
        JsonText
            .Read<ResultSheet>("""{"Rows":[{"Name":"演示甲","Gone":"x"}]}""")
            .Rows.Should()
            .ContainSingle()
            .Which[0]
            .Should()
            .Be("演示甲");

    [Theory]
    [InlineData("Birth", "1972.5", "1972-05")]
    [InlineData("PoliticalStatus", "qz", "群众")]
    [InlineData("PoliticalStatus", "13", "群众")]
    [InlineData("Phone", "138 0000 1234", "13800001234")]
    [InlineData("Birth", "1990-02-30", "1990-02-30")]
    [InlineData("Education", "?", "?")]
    public void TypedCell_ShowsWhatWasUnderstood(string column, string typed, string shown) =>
        ResultColumns.Tidy(ResultColumns.IndexOf(column), typed, typed: true).Should().Be(shown);

    [Fact]
    public void PastedCell_IsNotChosenByNumber() =>
        ResultColumns.Tidy(ResultColumns.IndexOf("PoliticalStatus"), "13", typed: false).Should().Be("13");

    [Fact]
    public void Blanks_AreFilledInTheRowsOfPeopleOnly()
    {
        var column = ResultColumns.IndexOf("InSystem");
        var sheet = ResultSheet
            .Empty.WithCell(0, 0, "演示甲")
            .WithCell(1, 0, "演示乙")
            .WithCell(1, column, "是")
            .WithRowInserted(2)
            .WithBlanksFilled(column, "否");

        sheet.Rows.Select(row => row[column]).Should().Equal("否", "是", "");
    }

    private static ResultSheet Stored(ResultSheet sheet) => JsonText.Read<ResultSheet>(JsonText.Write(sheet));
}
