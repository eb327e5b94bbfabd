using System.Globalization;
using FederationReform.Papers;

namespace FederationReform.Meetings;

/// <summary>
/// A paper while it is written. Every value goes through it by name: what is not known becomes a blank, and its name is
/// noted, so that the page says what a paper still lacks. The names are also the fields of a county's template: written
/// as a template, the paper has a field for each value, and a list has one row.
/// </summary>
/// <param name="asTemplate">Whether fields are written instead of values.</param>
internal sealed class PaperDraft(bool asTemplate = false)
{
    private readonly List<PaperSection> sections = [];
    private readonly List<string> lacks = [];
    private readonly PaperValues values = new();
    private List<PaperBlock> blocks = [];
    private SheetForm form = SheetForm.Upright;
    private string? each;

    public IReadOnlyList<string> Lacks => lacks;

    public bool AsTemplate => asTemplate;

    /// <summary>The value, or a blank that is noted as lacking.</summary>
    public string Of(string? known, string name, string blank = PaperText.Blank) =>
        Words(name, Known(known, name, blank));

    public string Of(int? known, string name) => Words(name, Known(known, name));

    public string Of(DateOnly? known, string name) => Of(known is { } day ? PaperText.Day(day) : null, name, BlankDay);

    /// <summary>Words that follow from the records and are never lacking; empty for a place to be filled in.</summary>
    public string Words(string name, string words)
    {
        values.Set(name, words);
        return Mark(new(name), words);
    }

    /// <summary>Words that some meetings have and others have not.</summary>
    public string Optional(string name, string words)
    {
        values.Set(name, words.Length == 0 ? null : words);
        return Mark(new(name), words);
    }

    /// <summary>The value or a noted blank, where the field that it stands in has another name.</summary>
    public string Known(string? known, string name, string blank = PaperText.Blank) =>
        string.IsNullOrEmpty(known) ? Lacking(name, blank) : known;

    public string Known(int? known, string name) => Known(known?.ToString(CultureInfo.InvariantCulture), name);

    /// <summary>A blank that is always filled in by hand: it is not lacking.</summary>
    public static string Day(DateOnly? known) => known is { } day ? PaperText.Day(day) : BlankDay;

    public string Lacking(string name, string blank = PaperText.Blank)
    {
        if (!lacks.Contains(name))
            lacks.Add(name);
        return blank;
    }

    /// <summary>Notes that a list has no entries. A template is written as if it had some.</summary>
    public bool LacksAll<T>(IReadOnlyCollection<T> list, string name)
    {
        if (list.Count > 0 || asTemplate)
            return false;
        Lacking(name);
        return true;
    }

    /// <summary>A paragraph for each entry of a list.</summary>
    /// <param name="names">Of the fields, in the order of the values of an entry.</param>
    /// <param name="write">Makes the text from the values of one entry.</param>
    public PaperDraft Each(
        string list,
        IReadOnlyList<string> names,
        IEnumerable<string[]> entries,
        Func<IReadOnlyList<string>, string> write,
        ParagraphKind kind = ParagraphKind.Body
    )
    {
        foreach (var entry in Entries(list, names, entries))
            Text(write(entry), kind);
        return this;
    }

    /// <summary>A table with a row for each entry of a list; the fields are called as the headings are.</summary>
    /// <param name="names">
    /// Where they are not: the name of each column's field, null for a column to be filled in by hand.
    /// </param>
    /// <param name="height">The least height of a row in millimetres.</param>
    public TableBlock Table(
        string list,
        IReadOnlyList<PaperColumn> columns,
        IEnumerable<string[]> rows,
        IReadOnlyList<string?>? names = null,
        double height = 0
    ) =>
        new(
            columns,
            [
                .. Entries(list, names ?? [.. columns.Select(c => c.Heading)], rows)
                    .Select(row => new PaperRow([.. row.Select(text => new PaperCell(text))], height)),
            ]
        );

    /// <summary>A sheet for each entry of a list: the whole paper is repeated.</summary>
    /// <param name="write">
    /// Writes one sheet; its second argument gives each value its field. The entry is the default where the list is
    /// empty: then there is one sheet to be filled in by hand.
    /// </param>
    public void Sheets<T>(string list, IReadOnlyList<T> entries, Action<T?, Func<string, string?, string>> write)
        where T : class
    {
        each = list;
        List<PaperEntry> written = [];
        foreach (var entry in entries.Count == 0 || asTemplate ? (IReadOnlyList<T?>)[null] : entries)
        {
            On(SheetForm.Upright);
            var fields = new Dictionary<string, string?>();
            write(entry, (name, value) =>
            {
                var field = PaperField.Of(list, name);
                fields[field.Name] = value ?? "";
                return Mark(field, value ?? "");
            });
            written.Add(new(fields));
        }
        values.Set(list, written);
    }

    public PaperDraft Title(params IReadOnlyList<string> words) =>
        // A field is not as wide as its value: where the title breaks is decided when the value is there.
        Add(new TitleBlock(asTemplate ? [string.Concat(words)] : PaperText.TitleLines(words)));

    /// <summary>The head of a ballot or count sheet: in the type of the text, broken where a word ends.</summary>
    /// <param name="width">Of the sheet's text, in millimetres.</param>
    public PaperDraft Heads(double width, params IReadOnlyList<string> words) => Add(Head(width, words));

    public PaperBlock Head(double width, params IReadOnlyList<string> words) =>
        new ParagraphBlock(
            asTemplate ? string.Concat(words) : string.Join('\n', PaperText.Lines(PaperText.Characters(width), words)),
            ParagraphKind.Centred
        );

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
        return new(new(name, sections), lacks) { Values = values, Each = each };
    }

    private const string BlankDay = PaperText.BlankDay;

    private string Mark(PaperField field, string value) => asTemplate ? field.Mark : value;

    private List<string[]> Entries(string list, IReadOnlyList<string?> names, IEnumerable<string[]> entries)
    {
        var all = entries.ToList();
        // A heading may stand twice, as in a sheet with two people in a row.
        var fields = names
            .Select((name, i) => (name, Before: names.Take(i).Count(n => n == name)))
            .Select(n => n.name is null ? (PaperField?)null : PaperField.Of(list, n.name + Second(n.Before)))
            .ToList();
        if (asTemplate)
            all =
            [
                [.. fields.Select((field, i) => field?.Mark ?? all.FirstOrDefault()?[i] ?? "")],
            ];
        values.Set(
            list,
            [
                .. all.Select(entry => new PaperEntry(
                    fields
                        .Zip(entry)
                        .Where(f => f.First is not null)
                        .ToDictionary(f => f.First!.Value.Name, f => (string?)f.Second)
                )),
            ]
        );
        return all;
    }

    private static string Second(int before) => before == 0 ? "" : $"{before + 1}";

    private void EndSection()
    {
        if (blocks.Count > 0)
            sections.Add(new(form, asTemplate ? blocks : TableFit.Of(form, blocks)));
        blocks = [];
    }
}

/// <param name="Lacks">What the portal does not know yet; the paper has a blank for each.</param>
public sealed record WrittenPaper(Paper Paper, IReadOnlyList<string> Lacks)
{
    /// <summary>What the fields of a county's template take.</summary>
    internal PaperValues Values { get; init; } = new();

    /// <summary>The list for whose entries the whole paper is repeated; null for a paper that stands once.</summary>
    internal string? Each { get; init; }
}
