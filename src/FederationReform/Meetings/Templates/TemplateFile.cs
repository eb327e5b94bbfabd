using FederationReform.Files;
using FederationReform.Papers;
using FederationReform.Papers.Word;

namespace FederationReform.Meetings.Templates;

/// <summary>The .docx of a template: as the portal offers it, as somebody uploaded it, and filled.</summary>
internal static class TemplateFile
{
    public const string Field = "File";

    private static readonly Dictionary<PaperKind, BuiltIn> builtIn = MeetingPapers.All.ToDictionary(
        paper => paper.Kind,
        paper =>
        {
            var written = paper.WriteTemplate();
            using var file = new MemoryStream();
            WordPaper.Write(written.Paper, file);
            var bytes = file.ToArray();
            return new BuiltIn(bytes, TemplateReading.Of(bytes, MeetingFields.All, written.Each).Fields, written.Each);
        }
    );

    /// <summary>What the portal writes itself, with fields.</summary>
    public static byte[] BuiltInOf(PaperKind kind) => builtIn[kind].File;

    /// <summary>The fields of the portal's own wording.</summary>
    public static IReadOnlyList<string> UsualFields(PaperKind kind) => builtIn[kind].Fields;

    public static TemplateReading Read(PaperKind kind, byte[] file) =>
        TemplateReading.Of(file, MeetingFields.All, builtIn[kind].Each);

    /// <summary>Why an uploaded file is no template of this kind; none for one that can be used.</summary>
    public static (TemplateReading Reading, Violations Violations) Check(PaperKind kind, byte[] file)
    {
        var none = new TemplateReading([], []);
        var (content, refusal) = FileJudge.Judge(file);
        if (refusal is not null)
            return (none, new(refusal));
        if (content != FileKind.Docx)
            return (none, new(Wrong("这不是 Word 文件（.docx）。请在 Word 或 WPS 里另存为 .docx 再上传。")));
        if (WordPackage.Check(file) is { } unsafeFile)
            return (none, new(unsafeFile));
        var reading = Read(kind, file);
        if (reading is { Fields: [], Problems: [] })
            return (reading, new(Wrong("文件里没有一个字段。请先下载带字段的模板，在上面修改，再上传。")));
        return (
            reading,
            reading.Problems.Count == 0
                ? Violations.None
                : new(Wrong($"模板里有 {reading.Problems.Count} 处要改，都列在下面；改好以后再上传。"))
        );
    }

    public static void Fill(byte[] file, MeetingPaper paper, MeetingFacts facts, PaperValues values, Stream to) =>
        WordTemplate.Fill(file, $"{facts.UnitName}{paper.Name}", values, builtIn[paper.Kind].Each, to);

    private static Violation Wrong(string message) => new("TemplateFile", Field, message);

    private sealed record BuiltIn(byte[] File, IReadOnlyList<string> Fields, string? Each);
}
