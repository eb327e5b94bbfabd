using FederationReform.Campaigns;
using FederationReform.Rules;
using FederationReform.Tree;

namespace FederationReform.Demo;

/// <summary>
/// The campaign of the demo. Its dates are relative to today: today lies in its middle, and the first target was just
/// missed.
/// </summary>
internal static class DemoCampaign
{
    public const int DaysSinceStart = 70;

    public static CampaignPlan Villages(DateOnly today) =>
        new()
        {
            Name = $"{today.Year}年村（社区）妇联会改联",
            Basis =
                $"《浦城县村（社区）妇代会改建妇联实施方案》（演示文件，{today.AddDays(-DaysSinceStart).Year}年第1号）",
            Pattern = PlanPattern.ThirdByTheMiddle,
            Stages =
            [
                new("组织动员", today.AddDays(-DaysSinceStart), today.AddDays(-53)),
                new("实施选举", today.AddDays(-52), today.AddDays(28)),
                new("建章立制", today.AddDays(29), today.AddDays(42)),
            ],
            Targets = [new(today.AddDays(-28), 1, 4), new(today.AddDays(-8), 1, 2), new(today.AddDays(28), 1, 1)],
        };

    /// <summary>
    /// The campaign of the townships. Its document states the executives' minimum education twice and differently.
    /// </summary>
    public static CampaignPlan Townships(DateOnly today) =>
        Villages(today) with
        {
            Name = $"{today.Year}年乡镇（街道）妇联区域化建设",
            Kind = CampaignKind.AreaBuilding,
            Takes = UnitLevel.Township,
            Basis =
                "《浦城县乡镇（街道）妇联区域化建设改革工作实施方案》（演示文件，"
                + $"{today.AddDays(-DaysSinceStart).Year}年第2号）",
            Quotas = Quotas.Township,
            Rules = ElectionRules.Township,
            RequiredSteps = ReformSteps.UsuallyRequired(UnitLevel.Township),
            DaysToDivision = 15,
        };

    /// <summary>How far a township is: the percentage of its villages that are approved, 0 to 100.</summary>
    public static int PaceOf(string township) =>
        township switch
        {
            "莲塘镇" or "河滨街道" => 100,
            "南浦街道" => 80,
            "石陂镇" => 70,
            "临江镇" or "九牧镇" => 65,
            "永兴镇" or "水北街镇" or "濠村乡" => 50,
            "富岭镇" or "仙阳镇" or "万安乡" or "官路乡" => 40,
            "忠信镇" or "古楼乡" => 25,
            "管厝乡" or "盘亭乡" => 15,
            "枫溪乡" => 5,
            _ => 0,
        };

    /// <summary>Why a unit need not take part; null when it must.</summary>
    public static string? ExemptionOf(string village) =>
        village switch
        {
            "连墩良种场生活区" => "国有良种场生活区，没有村民委员会，妇女工作由石陂镇机关妇委会承担。",
            "荣华山组团社区" => "产业园区组团，居民委员会尚未选举产生，待成立后再建妇联。",
            _ => null,
        };
}
