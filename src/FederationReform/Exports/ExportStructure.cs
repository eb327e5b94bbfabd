using FederationReform.Access;
using FederationReform.Committees;
using FederationReform.Dashboards;
using FederationReform.Data;
using FederationReform.Figures;
using FederationReform.Spreadsheets.Writing;
using FederationReform.Structures;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Exports;

/// <param name="Purpose">用途: what the file is for, in the words of the caller; required.</param>
public sealed record ExportStructureInput(StructureFilter Filter, string? Purpose);

/// <summary>
/// Exports 结构分析 as its page shows it: figures by post, comparison with the last term, figures of each unit, and
/// one-sided committees.
/// </summary>
public sealed class ExportStructure(PortalDb portal)
{
    /// <param name="file">Empty and seekable; the use case writes the file here and rewinds it to position 0.</param>
    public async Task<Exported> RunAsync(
        UnitScope scope,
        ExportStructureInput input,
        Stream file,
        CancellationToken cancel = default
    )
    {
        if (await portal.RefuseAsync(scope, Permissions.ViewRecord, cancel) is { } refused)
            return new(null, refused);
        if (ExportEntry.CheckPurpose(input.Purpose) is { } unsaid)
            return Exported.Refused(unsaid);
        if (await new StructureQuery(portal).RunAsync(scope, input.Filter, cancel) is not { } figures)
            return Exported.Refused(Refusal.NotFound);
        if (ExportEntry.CheckRows(figures.Total.Everyone.All) is { Code: "Nothing" } nothing)
            return Exported.Refused(nothing);

        var today = portal.Clock.Today();
        var village = input.Filter.Body.Level() == UnitLevel.Village;
        var words = Words(figures);
        var subtitle =
            $"{words}　　{figures.UnitsWithCommittee} 个{input.Filter.Body.Name()}有班子，"
            + $"共 {figures.UnitsInUse} 个　　{scope.UnitName}　{today:yyyy年M月d日}";
        using var writer = new SpreadsheetWriter(file);
        TermEndSheet.Write(writer, figures.Total, village, figures.Title, subtitle);
        if (figures.Former is { } former)
            WriteFormer(writer, former, village, figures.Title, subtitle);
        WriteUnits(writer, figures, village, figures.Title, subtitle);
        WriteHints(writer, figures, figures.Title, subtitle);
        writer.Finish();

        await using var db = portal.Open(scope);
        var unit = await db
            .Units.VisibleTo(scope)
            .Where(u => u.Id == figures.Unit.Id)
            .Select(u => new { u.Id, u.Path })
            .SingleAsync(cancel);
        var entry = new ExportEntry(
            AuditEvent.StructureExported,
            new(SubjectKind.Unit, unit.Id, unit.Id, unit.Path),
            $"导出{figures.Title}",
            $"{figures.Title}_{today:yyyyMMdd}",
            input.Purpose,
            words,
            ["总人数", "平均年龄", .. FigureLines.Of(village).Select(l => l.Name)]
        );
        return await entry.RecordAsync(db, file, FigureLines.Of(village).Count + 2, cancel);
    }

    private static string Words(StructureFigures figures) =>
        string.Join(
            "，",
            new[]
            {
                $"{figures.Unit.Name}及下级",
                figures.Filter.Body.Name(),
                figures.Filter.Form?.Name(),
                figures.CampaignName is { } campaign ? $"{campaign}产生的" : "在任",
                $"年龄按 {figures.On:yyyy年M月d日} 的周岁",
            }.OfType<string>()
        );

    private static void WriteFormer(
        SpreadsheetWriter writer,
        FormerTerm former,
        bool village,
        string title,
        string subtitle
    )
    {
        (string Name, PeopleCount Now, PeopleCount Before)[] groups =
        [
            ("主席", former.Current.Chairs, former.Before.Chairs),
            ("副主席", former.Current.ViceChairs, former.Before.ViceChairs),
            ("全体成员", former.Current.Everyone, former.Before.Everyone),
        ];
        var sheet = writer.Begin(
            new(
                "与上届比较",
                [
                    new("项目", 12),
                    new("内容", 20),
                    .. groups.SelectMany(g =>
                        new ExportColumn[]
                        {
                            new($"{g.Name}本届人数", 9),
                            new("本届占比", 9),
                            new("上届人数", 9),
                            new("上届占比", 9),
                            new("增减（百分点）", 9),
                        }
                    ),
                ]
            )
            {
                Title = $"{title}：与上届比较",
                Subtitle =
                    $"两届都有记录的 {former.Units} 个单位；本届年龄按 {former.Now:yyyy年M月d日}，"
                    + $"上届按任期内同一时点 {former.Then:yyyy年M月d日}　　{subtitle}",
            }
        );
        sheet.Row([
            ExportCell.Of("总人数") with
            {
                Bold = true,
            },
            ExportCell.Blank,
            .. groups.SelectMany(g =>
                new[]
                {
                    ExportCell.Of(g.Now.All),
                    ExportCell.Blank,
                    ExportCell.Of(g.Before.All),
                    ExportCell.Blank,
                    ExportCell.Blank,
                }
            ),
        ]);
        sheet.Row([
            ExportCell.Of("年龄"),
            ExportCell.Of("平均年龄（岁）"),
            .. groups.SelectMany(g =>
                new[]
                {
                    ExportCell.Of(g.Now.MeanAge),
                    ExportCell.Blank,
                    ExportCell.Of(g.Before.MeanAge),
                    ExportCell.Blank,
                    ExportCell.Blank,
                }
            ),
        ]);
        foreach (var line in FigureLines.Of(village))
            sheet.Row([
                ExportCell.Of(line.Subject),
                ExportCell.Of(line.Name),
                .. groups.SelectMany(g => Pair(line.Share(g.Now), line.Share(g.Before))),
            ]);

        static IEnumerable<ExportCell> Pair(Ratio now, Ratio before) =>
            [
                ExportCell.Of(now.Part),
                ExportCell.Of(now),
                ExportCell.Of(before.Part),
                ExportCell.Of(before),
                ExportCell.Of(PointsOf(now, before)),
            ];
    }

    private static string PointsOf(Ratio now, Ratio before) => Points.Between(now, before) ?? "—";

    private static void WriteUnits(
        SpreadsheetWriter writer,
        StructureFigures figures,
        bool village,
        string title,
        string subtitle
    )
    {
        var lines = FigureLines.Of(village).Where(l => !l.Unknown).ToList();
        var sheet = writer.Begin(
            new(
                "各单位",
                [
                    new("单位", 18),
                    new("主席", 7),
                    new("副主席", 8),
                    new(figures.Total.ExecutivesName, 12),
                    new("全体成员", 9),
                    new("平均年龄", 9),
                    .. lines.Select(l => new ExportColumn(l.Name, 9)),
                ]
            )
            {
                Title = $"{title}：各单位",
                Subtitle = $"各栏为全体成员中的人数　　{subtitle}",
            }
        );
        Line("合计", figures.Total, bold: true);
        foreach (var row in figures.Rows)
            Line(row.Unit.Name, row.Figures, bold: false);

        void Line(string name, CommitteeFigures f, bool bold) =>
            sheet.Row([.. Cells(name, f).Select(c => c with { Bold = bold })]);

        IEnumerable<ExportCell> Cells(string name, CommitteeFigures f) =>
            [
                ExportCell.Of(name),
                ExportCell.Of(f.Chairs.All),
                ExportCell.Of(f.ViceChairs.All),
                ExportCell.Of(f.Executives.All),
                ExportCell.Of(f.Everyone.All),
                ExportCell.Of(f.Everyone.MeanAge),
                .. lines.Select(l => ExportCell.Of(l.Share(f.Everyone).Part)),
            ];
    }

    private static void WriteHints(SpreadsheetWriter writer, StructureFigures figures, string title, string subtitle)
    {
        if (figures.Hints is not { Count: > 0 } hints)
            return;
        var sheet = writer.Begin(
            new("结构提示", [new("提示", 28), new("班子数", 9), new("占比", 10), new("分母", 9), new("单位", 90)])
            {
                Title = $"{title}：结构偏单一的班子",
                Subtitle = $"分母是成员 {StructureHints.FewestMembers} 人以上、该项都填齐的班子　　{subtitle}",
            }
        );
        foreach (var hint in hints)
            sheet.Row([
                ExportCell.Of(hint.What.Name()),
                .. TermEndSheet.Cells(hint.Share),
                ExportCell.Of(
                    string.Join("、", hint.First.Select(u => u.Name))
                        + (hint.Share.Part > hint.First.Count ? $"等 {hint.Share.Part} 个" : "")
                ),
            ]);
    }
}
