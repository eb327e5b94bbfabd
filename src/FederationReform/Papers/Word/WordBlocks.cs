using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using WordText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace FederationReform.Papers.Word;

/// <summary>The space that a block may fill, in twips.</summary>
internal readonly record struct WordRoom(int Width, int Height);

/// <summary>Blocks as elements of WordprocessingML.</summary>
internal static class WordBlocks
{
    public static IEnumerable<OpenXmlElement> Of(PaperBlock block, WordRoom room) =>
        block switch
        {
            TitleBlock title => Title(title),
            SubtitleBlock subtitle => [Paragraph(WordStyles.Subtitle, subtitle.Text), Paragraph(WordStyles.Normal, "")],
            AddresseeBlock to => [Paragraph(WordStyles.Addressee, $"{to.Name}：")],
            HeadingBlock heading => [Paragraph(WordStyles.Heading(heading.Level), heading.Text)],
            ParagraphBlock paragraph => [Paragraph(StyleOf(paragraph.Kind), paragraph.Text)],
            AttachmentNoteBlock note => Attachments(note),
            AttachmentMarkBlock mark =>
            [
                Paragraph(WordStyles.AttachmentMark, mark.Text),
                Paragraph(WordStyles.Normal, ""),
            ],
            SignatureBlock signature => Signature(signature),
            NoteBlock note => [Paragraph(WordStyles.Body, $"（{note.Text}）")],
            // Said by the paragraph that follows: a break after a full sheet would leave an empty one.
            PageBreakBlock => [],
            TableBlock table => [WordTable.Of(table, room.Width)],
            CopiesBlock copies => [WordCopies.Of(copies, room)],
            _ => throw new ArgumentOutOfRangeException(nameof(block), block, "No such block."),
        };

    public static Paragraph Paragraph(string style, string text, params OpenXmlElement[] more) =>
        new(new ParagraphProperties([new ParagraphStyleId { Val = style }, .. more]), Run(text));

    /// <summary>Lines of the text become lines of the paragraph.</summary>
    public static Run Run(string text)
    {
        var run = new Run();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
                run.Append(new Break());
            if (lines[i].Length > 0)
                run.Append(new WordText(Printable(lines[i])) { Space = SpaceProcessingModeValues.Preserve });
        }
        return run;
    }

    // What XML cannot hold cannot be seen either.
    internal static string Printable(string text) =>
        text.All(c => System.Xml.XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))
            ? text
            : string.Concat(text.Where(c => System.Xml.XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));

    // 7.3.2: the addressee follows one line below the title.
    private static IEnumerable<OpenXmlElement> Title(TitleBlock title)
    {
        yield return Paragraph(WordStyles.Title, string.Join('\n', title.Lines));
        yield return Paragraph(WordStyles.Normal, "");
    }

    private static string StyleOf(ParagraphKind kind) =>
        kind switch
        {
            ParagraphKind.Flush => WordStyles.Flush,
            ParagraphKind.Centred => WordStyles.Centred,
            ParagraphKind.ForHand => WordStyles.Signed,
            ParagraphKind.Direction => WordStyles.Direction,
            ParagraphKind.Small => WordStyles.Small,
            _ => WordStyles.Body,
        };

    // 7.3.4: one line below the text, two characters to the right; further lines begin below the name.
    private static IEnumerable<OpenXmlElement> Attachments(AttachmentNoteBlock note)
    {
        yield return Paragraph(WordStyles.Normal, "", new KeepNext());
        for (var i = 0; i < note.Names.Count; i++)
        {
            var number = note.Names.Count > 1 ? $"{i + 1}." : "";
            var head = i == 0 ? "附件：" : "";
            var begin = PaperText.Width("附件：" + number);
            var hang = i == 0 ? begin : PaperText.Width(number);
            yield return Paragraph(
                WordStyles.Flush,
                head + number + note.Names[i],
                [
                    .. i < note.Names.Count - 1 ? (KeepNext[])[new()] : [],
                    new Indentation
                    {
                        Left = WordUnits.TwipsOfCharacters(PaperLayout.Indent + begin),
                        LeftChars = WordUnits.Hundredths(PaperLayout.Indent + begin),
                        Hanging = WordUnits.TwipsOfCharacters(hang),
                        HangingChars = WordUnits.Hundredths(hang),
                    },
                ]
            );
        }
    }

    // 7.3.5: one line below the text, more where a seal has to find room.
    private static IEnumerable<OpenXmlElement> Signature(SignatureBlock signature)
    {
        var place = SignaturePlace.Of(signature);
        for (var i = 0; i < (signature.Sealed ? 2 : 1); i++)
            yield return Paragraph(WordStyles.Normal, "", new KeepNext());
        if (PaperField.In(signature.Issuer) || PaperField.In(signature.Date))
        {
            // How long they will be, nobody knows yet: both are centred where a date of usual length has its middle.
            yield return Paragraph(WordStyles.Signature, signature.Issuer, [new KeepNext(), .. Middle()]);
            yield return Paragraph(WordStyles.Signature, signature.Date, Middle());
            yield break;
        }
        yield return Paragraph(WordStyles.Signature, signature.Issuer, new KeepNext(), Right(place.Issuer));
        yield return Paragraph(WordStyles.Signature, signature.Date, Right(place.Date));
    }

    // A date of usual length: 2026年8月1日.
    private static OpenXmlElement[] Middle()
    {
        var middle = PaperLayout.SealedDateInset + PaperText.Width(PaperText.Day(new(2000, 1, 1))) / 2;
        var left = PaperLayout.Characters - 2 * middle;
        return
        [
            new Indentation { Left = WordUnits.TwipsOfCharacters(left), LeftChars = WordUnits.Hundredths(left) },
            new Justification { Val = JustificationValues.Center },
        ];
    }

    private static Indentation Right(double characters) =>
        new() { Right = WordUnits.TwipsOfCharacters(characters), RightChars = WordUnits.Hundredths(characters) };
}
