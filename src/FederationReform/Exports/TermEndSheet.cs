using FederationReform.Dashboards;

namespace FederationReform.Exports;

/// <summary>班子情况统计表 (DOMAIN.md §2.3): every figure by chairs, vice-chairs and executives, each with its share and the number it is a share of.</summary>
internal static class TermEndSheet
{
    /// <param name="village">Village committees: of others nobody asks for the 两委 or the former director.</param>
    public static void Write(SpreadsheetWriter writer, CommitteeFigures figures, bool village, string title, string subtitle)
    {
        (string Name, PeopleCount Count)[] groups = [("主席", figures.Chairs), ("副主席", figures.ViceChairs), ("其中专职副主席", figures.FullTimeViceChairs), (figures.ExecutivesName, figures.Executives)];
        var sheet = writer.Begin(new("班子情况统计表",
        [
            new("项目", 12), new("内容", 22),
            .. groups.SelectMany(g => new ExportColumn[] { new($"{g.Name}人数", 12), new("占比", 10), new("分母", 8) }),
        ])
        { Title = title, Subtitle = subtitle });
        Total();
        Bands("年龄", PeopleFigures.AgeBands, (count, figure) => count.AgeShare(figure));
        Line("合计", "45岁及以下", count => count.AgeTo45);
        Bands("其中", [PeopleFigure.AgeTo30], (count, figure) => count.AgeShare(figure));
        MeanAge();
        Bands("学历", PeopleFigures.EducationBands, (count, figure) => count.Share(figure));
        Line("合计", "大专以上", count => count.CollegeAndAbove);
        Bands("政治面貌", PeopleFigures.PoliticalStatuses, (count, figure) => count.Share(figure));
        Line("合计", "党员（含预备）", count => count.Party);
        Bands("民族", [PeopleFigure.EthnicMinority, PeopleFigure.EthnicGroupUnknown], (count, figure) => count.Share(figure));
        Bands("任职", Posts(village), (count, figure) => count.Share(figure));
        Bands("界别", PeopleFigures.Occupations, (count, figure) => count.Share(figure));

        void Total() => sheet.Row([ExportCell.Of("总人数") with { Bold = true }, ExportCell.Blank, .. groups.SelectMany(g => new[] { ExportCell.Of(g.Count.All) with { Bold = true }, ExportCell.Blank, ExportCell.Blank })]);

        void MeanAge() => sheet.Row([ExportCell.Of("年龄"), ExportCell.Of("平均年龄（岁）"), .. groups.SelectMany(g => new[] { ExportCell.Of(g.Count.MeanAge), ExportCell.Blank, ExportCell.Of(g.Count.MeanAge.Base) })]);

        void Bands(string subject, IReadOnlyList<PeopleFigure> bands, Func<PeopleCount, PeopleFigure, Ratio> share)
        {
            foreach (var band in bands)
                Line(subject, band.Name(), count => share(count, band));
        }

        void Line(string subject, string name, Func<PeopleCount, Ratio> share) => sheet.Row(
        [
            ExportCell.Of(subject), ExportCell.Of(name),
            .. groups.SelectMany(g => share(g.Count) is var ratio ? new[] { ExportCell.Of(ratio.Part), ExportCell.Of(ratio), ExportCell.Of(ratio.Whole) } : []),
        ]);
    }

    private static IReadOnlyList<PeopleFigure> Posts(bool village) => village
        ? [PeopleFigure.NewlyElected, PeopleFigure.NewlyElectedUnknown, PeopleFigure.InTwoCommittees, PeopleFigure.InTwoCommitteesUnknown, PeopleFigure.FormerDirector, PeopleFigure.FormerDirectorUnknown, PeopleFigure.OutsideSystem, PeopleFigure.InSystemUnknown]
        : [PeopleFigure.NewlyElected, PeopleFigure.NewlyElectedUnknown, PeopleFigure.OutsideSystem, PeopleFigure.InSystemUnknown];
}
