using System.Globalization;
using System.Text.RegularExpressions;
using FederationReform.People;
using FederationReform.Text;

namespace FederationReform.Rules;

/// <summary>
/// The kinds of fields, whatever they belong to: how a text, a choice, a number, a day or a telephone is read and
/// written, and which of them is sensitive. An empty text clears the field, where the owner allows it.
/// </summary>
public static partial class Inputs
{
    private const int Digits = 5;
    private const int CodeLength = 30;
    private const int SeveralLength = 200;
    private const int DayLength = 12;
    private const int PhoneLength = 24;

    public static ResultInput<T> Text<T>(
        string key,
        string title,
        Func<T, string?> get,
        Func<T, string?, T> set,
        params string[] headings
    ) =>
        new(key, title, PlainText.NameRunes)
        {
            Headings = headings,
            Write = owner => get(owner) ?? "",
            Fill = (owner, text) => Reading.Of(set(owner, PlainText.Clean(text))),
        };

    /// <summary>Some lines of text.</summary>
    public static ResultInput<T> Note<T>(
        string key,
        string title,
        Func<T, string?> get,
        Func<T, string?, T> set,
        params string[] headings
    ) => Text(key, title, get, set, headings) with { MaxRunes = PlainText.NoteRunes, Lines = true };

    /// <summary>An amount of money, kept in fen, typed and written in yuan.</summary>
    public static ResultInput<T> Money<T>(
        string key,
        string title,
        Func<T, long?> get,
        Func<T, long?, T> set,
        params string[] headings
    ) =>
        new(key, title, YuanText.Length)
        {
            Money = true,
            Headings = headings,
            Write = owner => get(owner) is { } fen ? YuanText.Write(fen) : "",
            Fill = (owner, text) =>
                string.IsNullOrWhiteSpace(text)
                    ? Reading.Of(set(owner, null))
                    : YuanText.Read(text) switch
                    {
                        { Problem: { } problem } => new(owner, problem),
                        var read => Reading.Of(set(owner, read.Value)),
                    },
        };

    /// <summary>One of a list.</summary>
    public static ResultInput<T> Choice<T, TCode>(
        string key,
        string title,
        CodeList<TCode> codes,
        Func<T, TCode?> get,
        Func<T, TCode, T> set,
        params string[] headings
    )
        where TCode : struct =>
        new(key, title, CodeLength)
        {
            Codes = codes,
            Headings = headings,
            Write = owner => codes.Name(get(owner)),
            Fill = (owner, text) =>
                codes.Read(text) is { Problem: null } read
                    ? Reading.Of(set(owner, read.Value))
                    : new(owner, codes.Read(text).Problem),
        };

    /// <summary>
    /// Several of a list: 有场所、有设施. 无 says that none of them applies, which an empty text leaves open.
    /// </summary>
    public static ResultInput<T> Several<T, TFlags>(
        string key,
        string title,
        CodeList<TFlags> codes,
        Func<T, TFlags?> get,
        Func<T, TFlags?, T> set,
        params string[] headings
    )
        where TFlags : struct, Enum =>
        new(key, title, SeveralLength)
        {
            Several = codes,
            Headings = headings,
            Write = owner => get(owner) is { } flags ? SeveralText.Write(codes, flags) : "",
            Fill = (owner, text) =>
                SeveralText.Read(codes, text) is { Problem: null } read
                    ? Reading.Of(set(owner, read.Value))
                    : new(owner, SeveralText.Read(codes, text).Problem),
        };

    /// <summary>A number of people, ballots or seats.</summary>
    public static ResultInput<T> Count<T>(
        string key,
        string title,
        Func<T, int?> get,
        Func<T, int?, T> set,
        params string[] headings
    ) => Count(key, title, Digits, get, set, headings);

    /// <param name="digits">The most digits of the number.</param>
    public static ResultInput<T> Count<T>(
        string key,
        string title,
        int digits,
        Func<T, int?> get,
        Func<T, int?, T> set,
        params string[] headings
    ) =>
        new(key, title, digits)
        {
            Number = true,
            Headings = headings,
            Write = owner => get(owner)?.ToString(CultureInfo.InvariantCulture) ?? "",
            Fill = (owner, text) =>
                string.IsNullOrWhiteSpace(text) ? Reading.Of(set(owner, null))
                : Ungrouped(Reading.Compact(text).TrimEnd('人', '票', '名', '张')) is { } number
                && number.Length <= digits
                && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                    ? Reading.Of(set(owner, count))
                : new(owner, "不是一个可用的整数，请只填数字"),
        };

    /// <summary>
    /// The digits of 1,200, which is how spreadsheet programs copy a number that is shown with separators.
    /// </summary>
    private static string Ungrouped(string number) =>
        number.Contains(',', StringComparison.Ordinal) && Groups().IsMatch(number)
            ? number.Replace(",", "", StringComparison.Ordinal)
            : number;

    [GeneratedRegex(@"^\d{1,3}(,\d{3})+$")]
    private static partial Regex Groups();

    /// <summary>The day of a meeting or a paper; a month alone is not enough.</summary>
    public static ResultInput<T> Day<T>(
        string key,
        string title,
        Func<T, DateOnly?> get,
        Func<T, DateOnly?, T> set,
        params string[] headings
    ) =>
        new(key, title, DayLength)
        {
            Day = true,
            Headings = headings,
            Write = owner => get(owner)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            Fill = (owner, text) =>
                string.IsNullOrWhiteSpace(text)
                    ? Reading.Of(set(owner, null))
                    : BirthDateText.Read(text, wholeDay: true) switch
                    {
                        { Problem: { } problem } => new(owner, problem),
                        { Value.DayKnown: false } => new(owner, "没有写到日，请写成 2026-07-08 的样子"),
                        var read => Reading.Of(set(owner, read.Value.Date)),
                    },
        };

    /// <summary>A telephone: masked for everybody who need not call it.</summary>
    public static ResultInput<T> Phone<T>(
        string key,
        string title,
        Func<T, string?> get,
        Func<T, string, T> set,
        params string[] headings
    ) =>
        new(key, title, PhoneLength)
        {
            Mask = phone => PhoneText.Masked(phone)!,
            Headings = headings,
            Write = owner => get(owner) ?? "",
            Fill = (owner, text) =>
                PhoneText.Read(text) switch
                {
                    { Problem: { } problem } => new(owner, problem),
                    var read => Reading.Of(set(owner, read.Value)),
                },
        };
}
