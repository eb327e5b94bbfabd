using FederationReform.Campaigns;
using FederationReform.Dashboards;
using FederationReform.Figures;
using FederationReform.Spreadsheets.Writing;
using FederationReform.Tree;

namespace FederationReform.Exports;

/// <summary>进度统计表: the total first, then one line for each unit below.</summary>
internal static class ProgressSheet
{
    public static void Write(
        SpreadsheetWriter writer,
        Progress progress,
        CommitteeStructure structure,
        string title,
        string subtitle
    )
    {
        var columns = Columns(progress, structure);
        var sheet = writer.Begin(
            new("进度统计表", [.. columns.Select(c => c.Column)]) { Title = title, Subtitle = subtitle }
        );
        var figures = structure.Rows.ToDictionary(r => r.Unit.Id, r => r.Figures);
        sheet.Row([
            .. columns.Select(c =>
                c.Cell(new(null, "合计", progress.Total, structure.Total, null)) with
                {
                    Bold = true,
                }
            ),
        ]);
        foreach (var row in progress.Rows)
        {
            var line = new Line(
                sheet.Rows,
                row.Unit.Name,
                row.Figures,
                figures.GetValueOrDefault(row.Unit.Id),
                row.State
            );
            sheet.Row([.. columns.Select(c => c.Cell(line))]);
        }
    }

    public static IReadOnlyList<(ExportColumn Column, Func<Line, ExportCell> Cell)> Columns(
        Progress progress,
        CommitteeStructure structure
    ) => [.. All(progress, structure.Total.ExecutivesName).Select(c => (new ExportColumn(c.Heading, c.Width), c.Cell))];

    private static IEnumerable<(string Heading, double Width, Func<Line, ExportCell> Cell)> All(
        Progress progress,
        string executives
    )
    {
        yield return ("序号", 6, l => ExportCell.Of(l.Number));
        yield return ("单位", 16, l => ExportCell.Of(l.Unit));
        // Where every line is a unit with one record, its state says more than a percentage of one record.
        if (progress.Rows.All(r => r.State is not null))
            yield return ("状态", 9, l => ExportCell.Of(l.State?.Name()));
        yield return ("应完成", 8, l => ExportCell.Of(l.Progress.Required));
        yield return ("本周净增", 9, l => ExportCell.Of(l.Progress.NetThisWeek));
        yield return ("累计完成", 9, l => ExportCell.Of(l.Progress.Done));
        yield return ("完成率", 9, l => ExportCell.Of(l.Progress.Completion));
        yield return ("资料齐全率", 9, l => ExportCell.Of(l.Progress.Papers));
        yield return ("计划数", 8, l => ExportCell.Of(l.Progress.Planned));
        yield return ("偏差", 7, l => ExportCell.Of(l.Progress.Deviation));
        yield return ("待审", 7, l => ExportCell.Of(l.Progress.Submitted));
        yield return ("退回", 7, l => ExportCell.Of(l.Progress.Returned));
        yield return ("进行中", 7, l => ExportCell.Of(l.Progress.InProgress));
        yield return ("未开始", 7, l => ExportCell.Of(l.Progress.NotStarted));
        yield return ("免做", 6, l => ExportCell.Of(l.Progress.Exempt));
        yield return ("主席", 7, l => ExportCell.Of(l.People?.Chairs.All ?? 0));
        yield return ("副主席", 8, l => ExportCell.Of(l.People?.ViceChairs.All ?? 0));
        yield return ("其中专职", 8, l => ExportCell.Of(l.People?.FullTimeViceChairs.All ?? 0));
        yield return ("其中兼职", 8, l => ExportCell.Of(l.People?.PartTimeViceChairs.All ?? 0));
        yield return (executives, 13, l => ExportCell.Of(l.People?.Executives.All ?? 0));
        yield return ("班子成员平均年龄", 10, l => ExportCell.Of(l.Everyone.MeanAge));
        yield return ("大专以上人数", 9, l => ExportCell.Of(l.Everyone.CollegeAndAbove.Part));
        yield return ("大专以上占比", 9, l => ExportCell.Of(l.Everyone.CollegeAndAbove));
        yield return ("党员（含预备）", 9, l => ExportCell.Of(l.Everyone.Party.Part));
        yield return ("党员占比", 9, l => ExportCell.Of(l.Everyone.Party));
        if (progress.Takes == UnitLevel.Village)
            yield return ("进“两委”的主席", 10, l =>
                ExportCell.Of((l.People?.Chairs ?? PeopleCount.None)[PeopleFigure.InTwoCommittees])
            );
    }

    /// <param name="Number">序号, from 1; null for the total.</param>
    /// <param name="People">Null while no committee has been formed.</param>
    internal sealed record Line(
        int? Number,
        string Unit,
        ProgressFigures Progress,
        CommitteeFigures? People,
        ReformState? State
    )
    {
        public PeopleCount Everyone => People?.Everyone ?? PeopleCount.None;
    }
}
