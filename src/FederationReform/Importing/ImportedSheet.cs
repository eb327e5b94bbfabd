using FederationReform.IdNumbers;
using FederationReform.Rules;
using FederationReform.Spreadsheets.Reading;
using FederationReform.Tree;

namespace FederationReform.Importing;

/// <param name="Index">Index of the column in the file, from 0.</param>
/// <param name="Heading">The heading as read; empty where the file has none.</param>
/// <param name="Key">The portal's column that it is read as; null when it is not read.</param>
public sealed record FileColumn(int Index, string Heading, IReadOnlyList<string> Samples, string? Key)
{
    public bool Hidden { get; init; }

    /// <summary>The column as the table program names it: A, B … AA.</summary>
    public string Letter => LetterOf(Index);

    public static string LetterOf(int index) =>
        (index >= 26 ? LetterOf(index / 26 - 1) : "") + (char)('A' + index % 26);
}

/// <summary>One sheet of those that an import reads: its headings, and which of its columns is which.</summary>
internal sealed class ImportedSheet
{
    /// <summary>More than the rows of any sheet, so that a key tells sheet and row.</summary>
    private const int KeySpan = 1_048_577;

    private const int Samples = 3;

    private readonly bool named;

    /// <param name="named">Whether a row must be named together with its sheet.</param>
    public ImportedSheet(
        SheetContent content,
        bool named,
        HeadingLines? headings,
        IReadOnlyDictionary<int, string> mapping
    )
    {
        (Content, this.named, Headings, Mapping) = (content, named, headings, mapping);
        Columns = Described();
    }

    public SheetContent Content { get; }

    public HeadingLines? Headings { get; }

    /// <summary>The key of the portal's column for each column that is read, by its index from 0.</summary>
    public IReadOnlyDictionary<int, string> Mapping { get; }

    public IReadOnlyList<FileColumn> Columns { get; }

    /// <summary>The unit of the rows that name none; null while it is not known.</summary>
    public Unit? Unit { get; set; }

    public bool Maps(string key) => Mapping.Values.Contains(key);

    /// <summary>Whether a column says the unit of each row.</summary>
    public bool NamesUnits => Maps(ImportColumns.VillageKey) || Maps(ImportColumns.TownshipKey);

    public int? HeadingRow => Headings is null ? null : Content.Rows[Headings.First].Number;

    /// <inheritdoc cref="ImportRow.Key"/>
    public int KeyOf(int row) => Content.Index * KeySpan + row;

    /// <inheritdoc cref="ImportRow.Place"/>
    public string PlaceOf(int row) => named ? $"“{Content.Name}”第 {row} 行" : $"第 {row} 行";

    /// <summary>The index of the file's column that is read as this one; -1 when there is none.</summary>
    public int IndexOf(string key)
    {
        foreach (var (index, mapped) in Mapping)
            if (mapped == key)
                return index;
        return -1;
    }

    /// <summary>
    /// A second leading column beside the first, which begins a second block of rows; null when there is none.
    /// </summary>
    public int? SecondBlock(SheetHeadings known)
    {
        var leads = Headings is null
            ? []
            : Enumerable
                .Range(0, Headings.Headings.Count)
                .Where(i => known.ColumnOf(Headings.Headings[i]) is { } column && column == known.Lead)
                .Where(i => !Mapping.ContainsKey(i))
                .ToList();
        return Mapping.Values.Contains(known.LeadKey) && leads.Count > 0 ? leads[0] : null;
    }

    private List<FileColumn> Described()
    {
        var width = Math.Max(
            Headings?.Headings.Count ?? 0,
            Content.Rows.Take(200).Select(r => r.Cells.Count).DefaultIfEmpty(0).Max()
        );
        var samples = Content.Rows.Skip(Headings?.Next ?? 0).Take(200).ToList();
        return
        [
            .. Enumerable
                .Range(0, width)
                .Select(i => new FileColumn(
                    i,
                    Headings is not null && i < Headings.Headings.Count ? Headings.Headings[i] : "",
                    [
                        .. samples
                            .Where(r => i < r.Cells.Count && r.Cells[i].Text.Length > 0)
                            .Select(r => IdNumberText.Hidden(r.Cells[i].Text))
                            .Distinct()
                            .Take(Samples),
                    ],
                    Mapping.GetValueOrDefault(i)
                )
                {
                    Hidden = Content.HiddenColumns.Contains(i),
                })
                .Where(c => c.Heading.Length > 0 || c.Samples.Count > 0),
        ];
    }
}
