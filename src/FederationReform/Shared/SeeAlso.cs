namespace FederationReform;

/// <summary>
/// The other thing that a violation is about, to be opened from it; always within the scope of the account that reads
/// it. Either a person, or the record of a unit in a campaign.
/// </summary>
/// <param name="Name">What the link says, for example 河口村的记录.</param>
public sealed record SeeAlso(string Name, int? PersonId, int? CampaignId = null, int? UnitId = null);
