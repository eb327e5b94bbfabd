using FederationReform.People;

namespace FederationReform.Rules;

/// <summary>
/// The names of the fields of an <see cref="ElectionSheet"/>'s count, as violations, inputs and history use them.
/// Indexes of rounds count from 0; candidates are named by id.
/// </summary>
public static class ElectionFields
{
    private const string Rounds = nameof(ElectionSheet.Rounds);
    private const string Candidates = nameof(ElectionSheet.Candidates);
    private const string Reasons = nameof(ElectionSheet.Reasons);
    private const string SeatsOf = "Seats.";
    private const string VotesOfRound = nameof(Rules.Round.Votes);

    public static string Round(int index, string field) => new FieldRef(Rounds, index, field).ToString();

    public static string Votes(int index, int candidate, string field) =>
        new FieldRef(Rounds, index, new FieldRef(VotesOfRound, candidate, field).ToString()).ToString();

    /// <summary>The parts of a field name of the count; null for another field.</summary>
    public static (int Round, int? Candidate, string Field)? Read(string field) =>
        FieldRef.Read(field) is not { List: Rounds, Number: { } round, Column: { Length: > 0 } column } ? null
        : FieldRef.Read(column) is not { } inner ? (round, null, column)
        : inner is { List: VotesOfRound, Number: { } candidate, Column: { Length: > 0 } vote }
            ? (round, candidate, vote)
        : null;

    public static string Candidate(int candidate, string field) =>
        new FieldRef(Candidates, candidate, field).ToString();

    /// <summary>The parts of a field name of a candidate; null for another field.</summary>
    public static (int Candidate, string Field)? ReadCandidate(string field) =>
        FieldRef.Read(field) is { List: Candidates, Number: { } candidate, Column: { Length: > 0 } column }
            ? (candidate, column)
            : null;

    /// <summary>The number of seats of a post, which is no list of its own on the form.</summary>
    public static string Seats(Position position) => $"{SeatsOf}{position}";

    /// <summary>The post whose seats a field counts; null for another field.</summary>
    public static Position? ReadSeats(string field) =>
        field.StartsWith(SeatsOf, StringComparison.Ordinal)
        && Enum.TryParse<Position>(field.AsSpan(SeatsOf.Length), out var position)
        && Enum.IsDefined(position)
            ? position
            : null;

    public static string Reason(string code) => new FieldRef(Reasons, code).ToString();

    /// <summary>The code of the rule whose reminder a reason explains; null for another field.</summary>
    public static string? ReadReason(string field) =>
        FieldRef.Read(field) is { List: Reasons, Column: "" } reason ? reason.Key : null;
}
