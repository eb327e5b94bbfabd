using FederationReform.Campaigns;
using FederationReform.Meetings;
using FederationReform.People;
using FederationReform.Representatives;
using FederationReform.Rules;
using FederationReform.Tests.Rules;
using FederationReform.Tests.Support;
using FederationReform.Tree;

namespace FederationReform.Tests.Meetings;

/// <summary>Meetings of which the portal knows nothing, some things, and everything.</summary>
internal static class SampleFacts
{
    public static MeetingFacts Nothing { get; } =
        new()
        {
            CampaignId = 1,
            Plan = CampaignPlan.Suggested(CampaignKind.TermElection, UnitLevel.Village, new(2026, 6, 1)) with
            {
                Stages = [],
            },
            UnitId = 1,
            RecordId = 1,
            UnitPath = "",
            UnitName = "河口村",
            TownshipName = "清溪镇",
            TownshipIsStreet = false,
            CountyName = "浦城县",
            Roll = RollSheet.Empty,
            Result = CongressResult.Empty,
            Steps = [],
            Executives = null,
            Leaders = null,
            Committee = null,
            ShowsPhones = true,
            Today = new(2026, 7, 15),
        };

    public static MeetingFacts Known { get; } =
        Nothing with
        {
            Executives = Counted.Congress() with
            {
                Term = 3,
                HeldOn = new(2026, 8, 1),
                Place = "村文化礼堂",
                Scrutineers = "丁一兰、王二梅",
            },
            Leaders = Sheets.Leaders,
        };

    /// <summary>A village whose papers are all complete, with whatever stands on some papers only.</summary>
    public static MeetingFacts Everything { get; } =
        Known with
        {
            Plan = Known.Plan with
            {
                Basis = "浦妇〔2026〕3号",
                Stages = CampaignPlan.Suggested(CampaignKind.TermElection, UnitLevel.Village, new(2026, 6, 1)).Stages,
            },
            Roll = RollSheet.Empty with
            {
                Representatives =
                [
                    new()
                    {
                        Id = 1,
                        Name = "王小梅",
                        Place = "一组",
                        Phone = "13900001234",
                        Birth = new(new(1985, 10, 1), true),
                    },
                    new()
                    {
                        Id = 2,
                        Name = "丁一兰",
                        Workplace = "村小学",
                        Education = Education.Bachelor,
                    },
                    new()
                    {
                        Id = 3,
                        Name = "李{{单位名称}}",
                        Place = "三组",
                    },
                ],
                Quotas = [new("一组", 80, 20, "按人口"), new("二组", 84, 21, null)],
                NoticeFrom = new(2026, 7, 1),
                NoticeTo = new(2026, 7, 7),
            },
            Result = Results.Valid,
            Executives = Counted
                .Congress(candidates: 3, seats: 2)
                .Voted(RoundKind.Formal, (1, 40, 1), (2, 30, 11), (3, 10, 31)) with
            {
                Term = 3,
                HeldOn = new(2026, 8, 1),
                Place = "村文化礼堂",
                Guide = "陈领导",
                Scrutineers = "丁一兰、王二梅",
                Counters = "李三",
            },
            Committee = new(
                3,
                new(2026, 8, 1),
                new(2031, 8, 1),
                new(1, 0, 2, 11),
                [new("王小梅", Position.Chair, "全面工作"), new("丁一兰", Position.PartTimeViceChair, null)]
            ),
        };

    /// <summary>The same of a township, which has steps and sentences of its own.</summary>
    public static MeetingFacts Township { get; } =
        Everything with
        {
            Plan = CampaignPlan.Suggested(CampaignKind.AreaBuilding, UnitLevel.Township, new(2026, 6, 1)),
            UnitName = "清溪镇",
            TownshipName = "清溪镇",
            Roll = Everything.Roll with { Representatives = [.. Everything.Roll.Representatives.Take(2)] },
        };
}
