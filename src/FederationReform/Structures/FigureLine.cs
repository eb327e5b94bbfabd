using FederationReform.Figures;

namespace FederationReform.Structures;

/// <summary>One line of a structure table: its subject, its name, and the share it shows.</summary>
/// <param name="Figure">The figure whose people can be listed; null for a sum of bands.</param>
public sealed record FigureLine(string Subject, string Name, PeopleFigure? Figure, Func<PeopleCount, Ratio> Share)
{
    /// <summary>Whether it counts empty fields; such a line is shown only when it counts any.</summary>
    public bool Unknown => Figure is { } figure && FigureLines.Unknown.Contains(figure);
}

/// <summary>
/// The lines of every structure table, on pages and in files, in one order. Bands are exclusive; sums stand below them.
/// </summary>
public static class FigureLines
{
    internal static IReadOnlyList<PeopleFigure> Unknown { get; } =
    [
        PeopleFigure.EducationUnknown,
        PeopleFigure.PoliticalStatusUnknown,
        PeopleFigure.OccupationUnknown,
        PeopleFigure.EthnicGroupUnknown,
        PeopleFigure.InSystemUnknown,
        PeopleFigure.NewlyElectedUnknown,
        PeopleFigure.InTwoCommitteesUnknown,
        PeopleFigure.FormerDirectorUnknown,
    ];

    /// <param name="village">
    /// Whether these are committees of villages; only there the 两委 and the former director are asked for.
    /// </param>
    public static IReadOnlyList<FigureLine> Of(bool village) =>
        [
            .. PeopleFigures.AgeBands.Select(band => new FigureLine("年龄", band.Name(), band, count =>
                count.AgeShare(band)
            )),
            new("累计", "45岁及以下", null, count => count.AgeTo45),
            new("其中", PeopleFigure.AgeTo30.Name(), PeopleFigure.AgeTo30, count =>
                count.AgeShare(PeopleFigure.AgeTo30)
            ),
            .. Shares("学历", PeopleFigures.EducationBands),
            new("累计", "大专以上", null, count => count.CollegeAndAbove),
            new("累计", "高中以上", null, count => count.SeniorHighAndAbove),
            new("累计", "初中以上", null, count => count.JuniorHighAndAbove),
            .. Shares("政治面貌", PeopleFigures.PoliticalStatuses),
            new("合计", "党员（含预备）", null, count => count.Party),
            .. Shares("民族", [PeopleFigure.EthnicMinority, PeopleFigure.EthnicGroupUnknown]),
            .. Shares("任职", [PeopleFigure.NewlyElected, PeopleFigure.NewlyElectedUnknown]),
            .. village
                ? Shares(
                    "任职",
                    [
                        PeopleFigure.InTwoCommittees,
                        PeopleFigure.InTwoCommitteesUnknown,
                        PeopleFigure.FormerDirector,
                        PeopleFigure.FormerDirectorUnknown,
                    ]
                )
                : [],
            .. Shares("任职", [PeopleFigure.OutsideSystem, PeopleFigure.InSystemUnknown]),
            .. Shares("身份（界别）", PeopleFigures.Occupations),
        ];

    /// <summary>The lines to show; First tells whether a line begins a new subject.</summary>
    public static IEnumerable<(FigureLine Line, bool First)> Shown(bool village, Func<FigureLine, bool> shown)
    {
        string? before = null;
        foreach (var line in Of(village).Where(shown))
        {
            yield return (line, line.Subject != before);
            before = line.Subject;
        }
    }

    private static IEnumerable<FigureLine> Shares(string subject, IEnumerable<PeopleFigure> figures) =>
        figures.Select(figure => new FigureLine(subject, figure.Name(), figure, count => count.Share(figure)));
}
