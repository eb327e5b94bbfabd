using FederationReform.Campaigns;
using FederationReform.Files;
using FederationReform.Spreadsheets.Writing;

namespace FederationReform.Exports;

/// <summary>
/// 归档目录: one line for each file, one for each paper that is missing, and one, with the hash, for each file that is
/// not in the store.
/// </summary>
internal sealed class ArchiveList(CampaignPlan plan)
{
    private readonly List<(ArchivedRecord Record, ArchivedPaper Paper, string? Path)> lines = [];

    public int Missing => lines.Count(l => l.Paper.File is null);

    /// <summary>In the order of the list.</summary>
    public IReadOnlyList<LostFile> Lost =>
        [
            .. lines
                .Where(l => l.Path is null && l.Paper.File is not null)
                .Select(l => new LostFile(
                    l.Record.Unit,
                    l.Paper.Paper,
                    l.Paper.File!.Name,
                    new FileAddress(l.Paper.Address!).Sha256
                )),
        ];

    public void Add(ArchivedRecord record, ArchivedPaper paper, string? path) => lines.Add((record, paper, path));

    public void Write(Stream stream, string title, DateOnly today)
    {
        var lost = Lost.Count;
        using var writer = new SpreadsheetWriter(stream);
        var sheet = writer.Begin(
            new(
                "归档目录",
                [
                    new("序号", 6),
                    new(plan.Takes == Tree.UnitLevel.Township ? "上级" : "乡镇", 16),
                    new("单位", 18),
                    new("步骤", 12),
                    new("材料", 20),
                    new("有无", 6),
                    new("文件", 48),
                    new("大小（KB）", 10),
                    new("上传人", 14),
                    new("上传日期", 12),
                    new("SHA-256", 66),
                ]
            )
            {
                Title = title,
                Subtitle =
                    $"截至 {today:yyyy年M月d日}　　文件 {lines.Count - Missing - lost} 个，缺 {Missing} 份材料"
                    + (lost == 0 ? "" : $"，有 {lost} 个文件在服务器上找不到"),
            }
        );
        for (var i = 0; i < lines.Count; i++)
        {
            var (record, paper, path) = lines[i];
            sheet.Row([
                ExportCell.Of(i + 1),
                ExportCell.Of(record.Township),
                ExportCell.Of(record.Unit),
                ExportCell.Of(ReformSteps.Of(paper.Step).ShortName),
                ExportCell.Of(paper.Paper),
                ExportCell.Of(
                    paper.File is null ? "缺"
                    : path is null ? "找不到"
                    : "有"
                ),
                ExportCell.Of(path ?? (paper.File is null ? null : $"（原文件名：{paper.File.Name}）")),
                paper.File is null ? ExportCell.Blank : ExportCell.Of((paper.File.Size + 1023) / 1024),
                ExportCell.Of(paper.File?.By),
                paper.File is null ? ExportCell.Blank : ExportCell.Of(ChinaTime.DateOf(paper.File.At)),
                ExportCell.Exact(paper.Address is { } address ? new FileAddress(address).Sha256 : null),
            ]);
        }
        writer.Finish();
    }
}
