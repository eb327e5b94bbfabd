namespace FederationReform.Papers;

/// <summary>
/// How a paper looks: GB/T 9704-2012 《党政机关公文格式》, the clause beside each number. Both renderers take their
/// measures here. Lengths are millimetres, sizes of type points.
/// </summary>
public static class PaperLayout
{
    /// <summary>
    /// 5.2.3: 22 lines on a page, 28 characters in a line, which fill the type area (版心) of 156 × 225 mm.
    /// </summary>
    public const int Lines = 22;

    public const int Characters = 28;

    /// <summary>5.2.1: the type area is 156 mm wide and 225 mm high.</summary>
    public const double TextWidth = 156;

    public const double TextHeight = 225;

    /// <summary>
    /// 225 mm / 22 = 28.99 pt. A fixed pitch of 29 pt is 0.2 pt too high for 22 lines and gives 21; 28.95 pt, a whole
    /// number of the twentieths in which Word measures, leaves a third of a millimetre.
    /// </summary>
    public const double StandardPitch = 28.95;

    /// <summary>
    /// No clause: many offices set 固定值 28 磅. A page takes 22 lines of it as well and leaves 7.7 mm below them.
    /// </summary>
    public const double OfficePitch = 28;

    /// <summary>156 mm / 28 = 15.79 pt: a little narrower than type of 16 pt, so the characters stand closer.</summary>
    public const double CharacterPitch = TextWidth / Characters * PointsPerMillimetre;

    /// <summary>5.2.2: 三号 is 16 pt.</summary>
    public const double BodySize = 16;

    /// <summary>7.3.1: 二号 is 22 pt.</summary>
    public const double TitleSize = 22;

    /// <summary>One line of a title; the standard leaves it open, offices use 30 to 35 pt.</summary>
    public const double TitlePitch = 33;

    /// <summary>7.5: 四号 is 14 pt, a dash on either side.</summary>
    public const double PageNumberSize = 14;

    /// <summary>7.5: the dash stands 7 mm below the type area.</summary>
    public const double PageNumberBelow = 7;

    /// <summary>7.5: one character from the outer edge: odd pages from the right, even pages from the left.</summary>
    public const double PageNumberInset = 1;

    /// <summary>7.3.3: each paragraph begins two characters to the right, and its further lines at the edge.</summary>
    public const double Indent = 2;

    /// <summary>7.3.5.1: with a seal the date ends four characters from the right edge.</summary>
    public const double SealedDateInset = 4;

    /// <summary>7.3.5.2: without a seal the issuer ends two characters from the right edge.</summary>
    public const double SignatureInset = 2;

    /// <summary>The text of a table; the standard leaves it open. 小四, narrow enough for rosters.</summary>
    public const double TableSize = 12;

    public const double TablePitch = 18;

    /// <summary>五号, for remarks below a table and for the rules on a ballot.</summary>
    public const double SmallSize = 10.5;

    public const double SmallPitch = 15;

    /// <summary>5.2.2: the text is set in 仿宋.</summary>
    public static PaperFont Body { get; } = new("仿宋_GB2312", "仿宋", "FangSong", "STFangsong", "Noto Serif CJK SC");

    /// <summary>7.3.1: the title is set in 小标宋.</summary>
    public static PaperFont Title { get; } =
        new("方正小标宋简体", "方正小标宋_GBK", "宋体", "SimSun", "STSong", "Noto Serif CJK SC");

    /// <summary>7.3.3: headings of the first level 黑体, of the second 楷体, of the third and fourth 仿宋.</summary>
    public static PaperFont Heading1 { get; } = new("黑体", "SimHei", "STHeiti", "Noto Sans CJK SC");

    public static PaperFont Heading2 { get; } = new("楷体_GB2312", "楷体", "KaiTi", "STKaiti", "Noto Serif CJK SC");

    /// <summary>7.5: half-width figures in 宋体.</summary>
    public static PaperFont PageNumber { get; } = new("宋体", "SimSun", "STSong", "Noto Serif CJK SC");

    /// <summary>5.1: A4. 5.2.1: 37 mm above and 28 mm at the binding; the type area leaves 35 and 26 mm.</summary>
    public static SheetSize Upright { get; } = new(210, 297, Top: 37, Right: 26, Bottom: 35, Left: 28);

    /// <summary>
    /// 8: a table across the sheet has its head at the binding of an odd page, so the sheet is the upright one turned
    /// left: its binding lies above. The numbers stay below the table and not, as the clause asks, at the edge of the
    /// upright sheet: Word turns no footer.
    /// </summary>
    public static SheetSize Landscape { get; } = new(297, 210, Top: 28, Right: 37, Bottom: 26, Left: 35);

    /// <summary>No document: as much of the sheet as any printer prints.</summary>
    public static SheetSize Full { get; } = new(210, 297, Top: 12, Right: 12, Bottom: 12, Left: 12);

    public static SheetSize Half { get; } = new(148, 210, Top: 10, Right: 10, Bottom: 10, Left: 10);

    public const double PointsPerMillimetre = 72 / 25.4;

    public static SheetSize Of(SheetForm form) =>
        form switch
        {
            SheetForm.Landscape => Landscape,
            SheetForm.Full => Full,
            SheetForm.Half => Half,
            _ => Upright,
        };

    /// <summary>The font of a heading.</summary>
    public static PaperFont Heading(int level) =>
        level switch
        {
            1 => Heading1,
            2 => Heading2,
            _ => Body,
        };
}

/// <param name="Name">As offices have it installed.</param>
/// <param name="Instead">What stands in for it where it is not installed, the nearest first.</param>
public sealed record PaperFont(string Name, params IReadOnlyList<string> Instead);

/// <summary>A sheet and its margins.</summary>
public sealed record SheetSize(double Width, double Height, double Top, double Right, double Bottom, double Left)
{
    public double TextWidth => Width - Left - Right;

    public double TextHeight => Height - Top - Bottom;
}
