using FederationReform.People;
using FederationReform.Units;

namespace FederationReform.Structures;

/// <summary>Whose committees are looked at together. Villages and communities may be taken apart, so that no share has the other's number below it (SEED-INVENTORY C07).</summary>
public enum StructureBody
{
    /// <summary>村（社区）妇联</summary>
    VillagesAndCommunities,

    Villages,
    Communities,
    Townships,
    Counties,

    /// <summary>妇委会 in agencies, schools, hospitals and enterprises.</summary>
    Institutions,
}

public static class StructureBodies
{
    /// <summary>Of a unit there: 村（社区）</summary>
    public static string Name(this StructureBody body) => body switch
    {
        StructureBody.VillagesAndCommunities => "村（社区）",
        StructureBody.Villages => "村",
        StructureBody.Communities => "社区",
        StructureBody.Townships => "乡镇（街道）",
        StructureBody.Counties => "县（市、区）",
        StructureBody.Institutions => "机关、学校等单位",
        _ => throw new ArgumentOutOfRangeException(nameof(body)),
    };

    public static UnitLevel Level(this StructureBody body) => body switch
    {
        StructureBody.Townships => UnitLevel.Township,
        StructureBody.Counties => UnitLevel.County,
        StructureBody.Institutions => UnitLevel.Institution,
        _ => UnitLevel.Village,
    };

    /// <summary>Null for every kind of that level.</summary>
    public static UnitKind? Kind(this StructureBody body) => body switch
    {
        StructureBody.Villages => UnitKind.Village,
        StructureBody.Communities => UnitKind.Community,
        _ => null,
    };
}

/// <param name="UnitId">This unit and all below it; null for the account's own.</param>
/// <param name="CampaignId">The committees that this campaign formed, as they stand or stood at the end of their term; null for whoever is in office.</param>
/// <param name="On">The day of the ages; null for today, and for a campaign that is over its last day.</param>
public sealed record StructureFilter(
    int? UnitId = null, StructureBody Body = StructureBody.VillagesAndCommunities, CommitteeForm? Form = null, int? CampaignId = null, DateOnly? On = null);
