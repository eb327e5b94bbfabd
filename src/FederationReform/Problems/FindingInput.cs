namespace FederationReform.Problems;

/// <summary>What is typed of a problem where it is found; the visit or check says the rest.</summary>
/// <param name="What">What was found, in words.</param>
/// <param name="Owner">责任人 or the office that mends it; null while nobody has decided.</param>
public sealed record FindingInput(ProblemKind Kind, string? What, string? Measure, string? Owner, DateOnly? DueOn)
{
    internal ProblemEntry AsEntry(ProblemSource source, DateOnly foundOn) =>
        new ProblemEntry(Kind, source, What, Measure, Owner, foundOn, DueOn).Cleaned();
}
