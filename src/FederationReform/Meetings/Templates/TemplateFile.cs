using FederationReform.Files;
using FederationReform.Papers;
using FederationReform.Papers.Word;

namespace FederationReform.Meetings.Templates;

/// <summary>The .docx of a template: as the portal offers it, as somebody uploaded it, and filled.</summary>
internal static class TemplateFile
{
    public const string Field = "File";

    private static readonly Dictionary<(PaperKind, TemplateCase), BuiltIn> builtIn = MeetingPapers
        .All.SelectMany(paper => TemplateCases.Of(paper).Select(of => (Paper: paper, Case: of)))
        .ToDictionary(
            t => (t.Paper.Kind, t.Case),
            t =>
            {
                var written = t.Paper.WriteTemplate(t.Case);
                var file = Written(written, LinePitch.Standard);
                return new BuiltIn(
                    TemplateReading.Of(file, MeetingFields.Of(t.Case), written.Each).Fields,
                    written.Each
                );
            }
        );

    /// <summary>Whether a paper has that case: only ballots and count sheets lie on A5.</summary>
    public static bool Has((PaperKind, TemplateCase) of) => builtIn.ContainsKey(of);

    /// <summary>What the portal writes itself, with fields.</summary>
    public static byte[] BuiltInOf((PaperKind Kind, TemplateCase Case) of, LinePitch pitch) =>
        Written(MeetingPapers.Of(of.Kind).WriteTemplate(of.Case), pitch);

    /// <summary>The fields of the portal's own wording.</summary>
    public static IReadOnlyList<string> UsualFields((PaperKind, TemplateCase) of) => builtIn[of].Fields;

    public static TemplateReading Read((PaperKind Kind, TemplateCase Case) of, byte[] file)
    {
        var reading = TemplateReading.Of(file, MeetingFields.Of(of.Case), builtIn[of].Each);
        return of.Kind is PaperKind.ExecutiveBallot or PaperKind.LeaderBallot && reading.Problems.Count == 0
            ? reading with
            {
                Problems = EqualCopies.Problems(file),
            }
            : reading;
    }

    /// <summary>Why an uploaded file is no template of this kind; none for one that can be used.</summary>
    public static (TemplateReading Reading, Violations Violations) Check(
        (PaperKind Kind, TemplateCase Case) of,
        byte[] file
    )
    {
        var none = new TemplateReading([], []);
        var (content, refusal) = FileJudge.Judge(file);
        if (refusal is not null)
            return (none, new(refusal));
        if (content != FileKind.Docx)
            return (none, new(Wrong("这不是 Word 文件（.docx）。请在 Word 或 WPS 里另存为 .docx 再上传。")));
        if (WordPackage.Check(file) is { } unsafeFile)
            return (none, new(unsafeFile));
        var reading = Read(of, file);
        if (reading is { Fields: [], Problems: [] })
            return (reading, new(Wrong("文件里没有一个字段。请先下载带字段的模板，在上面修改，再上传。")));
        return (
            reading,
            reading.Problems.Count == 0
                ? Violations.None
                : new(Wrong($"模板里有 {reading.Problems.Count} 处要改，都列在下面；改好以后再上传。"))
        );
    }

    public static void Fill(
        byte[] file,
        (MeetingPaper Paper, TemplateCase Case) of,
        MeetingFacts facts,
        PaperValues values,
        Stream to
    ) =>
        WordTemplate.Fill(file, $"{facts.UnitName}{of.Paper.Name}", values, builtIn[(of.Paper.Kind, of.Case)].Each, to);

    private static byte[] Written(WrittenPaper paper, LinePitch pitch)
    {
        using var file = new MemoryStream();
        WordPaper.Write(paper.Paper, pitch, file);
        return file.ToArray();
    }

    private static Violation Wrong(string message) => new("TemplateFile", Field, message);

    private sealed record BuiltIn(IReadOnlyList<string> Fields, string? Each);
}
