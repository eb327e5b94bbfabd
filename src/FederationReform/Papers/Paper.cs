namespace FederationReform.Papers;

/// <summary>
/// A paper of an office (公文、会议材料、表格) as what it says, without how it looks: <see cref="PaperLayout"/> holds
/// the looks, and the renderers for Word and for the browser draw the same blocks.
/// </summary>
/// <param name="Name">The name of the file and of the page, without extension.</param>
public sealed record Paper(string Name, params IReadOnlyList<PaperSection> Sections)
{
    /// <summary>A paper on upright sheets only.</summary>
    public static Paper Of(string name, params IReadOnlyList<PaperBlock> blocks) =>
        new(name, new PaperSection(SheetForm.Upright, blocks));
}

/// <summary>Blocks that lie on sheets of one form; the next section begins on a new sheet.</summary>
public sealed record PaperSection(SheetForm Form, params IReadOnlyList<PaperBlock> Blocks)
{
    /// <summary>
    /// Whether its sheets carry a page number. A ballot carries nothing that could tell it from another one.
    /// </summary>
    public bool Numbered => Form is SheetForm.Upright or SheetForm.Landscape;
}

/// <summary>The sheets that the portal prints on.</summary>
public enum SheetForm
{
    /// <summary>A4 upright with the margins of an official document.</summary>
    Upright = 1,

    /// <summary>A4 across, for rosters with many columns.</summary>
    Landscape = 2,

    /// <summary>A4 upright with narrow margins: ballots, count sheets.</summary>
    Full = 3,

    /// <summary>A5 upright with narrow margins: ballots, count sheets.</summary>
    Half = 4,
}

/// <summary>One part of a paper, from top to bottom.</summary>
public abstract record PaperBlock;

/// <summary>标题. The writer breaks long titles where the sense allows; each line is centred.</summary>
public sealed record TitleBlock(params IReadOnlyList<string> Lines) : PaperBlock;

/// <summary>The line below a title: （草案）, the day on which something was passed.</summary>
public sealed record SubtitleBlock(string Text) : PaperBlock;

/// <summary>主送机关, without the colon.</summary>
public sealed record AddresseeBlock(string Name) : PaperBlock;

/// <summary>A heading with its number: 一、 （一） 1. （1）</summary>
/// <param name="Level">From 1 to 4.</param>
public sealed record HeadingBlock(int Level, string Text) : PaperBlock;

public sealed record ParagraphBlock(string Text, ParagraphKind Kind = ParagraphKind.Body) : PaperBlock;

public enum ParagraphKind
{
    /// <summary>Its first line begins two characters to the right.</summary>
    Body,

    /// <summary>Begins at the left edge.</summary>
    Flush,

    Centred,

    /// <summary>Right of the middle, for lines that are signed by hand.</summary>
    ForHand,

    /// <summary>What the host of a meeting does and does not say: （宣读）</summary>
    Direction,

    /// <summary>A small remark below a table or on a ballot.</summary>
    Small,
}

/// <summary>附件说明 below the text; numbered when there is more than one.</summary>
public sealed record AttachmentNoteBlock(params IReadOnlyList<string> Names) : PaperBlock;

/// <summary>附件 or 附件1 at the head of an attachment, which begins a section of its own.</summary>
public sealed record AttachmentMarkBlock(int? Number = null) : PaperBlock
{
    public string Text => Number is { } number ? $"附件{number}" : "附件";
}

/// <summary>发文机关署名 and 成文日期.</summary>
/// <param name="Date">Written out, or with blanks where it is not known.</param>
/// <param name="Sealed">Whether a seal covers it: that decides where both lines stand.</param>
public sealed record SignatureBlock(string Issuer, string Date, bool Sealed) : PaperBlock;

/// <summary>附注, in brackets: the person to ask about a request.</summary>
public sealed record NoteBlock(string Text) : PaperBlock;

public sealed record PageBreakBlock : PaperBlock;

/// <summary>
/// The same blocks several times on one sheet, to be cut apart: ballots. All copies are equal to the last character.
/// </summary>
public sealed record CopiesBlock(int Across, int Down, IReadOnlyList<PaperBlock> Content) : PaperBlock;
