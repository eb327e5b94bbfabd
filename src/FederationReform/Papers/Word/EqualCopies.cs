using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace FederationReform.Papers.Word;

/// <summary>
/// What in a template of ballots would tell one ballot from another: something that Word counts, or copies on a sheet
/// that differ.
/// </summary>
internal static class EqualCopies
{
    /// <param name="file">A template that can be read.</param>
    public static IReadOnlyList<TemplateProblem> Problems(byte[] file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        var problems = new List<TemplateProblem>();
        var body = document.MainDocumentPart!.Document!.Body!;
        if (PrintedParts(document.MainDocumentPart).Any(p => p.Descendants().Any(e => e is SimpleField or FieldChar)))
            problems.Add(new("全文", "", "选票上不能有页码、序号这样会变的域：每张选票必须一样。请删去。"));
        if (body.Descendants<NumberingProperties>().Any())
            problems.Add(new("全文", "", "选票上不能用自动编号，编号会从一张接到下一张。请直接写上数字。"));
        foreach (var sheet in body.Elements<Table>())
        {
            var copies = sheet
                .Elements<TableRow>()
                .SelectMany(row => row.Elements<TableCell>())
                .Where(cell => cell.Descendants<Table>().Any())
                .Select(cell => cell.InnerText)
                .Distinct();
            if (copies.Skip(1).Any())
                problems.Add(new("正文", "", "一张纸上的几张选票不一样。请把改好的一张复制到其他各张。"));
        }
        return problems;
    }

    /// <summary>
    /// The text, and the headers and footers that its sheets have; the portal's own file brings others.
    /// </summary>
    private static IEnumerable<OpenXmlPartRootElement> PrintedParts(MainDocumentPart main)
    {
        yield return main.Document;
        var named = main.Document.Descendants<HeaderFooterReferenceType>().Select(r => r.Id?.Value).OfType<string>();
        foreach (var id in named.Distinct())
            if (main.GetPartById(id).RootElement is { } root)
                yield return root;
    }
}
