using System.Text.Json.Serialization;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.Elections;
using FederationReform.Reforms;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Campaigns;

/// <summary>改革任务: what a county or prefecture asks of the units below it, by when, and under which rules.</summary>
internal sealed class Campaign : IBelongsToUnit, IVersioned
{
    private Campaign() { }

    public static Campaign Create(Unit owner, CampaignPlan plan) => new() { UnitId = owner.Id, UnitPath = owner.Path, Plan = plan, Kind = plan.Kind, Takes = plan.Takes, Name = plan.Name };

    public int Id { get; private set; }

    /// <summary>The unit that runs it; all below that unit see it.</summary>
    public int UnitId { get; private set; }

    public string UnitPath { get; private set; } = "";
    public CampaignKind Kind { get; private set; }

    /// <summary>Whose records it has. Fixed, as the kind is: they are there.</summary>
    public UnitLevel Takes { get; private set; }

    public string Name { get; private set; } = "";
    public CampaignPlan Plan { get; private set; } = new() { Name = "" };
    public int Version { get; set; }

    public AuditSubject Subject => new(SubjectKind.Campaign, Id, UnitId, UnitPath);

    public void Change(CampaignPlan plan) => (Plan, Kind, Name) = (plan, plan.Kind, plan.Name);

    internal sealed class Configuration : IEntityTypeConfiguration<Campaign>
    {
        public void Configure(EntityTypeBuilder<Campaign> campaign)
        {
            campaign.Ignore(c => c.Subject);
            campaign.Property(c => c.Name).HasMaxLength(2 * PlainText.NameRunes);
            campaign.Property(c => c.Plan).HasJsonText();
            campaign.HasOne<Unit>().WithMany().HasForeignKey(c => c.UnitId).OnDelete(DeleteBehavior.Restrict);
            campaign.HasIndex(c => c.UnitPath);
        }
    }
}

public enum CampaignKind
{
    /// <summary>会改联 (also 妇改联, 妇代会改建妇联): the village 妇代会 becomes a federation.</summary>
    Conversion = 1,

    /// <summary>区域化建设: the township federation opens to all units and women of its area.</summary>
    AreaBuilding = 2,

    /// <summary>换届</summary>
    TermElection = 3,
}

/// <summary>Everything a campaign sets. Read and written whole; a record keeps the rules it was judged by through its campaign.</summary>
public sealed record CampaignPlan
{
    public required string Name { get; init; }
    public CampaignKind Kind { get; init; } = CampaignKind.Conversion;

    /// <summary>The one level that takes part: a township may be done without its villages, and the other way round.</summary>
    public UnitLevel Takes { get; init; } = UnitLevel.Village;

    /// <summary>依据文件: title, number, issuer, as one line.</summary>
    public string? Basis { get; init; }

    public IReadOnlyList<Stage> Stages { get; init; } = [];

    /// <summary>目标进度, ascending by date: for example 1/3 by 30 June, all by 31 August.</summary>
    public IReadOnlyList<TargetPoint> Targets { get; init; } = [];

    public Quotas Quotas { get; init; } = Quotas.Village;
    public ElectionRules Rules { get; init; } = new();

    /// <summary>Steps without which a unit does not count as done, and cannot be submitted.</summary>
    public IReadOnlyList<StepCode> RequiredSteps { get; init; } = ReformSteps.UsuallyRequired(UnitLevel.Village);

    /// <summary>Days after the congress within which the new committee meets to divide its duties; null for no term.</summary>
    public int? DaysToDivision { get; init; }

    /// <summary>What its units are called.</summary>
    [JsonIgnore]
    public UnitWords Words => UnitWords.Of(Takes);

    /// <summary>The levels that campaigns of a kind are held at, the usual one first.</summary>
    public static IReadOnlyList<UnitLevel> LevelsOf(CampaignKind kind) => kind switch
    {
        CampaignKind.AreaBuilding => [UnitLevel.Township],
        CampaignKind.Conversion => [UnitLevel.Village],
        _ => [UnitLevel.Village, UnitLevel.Township],
    };

    /// <summary>What a county usually sets, over four months from the first of next month: to be changed where its own document says otherwise.</summary>
    public static CampaignPlan Suggested(CampaignKind kind, UnitLevel takes, DateOnly today)
    {
        var start = new DateOnly(today.Year, today.Month, 1).AddMonths(1);
        var end = start.AddMonths(4).AddDays(-1);
        return new()
        {
            Name = SuggestedName(kind, takes, start.Year),
            Kind = kind,
            Takes = takes,
            Quotas = Quotas.Usual(takes),
            Rules = ElectionRules.Usual(takes),
            RequiredSteps = ReformSteps.UsuallyRequired(takes),
            Stages =
            [
                new("组织动员", start, start.AddMonths(1).AddDays(-1)),
                new("实施选举", start.AddMonths(1), start.AddMonths(3).AddDays(19)),
                new("建章立制", start.AddMonths(3).AddDays(20), end),
            ],
            Targets = [new(start.AddMonths(2).AddDays(-1), 1, 3), new(end, 1, 1)],
        };
    }

    public static string SuggestedName(CampaignKind kind, UnitLevel takes, int year) => $"{year}年{UnitWords.Of(takes).Name}妇联{kind.Name()}";

    /// <summary>The first day of the first stage, or the first target where no stage is set.</summary>
    public DateOnly? Begins => Stages.Select(s => (DateOnly?)s.From).Concat(Targets.Select(t => (DateOnly?)t.By)).Min();

    /// <summary>The last day of the last stage or target.</summary>
    public DateOnly? Deadline => Targets.Select(t => (DateOnly?)t.By).Concat(Stages.Select(s => (DateOnly?)s.To)).Max();
}

public sealed record Stage(string Name, DateOnly From, DateOnly To);

/// <summary>Part/Whole of the units approved by the end of a day.</summary>
public sealed record TargetPoint(DateOnly By, int Part, int Whole);
