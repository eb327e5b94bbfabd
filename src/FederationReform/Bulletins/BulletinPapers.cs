using FederationReform.Papers;

namespace FederationReform.Bulletins;

/// <summary>
/// A bulletin as a paper of the office: the text on upright sheets, the table across as its attachment.
/// </summary>
internal static class BulletinPapers
{
    private const string Attachment = "各单位进展情况表";

    private static readonly (PaperColumn Column, Func<BulletinRow, string> Text)[] columns =
    [
        (new("名次", 2), r => $"{r.Rank}{BulletinWords.Arrow(r)}"),
        (new("单位", 4), r => r.Name + (r.Quiet ? "★" : "")),
        (new("应完成", 2), r => $"{r.Required}"),
        (new("本周净增", 2), r => $"{r.Net}"),
        (new("累计完成", 2), r => $"{r.Done}"),
        (new("完成率", 2.5), r => r.Completion.Percent),
        (new("资料齐全率", 2.5), r => r.Papers.Percent),
        (new("计划", 2), r => $"{r.Planned}"),
        (new("偏差", 2), r => r.Deviation.ToString("+0;−0;0", System.Globalization.CultureInfo.InvariantCulture)),
        (new("退回率", 2.5), r => r.ReturnedShare.Percent),
        (new("主席", 2.5), r => BulletinWords.WithAdded(r.People.Chairs, r.Added.Chairs)),
        (new("副主席", 2.5), r => BulletinWords.WithAdded(r.People.ViceChairs, r.Added.ViceChairs)),
        (new("执委", 3), r => BulletinWords.WithAdded(r.People.Executives, r.Added.Executives)),
    ];

    /// <param name="issue">2026年第3期</param>
    public static Paper Of(BulletinFigures figures, BulletinText text, string issue, DateOnly issuedOn)
    {
        var blocks = new List<PaperBlock>
        {
            new TitleBlock(PaperText.TitleLines(figures.UnitName, figures.CampaignName, "工作周报")),
            new SubtitleBlock($"（{issue}）"),
        };
        foreach (var (heading, paragraphs) in text.Parts)
        {
            blocks.Add(new HeadingBlock(1, heading));
            blocks.AddRange(paragraphs.Select(p => new ParagraphBlock(p)));
        }
        blocks.Add(new AttachmentNoteBlock(Attachment));
        blocks.Add(new SignatureBlock($"{figures.UnitName}妇女联合会", PaperText.Day(issuedOn), Sealed: true));
        return new(
            $"{BulletinWords.Title(figures)}{issue}",
            new PaperSection(SheetForm.Upright, blocks),
            new PaperSection(
                SheetForm.Landscape,
                new AttachmentMarkBlock(),
                new TitleBlock(Attachment),
                new SubtitleBlock($"（截至{figures.Week.ClosesAt}）"),
                TableBlock.Of(
                    [.. columns.Select(c => c.Column)],
                    figures.Ranked.Prepend(figures.Total).Select(r => columns.Select(c => c.Text(r)))
                ),
                new ParagraphBlock(BulletinWords.Notes(figures), ParagraphKind.Small)
            )
        );
    }
}
