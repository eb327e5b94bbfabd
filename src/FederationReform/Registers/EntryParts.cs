using System.Globalization;
using System.Linq.Expressions;
using FederationReform.Rules;

namespace FederationReform.Registers;

/// <summary>
/// A part of a register, by what some of its fields say, as a figure counts it and its list shows it. It stands in the
/// address of the list as words: <c>Nameplate.1</c> for one choice of a list, <c>Venue.1.none</c> for one of several
/// (none: it says nothing), <c>Haves.118</c> for all of several, <c>Haves.not118</c> for not all of them,
/// <c>Belt.any</c> for a text that says something; with ~ between two fields.
/// </summary>
public static class EntryParts
{
    /// <summary>Of an address, in characters.</summary>
    public const int MaxLength = 200;

    private const char Between = '~';
    private const char Dot = '.';
    private const string Not = "not";
    private const string None = "none";
    private const string Any = "any";

    /// <summary>One of these choices of a list, by their numbers; null for an entry that says nothing.</summary>
    public static string Of(string key, params IEnumerable<int?> choices) =>
        $"{key}{Dot}{string.Join(Dot, choices.Select(c => c?.ToString(CultureInfo.InvariantCulture) ?? None))}";

    /// <summary>All of several.</summary>
    public static string All<T>(string key, T several)
        where T : struct, Enum => Of(key, Convert.ToInt32(several, CultureInfo.InvariantCulture));

    /// <summary>Not all of several.</summary>
    public static string NotAll<T>(string key, T several)
        where T : struct, Enum => All(key, several).Replace($"{Dot}", $"{Dot}{Not}", StringComparison.Ordinal);

    /// <summary>A text that is not empty.</summary>
    public static string Said(string key) => $"{key}{Dot}{Any}";

    /// <summary>Both parts at once.</summary>
    public static string And(params IEnumerable<string> parts) => string.Join(Between, parts);

    /// <summary>What the parts are called; a word that the register does not know is none.</summary>
    public static IReadOnlyList<(string Word, string Name)> Names<TEntry>(string? parts)
        where TEntry : class, IRegisterEntry<TEntry> => [.. Read<TEntry>(parts).Select(p => (p.Word, p.Name))];

    /// <summary>The parts without one of them; null where none is left.</summary>
    public static string? Without(string? parts, string word)
    {
        var left = And(Words(parts).Where(w => w != word));
        return left.Length == 0 ? null : left;
    }

    internal static IQueryable<RegisterRow<TEntry>> In<TEntry>(this IQueryable<RegisterRow<TEntry>> rows, string? parts)
        where TEntry : class, IRegisterEntry<TEntry> =>
        Read<TEntry>(parts).Aggregate(rows, (found, part) => found.Where(part.Condition));

    private static string[] Words(string? parts) => parts?.Split(Between, StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static IEnumerable<Part<TEntry>> Read<TEntry>(string? parts)
        where TEntry : class, IRegisterEntry<TEntry> =>
        Words(parts).Distinct().Select(ReadOne<TEntry>).OfType<Part<TEntry>>();

    private static Part<TEntry>? ReadOne<TEntry>(string word)
        where TEntry : class, IRegisterEntry<TEntry>
    {
        var (key, values) = word.Split(Dot) is [var first, .. { Length: > 0 } rest] ? (first, rest) : ("", []);
        if (TEntry.Inputs.FirstOrDefault(i => i.Key == key) is not { } input)
            return null;
        var row = Expression.Parameter(typeof(RegisterRow<TEntry>), "row");
        var field = Expression.Property(Expression.Property(row, nameof(RegisterRow<TEntry>.Entry)), key);
        var found =
            field.Type == typeof(string) ? OfText(field, values)
            // A field that is always filled in has no empty entries to ask for.
            : Nullable.GetUnderlyingType(field.Type) is null ? null
            : input.Several is null ? OfOne(field, input, values)
            : OfSeveral(field, input, values);
        return found is var (condition, name)
            ? new(word, $"{input.Title}：{name}", Expression.Lambda<Func<RegisterRow<TEntry>, bool>>(condition, row))
            : null;
    }

    /// <summary>What a text says is searched for; here is asked only whether it says anything.</summary>
    private static (Expression, string)? OfText(Expression field, string[] values) =>
        values is [Any] ? (Expression.NotEqual(field, Expression.Constant(null, field.Type)), "写了的") : null;

    private static (Expression, string)? OfOne<TEntry>(Expression field, ResultInput<TEntry> input, string[] values)
        where TEntry : class, IRegisterEntry<TEntry>
    {
        var property = typeof(TEntry).GetProperty(input.Key)!;
        var any = new List<(object? Value, string Name)>();
        foreach (var value in values)
        {
            if (value == None)
                any.Add((null, "没有写"));
            else if (
                Number(value) is { } number
                && input.Codes?.Choices.FirstOrDefault(c => c.Number == number) is { } choice
            )
                any.Add((property.GetValue(input.Fill(TEntry.Blank, choice.Name).Value), choice.Name));
            else
                return null;
        }
        return (
            any.Select(a => Expression.Equal(field, Expression.Constant(a.Value, field.Type)))
                .Aggregate<Expression>(Expression.OrElse),
            string.Join("或", any.Select(a => a.Name))
        );
    }

    private static (Expression, string)? OfSeveral<TEntry>(Expression field, ResultInput<TEntry> input, string[] values)
        where TEntry : class, IRegisterEntry<TEntry>
    {
        if (values is not [var value])
            return null;
        var not = value.StartsWith(Not, StringComparison.Ordinal);
        if (Number(not ? value[Not.Length..] : value) is not (> 0 and var mask))
            return null;
        var property = typeof(TEntry).GetProperty(input.Key)!;
        var names = new List<string>();
        var known = 0;
        foreach (var choice in input.Several!.Choices)
        {
            var flag = property.GetValue(input.Fill(TEntry.Blank, choice.Name).Value);
            var number = Convert.ToInt32(flag, CultureInfo.InvariantCulture);
            if ((mask & number) != number)
                continue;
            known |= number;
            names.Add(choice.Name);
        }
        if (known != mask)
            return null;
        var flags = Expression.Convert(Expression.Property(field, "Value"), typeof(int));
        var all = Expression.Constant(mask);
        var has = Expression.AndAlso(
            Expression.NotEqual(field, Expression.Constant(null, field.Type)),
            Expression.Equal(Expression.And(flags, all), all)
        );
        return not
            ? (Expression.Not(has), names.Count == 1 ? $"没有“{names[0]}”" : $"不是 {names.Count} 项都有")
            : (has, names.Count > 3 ? $"{names.Count} 项都有" : string.Join("、", names));
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private sealed record Part<TEntry>(string Word, string Name, Expression<Func<RegisterRow<TEntry>, bool>> Condition)
        where TEntry : class, IRegisterEntry<TEntry>;
}
