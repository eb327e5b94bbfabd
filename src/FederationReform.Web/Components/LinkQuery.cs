using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace FederationReform.Web.Components;

/// <summary>
/// What a page shows, as it stands in the address, so that the page can be sent to a colleague. What is not chosen does
/// not stand there.
/// </summary>
/// <remarks><c>LinkStateTests</c> finds every such type, and writes and reads each.</remarks>
internal interface ILinkState<TSelf>
    where TSelf : ILinkState<TSelf>
{
    static abstract TSelf Read(LinkQuery query);

    void Write(LinkParts parts);
}

/// <summary>Reads the query of an address, which anybody may type: what is out of bounds counts as not there.</summary>
/// <param name="value">The value of a part of the query; null where the query does not have it.</param>
internal sealed class LinkQuery(Func<string, string?> value)
{
    private static readonly (DateOnly First, DateOnly Last) Days = (new(1900, 1, 1), new(2199, 12, 31));

    public static LinkQuery Of(NavigationManager navigation)
    {
        var query = QueryHelpers.ParseQuery(new Uri(navigation.Uri).Query);
        return new(part => query.TryGetValue(part, out var values) ? values.ToString() : null);
    }

    public static LinkQuery Of(HttpRequest request) => new(part => request.Query[part]);

    /// <summary>The page of a list, from 1.</summary>
    public int Page => Whole(LinkParts.PagePart) is > 0 and var page ? page : 1;

    public int? Whole(string part) =>
        int.TryParse(value(part), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public T Word<T>(string part, T otherwise)
        where T : struct, Enum => LinkWord.Read(value(part), otherwise);

    public T? Word<T>(string part)
        where T : struct, Enum => LinkWord.Read<T>(value(part));

    public bool Flag(string part) => value(part) == LinkParts.Yes;

    /// <summary>From 1900 to 2199.</summary>
    public DateOnly? Day(string part) =>
        DateOnly.TryParseExact(
            value(part),
            LinkParts.DayFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
        && day >= Days.First
        && day <= Days.Last
            ? day
            : null;

    /// <summary>Null for no text, and for one that is longer.</summary>
    public string? Text(string part, int maxLength) =>
        value(part) is { Length: > 0 } text && text.Length <= maxLength ? text : null;
}

/// <summary>Writes the query of an address; the counterpart of <see cref="LinkQuery"/>.</summary>
internal sealed class LinkParts
{
    public const string PagePart = "page";
    public const string Yes = "true";
    public const string DayFormat = "yyyy-MM-dd";

    private readonly List<string> parts = [];

    public LinkParts Page(int page) => Whole(PagePart, page > 1 ? page : null);

    public LinkParts Whole(string part, int? number) => Add(part, number?.ToString(CultureInfo.InvariantCulture));

    /// <param name="otherwise">What is shown where nothing is chosen.</param>
    public LinkParts Word<T>(string part, T word, T otherwise)
        where T : struct, Enum => Add(part, word.Equals(otherwise) ? null : LinkWord.Of(word));

    public LinkParts Word<T>(string part, T? word)
        where T : struct, Enum => Add(part, word is { } chosen ? LinkWord.Of(chosen) : null);

    public LinkParts Flag(string part, bool set) => Add(part, set ? Yes : null);

    public LinkParts Day(string part, DateOnly? day) =>
        Add(part, day?.ToString(DayFormat, CultureInfo.InvariantCulture));

    public LinkParts Text(string part, string? text) => Add(part, text);

    /// <summary>With its question mark; empty where nothing is chosen.</summary>
    public override string ToString() => parts.Count == 0 ? "" : $"?{string.Join('&', parts)}";

    private LinkParts Add(string part, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            parts.Add($"{part}={Uri.EscapeDataString(value)}");
        return this;
    }
}

internal static class LinkStates
{
    /// <summary>The query of the address that shows this; empty where nothing is chosen.</summary>
    public static string Query<T>(this T state)
        where T : ILinkState<T>
    {
        var parts = new LinkParts();
        state.Write(parts);
        return parts.ToString();
    }
}
