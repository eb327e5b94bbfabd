using FederationReform.Papers;
using FederationReform.Tree;

namespace FederationReform.Notices;

/// <summary>A notice as a paper of the office.</summary>
internal static class NoticePaper
{
    public static Paper Of(Notice notice, IReadOnlyList<string> files)
    {
        var blocks = new List<PaperBlock> { new TitleBlock(PaperText.TitleLines(notice.Title)) };
        if (notice.Number is { } number)
            blocks.Add(new SubtitleBlock(number));
        blocks.Add(new AddresseeBlock(To(notice.Unit.Level)));
        blocks.AddRange(NoticeText.Paragraphs(notice.Body).Select(p => new ParagraphBlock(p)));
        if (files.Count > 0)
            blocks.Add(new AttachmentNoteBlock([.. files.Select(f => Path.GetFileNameWithoutExtension(f))]));
        blocks.Add(
            new SignatureBlock(
                $"{notice.Unit.Name}妇女联合会",
                PaperText.Day(ChinaTime.DateOf(notice.IssuedAt!.Value)),
                Sealed: true
            )
        );
        return Paper.Of(notice.Title, [.. blocks]);
    }

    private static string To(UnitLevel issuer) =>
        issuer switch
        {
            UnitLevel.Prefecture => "各县（市、区）妇联",
            UnitLevel.County => "各乡镇（街道）妇联",
            _ => "各村（社区）妇联",
        };
}
