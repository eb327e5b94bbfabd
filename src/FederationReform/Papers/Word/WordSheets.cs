using DocumentFormat.OpenXml.Wordprocessing;

namespace FederationReform.Papers.Word;

/// <summary>The sheets of a section: size, margins, grid of lines and characters, page numbers.</summary>
internal static class WordSheets
{
    // 7.5: the dash, in the middle of its line, stands 7 mm below the type area.
    private const double HalfOfNumber = PaperLayout.PageNumberSize / PaperLayout.PointsPerMillimetre / 2;

    /// <param name="footers">
    /// Their ids. The third is an empty one: a section that names none would take that of the section before it.
    /// </param>
    /// <param name="begins">
    /// Whether another paper ends before it: then it begins with page 1 on the front of a sheet. A ballot may not have
    /// the next paper on its back.
    /// </param>
    public static SectionProperties Of(
        PaperSection section,
        LinePitch pitch,
        (string Odd, string Even, string None) footers,
        bool begins
    )
    {
        var size = PaperLayout.Of(section.Form);
        var properties = new SectionProperties(
            new FooterReference
            {
                Type = HeaderFooterValues.Default,
                Id = section.Numbered ? footers.Odd : footers.None,
            },
            new FooterReference { Type = HeaderFooterValues.Even, Id = section.Numbered ? footers.Even : footers.None }
        );
        var page = new PageSize
        {
            Width = (uint)WordUnits.Twips(size.Width),
            Height = (uint)WordUnits.Twips(size.Height),
        };
        if (size.Width > size.Height)
            page.Orient = PageOrientationValues.Landscape;
        properties.Append(
            new SectionType { Val = begins ? SectionMarkValues.OddPage : SectionMarkValues.NextPage },
            page,
            new PageMargin
            {
                Top = WordUnits.Twips(size.Top),
                Right = (uint)WordUnits.Twips(size.Right),
                Bottom = WordUnits.Twips(size.Bottom),
                Left = (uint)WordUnits.Twips(size.Left),
                Header = (uint)WordUnits.Twips(size.Top / 2),
                Footer = (uint)
                    WordUnits.Twips(
                        section.Numbered ? size.Bottom - PaperLayout.PageNumberBelow - HalfOfNumber : size.Bottom / 2
                    ),
                Gutter = 0,
            }
        );
        if (begins)
            properties.Append(new PageNumberType { Start = 1 });
        if (section.Form == SheetForm.Upright)
            properties.Append(Grid(pitch));
        return properties;
    }

    /// <summary>
    /// The lines only. A grid of characters (linesAndChars) narrower than the type gives 28 in Word and WPS, and in
    /// LibreOffice, which lets a wide character fill two places, 14; the styles space the characters instead.
    /// </summary>
    private static DocGrid Grid(LinePitch pitch) =>
        new() { Type = DocGridValues.Lines, LinePitch = (int)(pitch.Points() * 20) };

    public static Footer PageNumber(bool odd)
    {
        var inset = WordUnits.Hundredths(PaperLayout.PageNumberInset);
        var twips = WordUnits.TwipsOfPoints(PaperLayout.PageNumberInset * PaperLayout.PageNumberSize);
        return new(
            new Paragraph(
                new ParagraphProperties(
                    new ParagraphStyleId { Val = WordStyles.Footer },
                    odd
                        ? new Indentation { Right = twips, RightChars = inset }
                        : new Indentation { Left = twips, LeftChars = inset },
                    new Justification { Val = odd ? JustificationValues.Right : JustificationValues.Left }
                ),
                WordBlocks.Run("— "),
                new SimpleField(WordBlocks.Run("1")) { Instruction = " PAGE " },
                WordBlocks.Run(" —")
            )
        );
    }
}
