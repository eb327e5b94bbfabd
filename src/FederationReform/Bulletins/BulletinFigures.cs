using System.Text.Json.Serialization;
using FederationReform.Campaigns;
using FederationReform.Trainings;
using FederationReform.Tree;

namespace FederationReform.Bulletins;

/// <summary>The figures of a week, as they were or would be printed: counted up to the closing of the week.</summary>
public sealed record BulletinFigures
{
    public required string UnitName { get; init; }
    public required string CampaignName { get; init; }
    public required UnitLevel Takes { get; init; }
    public required BulletinWeek Week { get; init; }
    public required DateOnly? Deadline { get; init; }

    /// <summary>Whether the number of executives includes chair and vice-chairs, as the campaign says.</summary>
    public required bool ExecutivesIncludeLeaders { get; init; }

    /// <summary>
    /// Trainings of the week in the registers of the unit and below; null in a bulletin from before they were counted.
    /// </summary>
    public TrainingCount? Trainings { get; init; }

    /// <summary>What the registers say; null in a bulletin from before they were counted.</summary>
    public BulletinRegisters? Registers { get; init; }

    public required BulletinRow Total { get; init; }

    /// <summary>One for each unit directly below with units in the campaign, in the order of the tree.</summary>
    public required IReadOnlyList<BulletinRow> Rows { get; init; }

    [JsonIgnore]
    public UnitWords Words => UnitWords.Of(Takes);

    /// <summary>The best first; equal ones in the order of the tree.</summary>
    [JsonIgnore]
    public IEnumerable<BulletinRow> Ranked => Rows.OrderBy(r => r.Rank);
}

/// <summary>A unit in a week's bulletin, in numbers of records unless it says otherwise.</summary>
public sealed record BulletinRow
{
    /// <summary>Null for the total.</summary>
    public required int? UnitId { get; init; }

    public required string Name { get; init; }

    /// <summary>应完成: exempt records are not in it.</summary>
    public required int Required { get; init; }

    /// <summary>本周净增: approvals minus unlocks within the week.</summary>
    public required int Net { get; init; }

    /// <summary>累计完成 at the closing of the week.</summary>
    public required int Done { get; init; }

    /// <summary>计划数 on the last day of the week.</summary>
    public required int Planned { get; init; }

    /// <summary>From 1; units that are equal share it. Null for the total.</summary>
    public int? Rank { get; init; }

    /// <summary>The rank a week before.</summary>
    public int? RankBefore { get; init; }

    /// <summary>退回: how often records were returned, up to the closing of the week.</summary>
    public required int Returned { get; init; }

    /// <summary>How often records were decided: approved or returned.</summary>
    public required int Decided { get; init; }

    /// <summary>Papers that are there, of those that the campaign asks of all records; as they are now.</summary>
    public int PapersThere { get; init; }

    public int PapersAsked { get; init; }

    /// <summary>People in the committees that were approved, by the closing of the week.</summary>
    public required BulletinPeople People { get; init; }

    /// <summary>People in the committees whose approval fell into the week.</summary>
    public required BulletinPeople Added { get; init; }

    /// <summary>
    /// 连续两周没有进展: open records, none of which anybody worked on in the 14 days before the closing.
    /// </summary>
    public bool Quiet { get; init; }

    [JsonIgnore]
    public Ratio Completion => new(Done, Required);

    [JsonIgnore]
    public int Deviation => Done - Planned;

    /// <summary>资料齐全率</summary>
    [JsonIgnore]
    public Ratio Papers => new(PapersThere, PapersAsked);

    [JsonIgnore]
    public Ratio ReturnedShare => new(Returned, Decided);

    /// <summary>Positive when the unit rose; null without a rank.</summary>
    [JsonIgnore]
    public int? Rise => RankBefore - Rank;
}

/// <param name="Executives">With or without the leaders, as the campaign says.</param>
public sealed record BulletinPeople(int Chairs, int ViceChairs, int Executives)
{
    public static BulletinPeople None { get; } = new(0, 0, 0);
}
