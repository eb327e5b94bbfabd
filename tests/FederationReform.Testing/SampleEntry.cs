using FederationReform.Registers;
using FederationReform.Rules;

namespace FederationReform.Tests.Support;

/// <summary>
/// Entries of any register, made from the register's own inputs: each field is filled in where the register allows it
/// beside the fields before.
/// </summary>
internal static class SampleEntry<TEntry>
    where TEntry : class, IRegisterEntry<TEntry>
{
    /// <param name="number">Entries of different numbers differ, as far as the register's fields can.</param>
    public static TEntry Of(int number, DateOnly today) =>
        TEntry.Inputs.Aggregate(TEntry.Blank, (entry, input) =>
            Text(entry, input, number, today) is { Length: > 0 } text ? input.Fill(entry, text).Value : entry
        );

    /// <summary>The same as texts, by the keys of the inputs.</summary>
    public static IReadOnlyDictionary<string, string> Texts(int number, DateOnly today)
    {
        var (entry, texts) = (TEntry.Blank, new Dictionary<string, string>());
        foreach (var input in TEntry.Inputs)
        {
            texts[input.Key] = Text(entry, input, number, today);
            if (texts[input.Key].Length > 0)
                entry = input.Fill(entry, texts[input.Key]).Value;
        }
        return texts;
    }

    /// <summary>The first text that the input reads and the register allows; empty where it allows none.</summary>
    public static string Text(TEntry entry, ResultInput<TEntry> input, int number, DateOnly today) =>
        Candidates(input, number, today)
            .FirstOrDefault(text =>
                input.Fill(entry, text) is { Problem: null } read
                && read.Value.Check(today).All(v => v.Field != input.Key)
            )
        ?? "";

    public static IEnumerable<string> Candidates(ResultInput<TEntry> input, int number, DateOnly today) =>
        input switch
        {
            { Codes: { } codes } =>
            [
                .. Enumerable
                    .Range(number, codes.Choices.Count)
                    .Select(n => codes.Choices[n % codes.Choices.Count].Name),
            ],
            { Day: true } => [$"{today.AddDays(-number):yyyy-MM-dd}"],
            { Money: true } => [$"{1234 + number}.50"],
            { Number: true } => [$"{number}", $"{2015 + (number % 10)}"],
            // What a spreadsheet would take for a formula, a number or a reference stays a text.
            { Lines: true } => [$"=1+{number}\n第二行"],
            _ => [$"-示例{number}", $"https://example.org/{number}", $"1380000{number % 10_000:0000}"],
        };
}
