using System.Globalization;
using System.Text.RegularExpressions;

namespace FederationReform.Elections;

/// <summary>The names of the fields of an <see cref="ElectionSheet"/>'s count, as violations, inputs and history use them.</summary>
public static partial class ElectionFields
{
    public static string Round(int index, string field) => string.Create(CultureInfo.InvariantCulture, $"Rounds[{index}].{field}");

    public static string Votes(int index, int candidate, string field) => string.Create(CultureInfo.InvariantCulture, $"Rounds[{index}].Votes[{candidate}].{field}");

    /// <summary>What a field's name says; null for one that is not of the count.</summary>
    public static (int Round, int? Candidate, string Field)? Read(string field)
    {
        var match = CountField().Match(field);
        if (!match.Success)
            return null;
        var candidate = match.Groups[2].Success ? Number(match.Groups[2]) : (int?)null;
        return (Number(match.Groups[1]), candidate, match.Groups[3].Value);

        static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);
    }

    public static string Candidate(int candidate, string field) => string.Create(CultureInfo.InvariantCulture, $"Candidates[{candidate}].{field}");

    /// <summary>A field of a candidate; null for one that is none.</summary>
    public static (int Candidate, string Field)? ReadCandidate(string field) =>
        CandidateField().Match(field) is { Success: true } match ? (int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), match.Groups[2].Value) : null;

    public static string Reason(string code) => $"Reasons[{code}]";

    /// <summary>The rule whose reminder a reason belongs to; null for a field that is none.</summary>
    public static string? ReadReason(string field) => ReasonField().Match(field) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"^Candidates\[(\d{1,6})\]\.(\w+)$")]
    private static partial Regex CandidateField();

    [GeneratedRegex(@"^Reasons\[(\w{1,60})\]$")]
    private static partial Regex ReasonField();

    [GeneratedRegex(@"^Rounds\[(\d{1,3})\](?:\.Votes\[(\d{1,6})\])?\.(\w+)$")]
    private static partial Regex CountField();
}
