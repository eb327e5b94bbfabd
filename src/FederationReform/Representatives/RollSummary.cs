namespace FederationReform.Representatives;

/// <summary>The roll in short, for the page of its record.</summary>
/// <param name="Seats">By the quota table; null where there is none.</param>
public sealed record RollSummary(int Registered, int? Seats, int Checked, DateOnly? NoticeFrom, DateOnly? NoticeTo)
{
    internal static RollSummary Of(RollSheet roll) => new(roll.Representatives.Count, roll.Quotas.Count > 0 ? roll.Quotas.Sum(q => q.Seats ?? 0) : null, roll.Representatives.Count(r => r.Check is not null), roll.NoticeFrom, roll.NoticeTo);
}
