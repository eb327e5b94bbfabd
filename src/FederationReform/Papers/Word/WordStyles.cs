using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace FederationReform.Papers.Word;

/// <summary>
/// The styles of a paper. Whoever works on it further in Word or WPS finds the headings in the navigation, and changes
/// the looks in one place.
/// </summary>
internal static class WordStyles
{
    public const string Normal = "Normal";
    public const string Title = "Title";
    public const string Subtitle = "Subtitle";
    public const string Addressee = "Addressee";
    public const string Body = "BodyIndent";
    public const string Flush = "Flush";
    public const string Centred = "Centred";
    public const string Signed = "Signed";
    public const string Direction = "Direction";
    public const string Small = "Small";
    public const string Signature = "Signature";
    public const string AttachmentMark = "AttachmentMark";
    public const string Cell = "TableCell";
    public const string CellLabel = "TableLabel";
    public const string Footer = "Footer";
    public const string Table = "TableGrid";

    /// <summary>
    /// By how many twentieths of a point characters of 16 pt stand closer, so that 28 of them are not wider than the
    /// text; rounded so that 28 fit, and the lines are justified.
    /// </summary>
    public static int CharacterSpacing { get; } =
        (int)Math.Floor((PaperLayout.CharacterPitch - PaperLayout.BodySize) * 20);

    public static string Heading(int level) => $"Heading{level}";

    public static Styles Make(LinePitch pitch) =>
        new(
            new DocDefaults(
                new RunPropertiesDefault(
                    new RunPropertiesBaseStyle(
                        Fonts(PaperLayout.Body),
                        new Color { Val = "000000" },
                        Size(PaperLayout.BodySize),
                        ComplexSize(PaperLayout.BodySize),
                        new Languages { Val = "en-US", EastAsia = "zh-CN" }
                    )
                ),
                new ParagraphPropertiesDefault()
            ),
            Of(
                Normal,
                "Normal",
                null,
                [
                    new WidowControl { Val = false },
                    // Room between Chinese and figures would push the characters off the grid.
                    new AutoSpaceDE { Val = false },
                    new AutoSpaceDN { Val = false },
                    Pitch(pitch.Points()),
                    Align(JustificationValues.Both),
                ],
                [
                    Fonts(PaperLayout.Body),
                    new Spacing { Val = CharacterSpacing },
                    Size(PaperLayout.BodySize),
                    ComplexSize(PaperLayout.BodySize),
                ],
                isDefault: true
            ),
            Of(
                Title,
                "Title",
                Normal,
                [
                    new KeepNext(),
                    new SuppressAutoHyphens(),
                    // A line of a title is higher than one of the grid, and must not take two.
                    new SnapToGrid { Val = false },
                    Pitch(PaperLayout.TitlePitch),
                    Align(JustificationValues.Center),
                ],
                Type(PaperLayout.Title, PaperLayout.TitleSize)
            ),
            Of(
                Subtitle,
                "Subtitle",
                Normal,
                [Align(JustificationValues.Center)],
                Type(PaperLayout.Heading2, PaperLayout.BodySize)
            ),
            Of(Addressee, "主送机关", Normal, [], []),
            Of(Body, "Body Text First Indent", Normal, [First(PaperLayout.Indent)], []),
            Of(Flush, "顶格", Normal, [], []),
            Of(Centred, "居中", Normal, [Align(JustificationValues.Center)], []),
            Of(Signed, "签字", Normal, [Left(14), Align(JustificationValues.Left)], []),
            Of(
                Direction,
                "会务提示",
                Normal,
                [First(PaperLayout.Indent)],
                Type(PaperLayout.Heading2, PaperLayout.BodySize)
            ),
            Of(
                Small,
                "说明",
                Normal,
                [new SnapToGrid { Val = false }, Pitch(PaperLayout.SmallPitch)],
                Type(PaperLayout.Body, PaperLayout.SmallSize)
            ),
            Of(Signature, "Signature", Normal, [new KeepLines(), Align(JustificationValues.Right)], []),
            Of(AttachmentMark, "附件标记", Normal, [], Type(PaperLayout.Heading1, PaperLayout.BodySize)),
            Of(Heading(1), "heading 1", Normal, HeadingLook(1), Type(PaperLayout.Heading(1), PaperLayout.BodySize)),
            Of(Heading(2), "heading 2", Normal, HeadingLook(2), Type(PaperLayout.Heading(2), PaperLayout.BodySize)),
            Of(Heading(3), "heading 3", Normal, HeadingLook(3), Type(PaperLayout.Heading(3), PaperLayout.BodySize)),
            Of(Heading(4), "heading 4", Normal, HeadingLook(4), Type(PaperLayout.Heading(4), PaperLayout.BodySize)),
            Of(
                Cell,
                "表格文字",
                Normal,
                [new SnapToGrid { Val = false }, Pitch(PaperLayout.TablePitch), Align(JustificationValues.Center)],
                Type(PaperLayout.Body, PaperLayout.TableSize)
            ),
            Of(CellLabel, "表头", Cell, [], Type(PaperLayout.Heading1, PaperLayout.TableSize)),
            Of(
                Footer,
                "footer",
                Normal,
                [new SnapToGrid { Val = false }, Pitch(PaperLayout.PageNumberSize)],
                Type(PaperLayout.PageNumber, PaperLayout.PageNumberSize)
            ),
            TableGrid()
        );

    /// <summary>The outline level lets the navigation of Word and WPS list the heading.</summary>
    private static OpenXmlElement[] HeadingLook(int level) =>
        [new KeepNext(), First(PaperLayout.Indent), new OutlineLevel { Val = level - 1 }];

    private static Style Of(
        string id,
        string name,
        string? basedOn,
        OpenXmlElement[] paragraph,
        OpenXmlElement[] run,
        bool isDefault = false
    )
    {
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id };
        if (isDefault)
            style.Default = true;
        style.Append(new StyleName { Val = name });
        if (basedOn is not null)
            style.Append(new BasedOn { Val = basedOn });
        style.Append(new PrimaryStyle());
        if (paragraph.Length > 0)
            style.Append(new StyleParagraphProperties(paragraph));
        if (run.Length > 0)
            style.Append(new StyleRunProperties(run));
        return style;
    }

    private static Style TableGrid() =>
        new(
            new StyleName { Val = "Table Grid" },
            new PrimaryStyle(),
            new StyleTableProperties(
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = 4 },
                    new LeftBorder { Val = BorderValues.Single, Size = 4 },
                    new BottomBorder { Val = BorderValues.Single, Size = 4 },
                    new RightBorder { Val = BorderValues.Single, Size = 4 },
                    new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 },
                    new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 }
                ),
                new TableCellMarginDefault(
                    new TableCellLeftMargin { Width = 57, Type = TableWidthValues.Dxa },
                    new TableCellRightMargin { Width = 57, Type = TableWidthValues.Dxa }
                )
            )
        )
        {
            Type = StyleValues.Table,
            StyleId = Table,
        };

    // What has another size has no grid to keep.
    private static OpenXmlElement[] Type(PaperFont font, double size) =>
        [
            Fonts(font),
            .. size == PaperLayout.BodySize ? (Spacing[])[] : [new() { Val = 0 }],
            Size(size),
            ComplexSize(size),
        ];

    // One font for both scripts: figures are then exactly half a character wide and the grid holds.
    private static RunFonts Fonts(PaperFont font) =>
        new()
        {
            Ascii = font.Name,
            HighAnsi = font.Name,
            EastAsia = font.Name,
            ComplexScript = font.Name,
            Hint = FontTypeHintValues.EastAsia,
        };

    private static FontSize Size(double points) => new() { Val = WordUnits.HalfPoints(points) };

    private static FontSizeComplexScript ComplexSize(double points) => new() { Val = WordUnits.HalfPoints(points) };

    public static SpacingBetweenLines Pitch(double points) =>
        new()
        {
            Before = "0",
            After = "0",
            Line = WordUnits.TwipsOfPoints(points),
            LineRule = LineSpacingRuleValues.Exact,
        };

    private static Indentation First(double characters) =>
        new()
        {
            FirstLine = WordUnits.TwipsOfCharacters(characters),
            FirstLineChars = WordUnits.Hundredths(characters),
        };

    private static Indentation Left(double characters) =>
        new() { Left = WordUnits.TwipsOfCharacters(characters), LeftChars = WordUnits.Hundredths(characters) };

    private static Justification Align(JustificationValues value) => new() { Val = value };
}
