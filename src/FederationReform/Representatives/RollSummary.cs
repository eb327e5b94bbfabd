namespace FederationReform.Representatives;

/// <summary>The roll in numbers, for the page of its record.</summary>
/// <param name="Registered">Representatives on the roll.</param>
/// <param name="Seats">Sum of the quota table; null without one.</param>
/// <param name="Checked">Representatives who passed the 资格审查.</param>
public sealed record RollSummary(int Registered, int? Seats, int Checked, DateOnly? NoticeFrom, DateOnly? NoticeTo)
{
    internal static RollSummary Of(RollSheet roll) =>
        new(
            roll.Representatives.Count,
            roll.Quotas.Count > 0 ? roll.Quotas.Sum(q => q.Seats ?? 0) : null,
            roll.Representatives.Count(r => r.Check is not null),
            roll.NoticeFrom,
            roll.NoticeTo
        );
}
