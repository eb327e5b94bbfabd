using FederationReform.People;
using FederationReform.Tree;

namespace FederationReform.Structures;

/// <summary>
/// The units whose committees are counted together. Villages and communities can be separated, so that a share of
/// villages is never computed over villages and communities.
/// </summary>
public enum StructureBody
{
    /// <summary>村（社区）妇联</summary>
    VillagesAndCommunities,

    Villages,
    Communities,
    Townships,
    Counties,

    /// <summary>妇委会 of agencies, schools, hospitals and enterprises.</summary>
    Institutions,
}

public static class StructureBodies
{
    /// <summary>What its units are called, for example 村（社区）.</summary>
    public static string Name(this StructureBody body) =>
        body switch
        {
            StructureBody.VillagesAndCommunities => "村（社区）",
            StructureBody.Villages => "村",
            StructureBody.Communities => "社区",
            StructureBody.Townships => "乡镇（街道）",
            StructureBody.Counties => "县（市、区）",
            StructureBody.Institutions => "机关、学校等单位",
            _ => throw new ArgumentOutOfRangeException(nameof(body)),
        };

    public static UnitLevel Level(this StructureBody body) =>
        body switch
        {
            StructureBody.Townships => UnitLevel.Township,
            StructureBody.Counties => UnitLevel.County,
            StructureBody.Institutions => UnitLevel.Institution,
            _ => UnitLevel.Village,
        };

    /// <summary>Null for every kind of that level.</summary>
    public static UnitKind? Kind(this StructureBody body) =>
        body switch
        {
            StructureBody.Villages => UnitKind.Village,
            StructureBody.Communities => UnitKind.Community,
            _ => null,
        };
}

/// <param name="UnitId">Counts this unit and all below it; null for the account's own unit.</param>
/// <param name="CampaignId">
/// The committees that this campaign formed, as they are now or were at the end of their term; null for the committees
/// in office.
/// </param>
/// <param name="On">
/// The day on which ages are computed; null for today, or for the last day of a campaign that is over.
/// </param>
public sealed record StructureFilter(
    int? UnitId = null,
    StructureBody Body = StructureBody.VillagesAndCommunities,
    CommitteeForm? Form = null,
    int? CampaignId = null,
    DateOnly? On = null
);
