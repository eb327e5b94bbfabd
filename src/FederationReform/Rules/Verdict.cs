namespace FederationReform.Rules;

public enum Standing
{
    InOrder,
    Remind,
    Block,
}

/// <summary>
/// What one rule says about a result, in one sentence; also when it is in order, so that the user sees what was
/// checked.
/// </summary>
public sealed record Verdict(string Code, Standing Standing, string Field, string Sentence, string? Clause)
{
    internal static Verdict InOrder(string code, string field, string sentence, string? clause = null) =>
        new(code, Standing.InOrder, field, sentence, clause);

    public static Verdict Of(Violation violation) =>
        new(
            violation.Code,
            violation.Severity == Severity.Block ? Standing.Block : Standing.Remind,
            violation.Field,
            violation.Message,
            violation.Clause
        );
}
