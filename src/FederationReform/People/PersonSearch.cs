using FederationReform.Units;

namespace FederationReform.People;

#pragma warning disable CA1309 // These comparisons are SQL: the columns are compared by byte on both engines (PortalDbContext), and EF Core translates no other form.

/// <summary>Finding people by what was typed: a part of the name, the beginning of its pinyin or initials, or what the phone ends with.</summary>
internal static class PersonSearch
{
    /// <summary>Fewer would find half the county.</summary>
    public const int FewestDigits = 4;

    /// <summary>Everybody for an empty text, nobody for one that cannot be a name.</summary>
    public static IQueryable<Person> Matching(this IQueryable<Person> people, string? text)
    {
        var compact = Reading.Compact(text).Replace("-", "", StringComparison.Ordinal);
        if (compact.Length == 0)
            return people;
        if (compact.All(char.IsAsciiDigit))
            return compact.Length < FewestDigits ? people.Where(p => false) : people.WherePhoneEnds(compact);
        if (Pinyin.Typed(text) is { } letters)
            return people.WherePinyinBegins(letters);
        return PlainText.CleanName(text) is { } name && PlainText.Check("", "", name) is null ? people.Where(p => p.Name.Contains(name)) : people.Where(p => false);
    }

    /// <summary>Whether an index finds what the text means: pinyin and phones, not a part of a name.</summary>
    public static bool IsIndexed(string? text) => Reading.Compact(text).Any(char.IsAsciiLetterOrDigit);

    private static IQueryable<Person> WherePhoneEnds(this IQueryable<Person> people, string digits)
    {
        var from = PhoneText.Backwards(digits)!;
        var to = UnitPath.End(from);
        return people.Where(p => string.Compare(p.PhoneBackwards, from) >= 0 && string.Compare(p.PhoneBackwards, to) < 0);
    }

    private static IQueryable<Person> WherePinyinBegins(this IQueryable<Person> people, string from)
    {
        var to = UnitPath.End(from);
        return people.Where(p =>
            (string.Compare(p.Initials, from) >= 0 && string.Compare(p.Initials, to) < 0)
            || (string.Compare(p.Pinyin, from) >= 0 && string.Compare(p.Pinyin, to) < 0)
            || (string.Compare(p.OtherInitials, from) >= 0 && string.Compare(p.OtherInitials, to) < 0)
            || (string.Compare(p.OtherPinyin, from) >= 0 && string.Compare(p.OtherPinyin, to) < 0));
    }
}
