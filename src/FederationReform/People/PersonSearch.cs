using FederationReform.Data;
using FederationReform.Text;
using FederationReform.Tree;

namespace FederationReform.People;

#pragma warning disable CA1309 // In SQL, both engines compare these columns by byte; EF Core translates no other form.

/// <summary>
/// Finds people by a typed text: a part of the name, the beginning of its pinyin or initials, or the last four digits
/// of the phone.
/// </summary>
internal static class PersonSearch
{
    /// <summary>
    /// The digits of a phone that lists show. Fewer would match too many people, and each one more would tell a digit
    /// that the mask hides.
    /// </summary>
    public const int Digits = 4;

    /// <summary>Whether the text can only be a phone, and is not its last four digits.</summary>
    public static bool IsNotFourDigits(string? text) =>
        Compact(text) is { Length: > 0 and not Digits } compact && compact.All(char.IsAsciiDigit);

    /// <summary>Matches everybody for an empty text, nobody for a text that can be neither name nor number.</summary>
    public static IQueryable<Person> Matching(this IQueryable<Person> people, string? text, PersonalDataSeal seal)
    {
        var compact = Compact(text);
        if (compact.Length == 0)
            return people;
        if (compact.All(char.IsAsciiDigit))
        {
            var end = compact.Length == Digits ? seal.End(compact) : null;
            return end is null ? people.Where(p => false) : people.Where(p => p.PhoneEndHash == end);
        }
        if (Pinyin.Typed(text) is { } letters)
            return people.WherePinyinBegins(letters);
        return PlainText.CleanName(text) is { } name && PlainText.Check("", "", name) is null
            ? people.Where(p => p.Name.Contains(name))
            : people.Where(p => false);
    }

    /// <summary>Whether an index serves the search: it does for pinyin and phones, not for a part of a name.</summary>
    public static bool IsIndexed(string? text) => Reading.Compact(text).Any(char.IsAsciiLetterOrDigit);

    private static string Compact(string? text) => Reading.Compact(text).Replace("-", "", StringComparison.Ordinal);

    private static IQueryable<Person> WherePinyinBegins(this IQueryable<Person> people, string from)
    {
        var to = UnitPath.End(from);
        return people.Where(p =>
            (string.Compare(p.Initials, from) >= 0 && string.Compare(p.Initials, to) < 0)
            || (string.Compare(p.Pinyin, from) >= 0 && string.Compare(p.Pinyin, to) < 0)
            || (string.Compare(p.OtherInitials, from) >= 0 && string.Compare(p.OtherInitials, to) < 0)
            || (string.Compare(p.OtherPinyin, from) >= 0 && string.Compare(p.OtherPinyin, to) < 0)
        );
    }
}
