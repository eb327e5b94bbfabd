using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace FederationReform.Papers.Word;

/// <summary>Writes a paper as .docx, to be worked on in Word and in WPS.</summary>
public static class WordPaper
{
    public const string Extension = ".docx";

    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string OddFooter = "rIdOdd";
    private const string EvenFooter = "rIdEven";
    private const string NoFooter = "rIdNone";

    // The same in every paper, so they are made once.
    private static readonly Dictionary<LinePitch, byte[]> StylesParts = Enum.GetValues<LinePitch>()
        .ToDictionary(pitch => pitch, pitch => Part(WordStyles.Make(pitch)));

    private static readonly byte[] OddPart = Part(WordSheets.PageNumber(odd: true));
    private static readonly byte[] EvenPart = Part(WordSheets.PageNumber(odd: false));
    private static readonly byte[] NonePart = Part(new Footer(WordBlocks.Paragraph(WordStyles.Footer, "")));
    private static readonly byte[] FontsPart = Part(FontTable());

    private static readonly byte[] SettingsPart = Part(
        new Settings(
            new EvenAndOddHeaders(),
            new CharacterSpacingControl { Val = CharacterSpacingValues.CompressPunctuation },
            new Compatibility(
                new CompatibilitySetting
                {
                    Name = CompatSettingNameValues.CompatibilityMode,
                    Uri = "http://schemas.microsoft.com/office/word",
                    Val = "15",
                }
            )
        )
    );

    /// <param name="file">Seekable; stays open.</param>
    public static void Write(Paper paper, LinePitch pitch, Stream file) => Write(paper.Name, [paper], pitch, file);

    /// <summary>
    /// Papers one after the other in one file, to be printed at once: each begins with page 1 on the front of a new
    /// sheet. They are asked for one by one and written at once, so that many need no more memory than one.
    /// </summary>
    /// <param name="file">Seekable; stays open.</param>
    public static void Write(string name, IEnumerable<Paper> papers, LinePitch pitch, Stream file)
    {
        using var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document);
        document.PackageProperties.Title = name;
        var main = document.AddMainDocumentPart();
        Feed(main.AddNewPart<StyleDefinitionsPart>(), StylesParts[pitch]);
        Feed(main.AddNewPart<DocumentSettingsPart>(), SettingsPart);
        Feed(main.AddNewPart<FontTablePart>(), FontsPart);
        Feed(main.AddNewPart<FooterPart>(OddFooter), OddPart);
        Feed(main.AddNewPart<FooterPart>(EvenFooter), EvenPart);
        Feed(main.AddNewPart<FooterPart>(NoFooter), NonePart);
        using var writer = OpenXmlWriter.Create(main);
        writer.WriteStartElement(new Document());
        writer.WriteStartElement(new Body());
        Fill(writer, papers, pitch);
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void Fill(OpenXmlWriter writer, IEnumerable<Paper> papers, LinePitch pitch)
    {
        // Where a section ends is written with the next one: the last section ends otherwise.
        Body? written = null;
        PaperBlock? last = null;
        SectionProperties? sheets = null;
        foreach (var paper in papers)
        {
            foreach (var (index, section) in paper.Sections.Index())
            {
                if (written is not null)
                {
                    EndSection(written, sheets!);
                    Move(written, writer);
                }
                var size = PaperLayout.Of(section.Form);
                var begins = index == 0 && written is not null;
                written = new();
                last = Fill(written, section, new(WordUnits.Twips(size.TextWidth), WordUnits.Twips(size.TextHeight)));
                sheets = WordSheets.Of(section, pitch, (OddFooter, EvenFooter, NoFooter), begins);
            }
        }
        if (written is null)
            return;
        // A document ends with a paragraph; after a table it is as small as can be, so that no empty sheet follows.
        if (last is TableBlock or CopiesBlock)
            written.Append(WordBlocks.Paragraph(WordStyles.Small, "", Tiny()));
        written.Append(sheets!);
        Move(written, writer);
    }

    private static void Move(Body written, OpenXmlWriter writer)
    {
        foreach (var element in written.ChildElements)
            writer.WriteElement(element);
    }

    /// <summary>Appends the blocks of a section.</summary>
    /// <returns>The last of them; null when there is none.</returns>
    private static PaperBlock? Fill(Body body, PaperSection section, WordRoom room)
    {
        PaperBlock? before = null;
        foreach (var (index, block) in section.Blocks.Index())
        {
            // Two tables that touch would become one.
            if (block is TableBlock && before is TableBlock or PageBreakBlock)
                body.Append(WordBlocks.Paragraph(WordStyles.Small, ""));
            // 7.3.5: a signature does not stand alone on a sheet, nor does the last paragraph or a remark.
            var last = section.Blocks.ElementAtOrDefault(index + 1) is null or PageBreakBlock;
            if (block is SignatureBlock or AttachmentNoteBlock or NoteBlock || last && block is ParagraphBlock)
                KeepWithNext(body.LastChild);
            foreach (var element in WordBlocks.Of(block, room))
                body.Append(element);
            if (before is PageBreakBlock && body.LastChild is Paragraph { ParagraphProperties: { } first })
                first.PageBreakBefore = new();
            before = block;
        }
        return before;
    }

    private static void KeepWithNext(OpenXmlElement? last)
    {
        // Of a table it is the last row.
        IEnumerable<Paragraph> kept = last switch
        {
            Paragraph paragraph => [paragraph],
            Table table => table.LastChild!.Descendants<Paragraph>(),
            _ => [],
        };
        foreach (var paragraph in kept)
            (paragraph.ParagraphProperties ??= new()).KeepNext = new();
    }

    // The properties of a section lie in its last paragraph, those of the last section in the body.
    private static void EndSection(Body body, SectionProperties sheets)
    {
        if (body.LastChild is Paragraph { ParagraphProperties: { } properties })
            properties.Append(sheets);
        else
            body.Append(new Paragraph(new ParagraphProperties(Tiny(), sheets)));
    }

    private static SpacingBetweenLines Tiny() =>
        new()
        {
            Before = "0",
            After = "0",
            Line = "20",
            LineRule = LineSpacingRuleValues.Exact,
        };

    private static Fonts FontTable()
    {
        PaperFont[] fonts =
        [
            PaperLayout.Body,
            PaperLayout.Title,
            PaperLayout.Heading1,
            PaperLayout.Heading2,
            PaperLayout.PageNumber,
        ];
        return new(
            fonts.Select(font => new Font(
                new AltName { Val = string.Join(',', font.Instead) },
                new FontCharSet { Val = "86" },
                new FontFamily { Val = FontFamilyValues.Auto },
                new Pitch { Val = FontPitchValues.Variable }
            )
            {
                Name = font.Name,
            })
        );
    }

    private static byte[] Part(OpenXmlElement root) => Encoding.UTF8.GetBytes(root.OuterXml);

    private static void Feed(OpenXmlPart part, byte[] content)
    {
        using var stream = new MemoryStream(content, writable: false);
        part.FeedData(stream);
    }
}
