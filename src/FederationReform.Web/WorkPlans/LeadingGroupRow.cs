using FederationReform.WorkPlans;

namespace FederationReform.Web.WorkPlans;

/// <summary>A leading group as it is being typed.</summary>
public sealed class LeadingGroupRow
{
    public string? Leader { get; set; }
    public string? Deputies { get; set; }
    public string? Members { get; set; }
    public DateOnly? SetUpOn { get; set; }

    public static LeadingGroupRow Of(LeadingGroupEntry? entry) =>
        new()
        {
            Leader = entry?.Leader,
            Deputies = entry?.Deputies,
            Members = entry?.Members,
            SetUpOn = entry?.SetUpOn,
        };

    public LeadingGroupEntry Read() => new(Leader, Deputies, Members, SetUpOn);
}
