using FederationReform.Figures;
using FederationReform.Spreadsheets.Writing;
using FederationReform.Structures;

namespace FederationReform.Exports;

/// <summary>
/// 班子情况统计表: every figure for chairs, vice-chairs and executives, each with its percentage and its denominator.
/// </summary>
internal static class TermEndSheet
{
    /// <param name="village">
    /// Whether these are committees of villages; only there the 两委 and the former director are asked for.
    /// </param>
    public static void Write(
        SpreadsheetWriter writer,
        CommitteeFigures figures,
        bool village,
        string title,
        string subtitle
    )
    {
        (string Name, PeopleCount Count)[] groups =
        [
            ("主席", figures.Chairs),
            ("副主席", figures.ViceChairs),
            ("其中专职副主席", figures.FullTimeViceChairs),
            (figures.ExecutivesName, figures.Executives),
        ];
        var sheet = writer.Begin(
            new(
                "班子情况统计表",
                [
                    new("项目", 12),
                    new("内容", 22),
                    .. groups.SelectMany(g =>
                        new ExportColumn[] { new($"{g.Name}人数", 12), new("占比", 10), new("分母", 8) }
                    ),
                ]
            )
            {
                Title = title,
                Subtitle = subtitle,
            }
        );
        sheet.Row([
            ExportCell.Of("总人数") with
            {
                Bold = true,
            },
            ExportCell.Blank,
            .. groups.SelectMany(g =>
                new[] { ExportCell.Of(g.Count.All) with { Bold = true }, ExportCell.Blank, ExportCell.Blank }
            ),
        ]);
        sheet.Row([
            ExportCell.Of("年龄"),
            ExportCell.Of("平均年龄（岁）"),
            .. groups.SelectMany(g =>
                new[] { ExportCell.Of(g.Count.MeanAge), ExportCell.Blank, ExportCell.Of(g.Count.MeanAge.Base) }
            ),
        ]);
        foreach (var line in FigureLines.Of(village))
            sheet.Row([
                ExportCell.Of(line.Subject),
                ExportCell.Of(line.Name),
                .. groups.SelectMany(g => Cells(line.Share(g.Count))),
            ]);
    }

    public static IEnumerable<ExportCell> Cells(Ratio ratio) =>
        [ExportCell.Of(ratio.Part), ExportCell.Of(ratio), ExportCell.Of(ratio.Whole)];
}
