using FederationReform.Campaigns;
using FederationReform.Reforms;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FederationReform.Web.Reforms;
using FluentAssertions;

namespace FederationReform.Web.Tests.Reforms;

/// <summary>What the result page makes of a sheet before the browser sees it.</summary>
public sealed class SheetTests
{
    private static readonly ResultSheet Complete = ResultSheet.Of(Results.Valid);
    private static readonly int Birth = ResultColumns.IndexOf("Birth");

    /// <summary>On a phone a cell without a title is a box that nobody can fill in.</summary>
    [Fact]
    public void EveryColumn_HasItsTitleInTheStyles()
    {
        var styles = Repository
            .Sources(".css")
            .Single(f => f.Path.EndsWith("/ResultEditor.razor.css", StringComparison.Ordinal))
            .Text;

        for (var column = 0; column < ResultColumns.Members.Count; column++)
        {
            SheetInput.Titles.Should().Contain($"--title-{column}: \"{ResultColumns.Members[column].Title}\";");
            styles.Should().Contain($"td:nth-child({column + 2})::before {{ content: var(--title-{column}); }}");
        }
    }

    [Fact]
    public void Undo_GoesBackStepByStep_AndTypingInOneCellIsOneStep()
    {
        var edits = new SheetEdits(ResultSheet.Empty);
        edits.Change(ResultSheet.Empty.With("Place", "文"), "填写");
        edits.Change(ResultSheet.Empty.With("Place", "文化礼堂"), "填写", oneStepWithTheLast: true);
        edits.Change(edits.Sheet.WithCell(0, 0, "演示甲"), "粘贴");

        edits.Undoable.Should().Be("粘贴");
        edits.Undo();
        edits.Sheet.Rows.Should().BeEmpty();
        edits.Undo();
        edits.Sheet["Place"].Should().BeEmpty();
        edits.Undo().Should().BeFalse();
        edits.Redo();
        edits.Redo();
        (edits.Sheet["Place"], edits.Sheet.Rows.Count, edits.Redoable).Should().Be(("文化礼堂", 1, false));
    }

    [Fact]
    public void Redo_AfterANewChange_IsGone()
    {
        var edits = new SheetEdits(ResultSheet.Empty);
        edits.Change(ResultSheet.Empty.With("Place", "文化礼堂"), "填写");
        edits.Undo();
        edits.Change(ResultSheet.Empty.With("Guide", "林指导"), "填写");

        edits.Redo().Should().BeFalse();
    }

    [Fact]
    public void EmptySheet_HasTwoProblemsAndNotForty() =>
        Problems(ResultSheet.Empty)
            .Select(v => v.Message)
            .Should()
            .Equal(
                "会议和选票还没有填写：大会日期、会议地点、妇女代表人数、应到人数、实到人数、应选执委名额、"
                    + "正式候选人数、发出选票、收回选票、有效票、无效票。",
                "还没有填写当选人员名单。"
            );

    [Fact]
    public void Person_HalfFilledIn_IsOneProblem_AtHerFirstEmptyCell()
    {
        var half = Complete.WithCell(4, Birth, "").WithCell(4, ResultColumns.IndexOf("Education"), "");

        Problems(half)
            .Should()
            .ContainSingle()
            .Which.Should()
            .Match<Violation>(v =>
                v.Message == $"第 5 行{Results.Valid.Members[4].Name}还没有填写：出生年月、文化程度。"
                && v.Field == "Members[4].Birth"
            );
    }

    [Fact]
    public void CellThatCannotBeRead_IsNotCalledEmptyAsWell() =>
        Problems(Complete.WithCell(2, Birth, "1990-02-30"))
            .Should()
            .ContainSingle()
            .Which.Message.Should()
            .Be("第 3 行出生年月“1990-02-30”不存在，请改为实际日期。");

    [Fact]
    public void Mark_OfAPerson_StandsInHerRow_WhateverBlankRowsLieAbove()
    {
        var sheet = Complete.WithCell(2, Birth, "不详").WithRowInserted(0);

        var judged = new JudgedSheet(sheet, Record(sheet), sayWhatIsMissing: false);

        judged
            .Marks.OfRow(3)![Birth]
            .Should()
            .Be(new CellMark("wrong", "第 3 行出生年月“不详”看不懂，请写成 1985-03 或 1985-03-12。"));
        judged.Marks.OfRow(2).Should().BeNull();
        judged.Marks.IdOf("Members[2].Birth").Should().Be("c3-3");
        (judged.PersonOf(0), judged.PersonOf(3)).Should().Be((null, 3));
    }

    /// <summary>
    /// She has typed three of eleven: that the list is short is no news, until she asks for the check.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ListInTheMaking_IsCountedOnlyWhenAsked(bool asked)
    {
        var sheet = ResultSheet.Of(Results.Valid with { Members = [.. Results.Valid.Members.Skip(3).Take(3)] });

        var judged = new JudgedSheet(sheet, Record(sheet), asked);

        judged.Reminders.Any(r => r.Key == SeatsFilledRule.Code).Should().Be(asked);
        judged.Verdicts.Any(v => v.Code == OneChairRule.Code).Should().Be(asked);
        judged.Violations.Should().Contain(v => v.Code == OneChairRule.Code, "the submission asks in any case");
    }

    /// <summary>
    /// The campaign allows 15 executives: they have their rows before the first one is typed, and six more stand below.
    /// </summary>
    [Theory]
    [InlineData(0, 21)]
    [InlineData(15, 21)]
    [InlineData(16, 22)]
    [InlineData(196, ResultSheet.MaxRows)]
    public void BlankRows_StandBelowTheLongestListAllowed_AndBelowALongerOne(int filled, int shown)
    {
        var sheet = ResultSheet.Empty.WithBlock(
            0,
            [0],
            [.. Enumerable.Range(1, filled).Select(i => new[] { $"演示{i}" })]
        );

        new JudgedSheet(sheet, Record(sheet), sayWhatIsMissing: false).ShownRows.Should().Be(shown);
    }

    private static IEnumerable<Violation> Problems(ResultSheet sheet) =>
        SheetProblems.Of(sheet, new JudgedSheet(sheet, Record(sheet), sayWhatIsMissing: true).Violations);

    private static VillageResult Record(ResultSheet sheet) =>
        new()
        {
            CampaignId = 1,
            Plan = Given.Plan with { RequiredSteps = [StepCode.V6] },
            UnitId = 1,
            UnitName = "河口村",
            TownshipId = 2,
            TownshipName = "清溪镇",
            State = ReformState.InProgress,
            StateReason = null,
            Remarks = [],
            Version = 1,
            Sheet = sheet,
            Registered = 0,
            Steps = [],
            SavedBy = null,
            SavedAt = null,
            Draft = null,
            ClosedReason = null,
            May = new(
                Edit: true,
                Submit: true,
                Withdraw: false,
                Review: false,
                Unlock: false,
                Exempt: false,
                EndExemption: false
            ),
            Today = new(2026, 7, 15),
        };
}
