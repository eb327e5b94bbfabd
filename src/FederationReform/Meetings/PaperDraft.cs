using System.Globalization;
using FederationReform.Papers;

namespace FederationReform.Meetings;

/// <summary>
/// A paper while it is written. Every value goes through it: what is not known becomes a blank, and its name is noted,
/// so that the page says what a paper still lacks.
/// </summary>
internal sealed class PaperDraft
{
    private readonly List<PaperSection> sections = [];
    private readonly List<string> lacks = [];
    private List<PaperBlock> blocks = [];
    private SheetForm form = SheetForm.Upright;

    public IReadOnlyList<string> Lacks => lacks;

    /// <summary>The value, or a blank that is noted as lacking.</summary>
    public string Of(string? known, string name, string blank = PaperText.Blank) =>
        string.IsNullOrEmpty(known) ? Lacking(name, blank) : known;

    public string Of(int? known, string name) =>
        known?.ToString(CultureInfo.InvariantCulture) ?? Lacking(name, PaperText.Blank);

    public string Of(DateOnly? known, string name) =>
        known is { } day ? PaperText.Day(day) : Lacking(name, PaperText.BlankDay);

    /// <summary>A blank that is always filled in by hand: it is not lacking.</summary>
    public static string Day(DateOnly? known) => known is { } day ? PaperText.Day(day) : PaperText.BlankDay;

    public string Lacking(string name, string blank = PaperText.Blank)
    {
        if (!lacks.Contains(name))
            lacks.Add(name);
        return blank;
    }

    /// <summary>Notes that a list has no entries.</summary>
    public bool LacksAll<T>(IReadOnlyCollection<T> list, string name)
    {
        if (list.Count > 0)
            return false;
        Lacking(name);
        return true;
    }

    public PaperDraft Title(params IReadOnlyList<string> words) => Add(new TitleBlock(PaperText.TitleLines(words)));

    public PaperDraft Subtitle(string text) => Add(new SubtitleBlock(text));

    public PaperDraft To(string addressee) => Add(new AddresseeBlock(addressee));

    public PaperDraft Heading(int level, string text) => Add(new HeadingBlock(level, text));

    public PaperDraft Text(string text) => Add(new ParagraphBlock(text));

    public PaperDraft Text(string text, ParagraphKind kind) => Add(new ParagraphBlock(text, kind));

    public PaperDraft Add(PaperBlock block)
    {
        blocks.Add(block);
        return this;
    }

    /// <summary>Begins a new sheet of this form.</summary>
    public PaperDraft On(SheetForm next)
    {
        EndSection();
        form = next;
        return this;
    }

    public WrittenPaper End(string name)
    {
        EndSection();
        return new(new(name, sections), lacks);
    }

    private void EndSection()
    {
        if (blocks.Count > 0)
            sections.Add(new(form, blocks));
        blocks = [];
    }
}

/// <param name="Lacks">What the portal does not know yet; the paper has a blank for each.</param>
public sealed record WrittenPaper(Paper Paper, IReadOnlyList<string> Lacks);
