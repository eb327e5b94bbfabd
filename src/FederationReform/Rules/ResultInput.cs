using FederationReform.Data;
using FederationReform.Text;

namespace FederationReform.Rules;

/// <summary>A column or field that is typed or pasted: its name and its allowed contents.</summary>
/// <param name="Key">The property that it fills, as <see cref="Violation.Field"/> names it.</param>
/// <param name="MaxRunes">The most Unicode code points of the typed text.</param>
public abstract record SheetColumn(string Key, string Title, int MaxRunes)
{
    /// <summary>The same limit in UTF-16 units, as the browser counts: a rare character of a name takes two.</summary>
    public int MaxLength => Codes is null && !Number ? 2 * MaxRunes : MaxRunes;

    /// <summary>The list to choose from; null for free text.</summary>
    public CodeList? Codes { get; init; }

    /// <summary>Other headings of this column in rosters.</summary>
    public IReadOnlyList<string> Headings { get; init; } = [];

    /// <summary>
    /// The list of which several may be chosen; the text names them with 、 between. Null where it does not apply.
    /// </summary>
    public CodeList? Several { get; init; }

    public bool Number { get; init; }

    /// <summary>Whether the text is a day, so that a form can offer a calendar and a file has a date.</summary>
    public bool Day { get; init; }

    /// <summary>Whether the text is an amount in yuan, so that a file has a number.</summary>
    public bool Money { get; init; }

    /// <summary>Whether line breaks are allowed.</summary>
    public bool Lines { get; init; }

    /// <summary>
    /// How a sensitive text, which is never empty, is written where it is not needed in full: in history, audit and
    /// messages. Null for what everybody may read.
    /// </summary>
    public Func<string, string>? Mask { get; init; }

    /// <summary>The text for readers of history, audit and messages.</summary>
    public string Shown(string text) => Mask is { } mask && text.Length > 0 ? mask(text) : text;

    /// <summary>A change in the words of the history, where what is empty has no words.</summary>
    /// <param name="field">What changed, where the title alone does not say whose it is.</param>
    public FieldChange Change(string before, string after, string? field = null) =>
        new(field ?? Title, Words(before), Words(after));

    private string? Words(string text) => text.Length == 0 ? null : Shown(text);
}

/// <summary>How a text becomes a value of <typeparamref name="TOwner"/> and back.</summary>
public sealed record ResultInput<TOwner>(string Key, string Title, int MaxRunes) : SheetColumn(Key, Title, MaxRunes)
{
    /// <summary>The value as text; empty when it is not filled in.</summary>
    public required Func<TOwner, string> Write { get; init; }

    /// <summary>Sets the value from a text that is not empty; with a problem, the owner is unchanged.</summary>
    public required Func<TOwner, string, Reading<TOwner>> Fill { get; init; }

    /// <summary>
    /// The owner with the value of a text that is not empty; a text that cannot be read becomes a violation and leaves
    /// the owner unchanged.
    /// </summary>
    /// <param name="label">What the user calls the place, for example 第 7 行出生年月.</param>
    public TOwner Take(TOwner owner, string text, string field, string label, Violations violations)
    {
        // A number or a date that is too long is reported better by its own reader, so the limit here is never below
        // that of a name.
        if (
            Codes is null
            && PlainText.Check(field, label, text, Math.Max(MaxRunes, PlainText.NameRunes), lines: Lines) is { } unseen
        )
        {
            violations.Add(unseen);
            return owner;
        }
        var read = Fill(owner, text);
        if (read.Problem is not { } problem)
            return read.Value;
        violations.Add(new Violation(ResultSheet.UnreadableCode, field, $"{label}“{Short(text)}”{problem}。"));
        return owner;
    }

    /// <summary>The same input for a type that contains a <typeparamref name="TOwner"/>.</summary>
    public ResultInput<TWhole> Within<TWhole>(Func<TWhole, TOwner> part, Func<TWhole, TOwner, TWhole> with) =>
        new(Key, Title, MaxRunes)
        {
            Codes = Codes,
            Several = Several,
            Headings = Headings,
            Number = Number,
            Day = Day,
            Money = Money,
            Lines = Lines,
            Mask = Mask,
            Write = whole => Write(part(whole)),
            Fill = (whole, text) =>
                Fill(part(whole), text) is var read && read.Problem is null
                    ? Reading.Of(with(whole, read.Value))
                    : new(whole, read.Problem),
        };

    private static string Short(string text) => text.Length <= 30 ? text : PlainText.Cut(text, 30) + "…";
}
