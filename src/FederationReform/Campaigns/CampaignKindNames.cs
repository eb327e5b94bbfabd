namespace FederationReform.Campaigns;

public static class CampaignKindNames
{
    public static string Name(this CampaignKind kind) =>
        kind switch
        {
            CampaignKind.Conversion => "会改联",
            CampaignKind.AreaBuilding => "区域化建设",
            CampaignKind.TermElection => "换届",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
}
