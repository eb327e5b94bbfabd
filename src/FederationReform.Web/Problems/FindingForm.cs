using FederationReform.Problems;

namespace FederationReform.Web.Problems;

/// <summary>What is being typed of a problem where it is found: on a visit, in a check.</summary>
public sealed class FindingForm
{
    /// <summary>Days until a problem is to be mended, unless something else is chosen.</summary>
    private const int UsualDays = 15;

    public ProblemKind Kind { get; set; }
    public string? What { get; set; }
    public string? Measure { get; set; }
    public string? Owner { get; set; }
    public DateOnly? DueOn { get; set; }

    public FindingInput Input => new(Kind, What, Measure, Owner, DueOn);

    public static FindingForm New(ProblemKind kind, DateOnly foundOn) =>
        new() { Kind = kind, DueOn = foundOn.AddDays(UsualDays) };
}
