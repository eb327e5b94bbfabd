using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace FederationReform.Papers.Word;

/// <summary>
/// Fills the fields of a .docx that somebody else wrote. A row of a table, or a paragraph outside one, that has fields
/// of a list stands once for each entry; one whose fields all have nothing to say is left out. Every paragraph is read
/// once, so that a value that looks like a field stays a value.
/// </summary>
internal static class WordTemplate
{
    /// <param name="each">The list for whose entries the whole text is repeated, each on a new sheet.</param>
    /// <param name="file">Empty and seekable; stays open.</param>
    public static void Fill(byte[] template, string name, PaperValues values, string? each, Stream file)
    {
        file.Write(template);
        file.Position = 0;
        using var document = WordprocessingDocument.Open(file, isEditable: true);
        var known = new Known(values);
        foreach (var root in PartsOf(document))
            if (root is Document { Body: { } body } && each is not null)
                RepeatText(body, each, known);
            else
                FillInside(root, known);
        // Word asks for different numbers of pictures, and a repeated one brings its own again.
        foreach (var (index, picture) in PartsOf(document).SelectMany(r => r.Descendants<DocProperties>()).Index())
            picture.Id = (uint)index + 1;
        document.PackageProperties.Title = name;
        // Who changed the template is nobody's business in a paper of another office.
        document.PackageProperties.Creator = null;
        document.PackageProperties.LastModifiedBy = null;
        document.Save();
    }

    /// <summary>The text and what stands above, below and beside it.</summary>
    internal static IEnumerable<OpenXmlPartRootElement> PartsOf(WordprocessingDocument document)
    {
        var main = document.MainDocumentPart!;
        IEnumerable<OpenXmlPartRootElement?> roots =
        [
            main.Document,
            .. main.HeaderParts.Select(p => p.Header),
            .. main.FooterParts.Select(p => p.Footer),
            main.FootnotesPart?.Footnotes,
            main.EndnotesPart?.Endnotes,
        ];
        return roots.OfType<OpenXmlPartRootElement>();
    }

    /// <summary>The fields of a row itself, not of a table within it.</summary>
    internal static IEnumerable<PaperField> FieldsOf(OpenXmlElement element) =>
        element is Paragraph paragraph
            ? FieldText.Of(paragraph).Found
            : element
                .Descendants<Paragraph>()
                .Where(p => p.Ancestors<TableRow>().FirstOrDefault() == element)
                .SelectMany(p => FieldText.Of(p).Found);

    private static void RepeatText(Body body, string list, Known known)
    {
        var text = body.ChildElements.Where(e => e is not SectionProperties).ToList();
        foreach (var (index, entry) in known.Entries(list).Index())
        {
            foreach (var (place, element) in text.Index())
            {
                var copy = Copy(element);
                element.Parent!.InsertBefore(copy, text[0]);
                if (index > 0 && place == 0)
                    BeginSheet(copy);
                Fill(copy, known.With(list, entry));
            }
        }
        foreach (var element in text)
            element.Remove();
    }

    private static void BeginSheet(OpenXmlElement first)
    {
        if (first is not Paragraph paragraph)
            paragraph = first.InsertBeforeSelf(WordBlocks.Paragraph(WordStyles.Small, ""));
        (paragraph.ParagraphProperties ??= new()).PageBreakBefore = new();
    }

    private static void FillInside(OpenXmlElement parent, Known known)
    {
        foreach (var child in parent.ChildElements.ToList())
            Fill(child, known);
    }

    private static void Fill(OpenXmlElement element, Known known)
    {
        if (element is not (TableRow or Paragraph))
        {
            FillInside(element, known);
            return;
        }
        var fields = FieldsOf(element).ToList();
        if (fields.Select(f => f.List).FirstOrDefault(l => l is not null && !known.Has(l)) is { } list)
        {
            foreach (var entry in known.Entries(list))
            {
                var copy = element.InsertBeforeSelf(Copy(element));
                // The end of a section stands once, behind the last.
                (copy as Paragraph)?.ParagraphProperties?.SectionProperties?.Remove();
                Fill(copy, known.With(list, entry));
            }
            LeaveOut(element);
            return;
        }
        if (fields.Count > 0 && fields.TrueForAll(f => known.Of(f) is null))
        {
            LeaveOut(element);
            return;
        }
        if (element is Paragraph paragraph)
            FieldText.Of(paragraph).Replace(known.Of);
        FillInside(element, known);
    }

    private static void LeaveOut(OpenXmlElement element)
    {
        var parent = element.Parent!;
        var needed =
            element is Paragraph { ParagraphProperties.SectionProperties: not null }
            // A cell ends with a paragraph, and so does whatever else holds nothing but this one.
            || (
                element is Paragraph
                && parent is not Body
                && parent.LastChild == element
                && element.PreviousSibling() is not Paragraph
            );
        if (needed)
            foreach (var said in element.ChildElements.Where(e => e is not ParagraphProperties).ToList())
                said.Remove();
        else
            element.Remove();
        if (parent is Table table && !table.Elements<TableRow>().Any())
            table.Remove();
    }

    /// <summary>A copy without what a document may have only once.</summary>
    private static OpenXmlElement Copy(OpenXmlElement element)
    {
        var copy = element.CloneNode(deep: true);
        foreach (var mark in copy.Descendants().Where(e => e is BookmarkStart or BookmarkEnd).ToList())
            mark.Remove();
        foreach (var named in copy.Descendants().Prepend(copy))
            if (named is Paragraph paragraph)
                (paragraph.ParagraphId, paragraph.TextId) = (null, null);
            else if (named is TableRow row)
                (row.ParagraphId, row.TextId) = (null, null);
        return copy;
    }

    /// <summary>The values, and of the lists that are being repeated the entry that it is the turn of.</summary>
    private sealed record Known(PaperValues Values, Known? Outer = null, string? List = null, PaperEntry? Entry = null)
    {
        public Known With(string list, PaperEntry entry) => new(Values, this, list, entry);

        public bool Has(string list) => List == list || Outer?.Has(list) == true;

        public IReadOnlyList<PaperEntry> Entries(string list) => Values.Lists.GetValueOrDefault(list) ?? [];

        public string? Of(PaperField field) =>
            field.List is not { } list ? Values.Single.GetValueOrDefault(field.Name)
            : List == list ? Entry!.Values.GetValueOrDefault(field.Name)
            : Outer?.Of(field);
    }
}
