using System.Text.Json.Serialization;
using FederationReform.Data;
using FederationReform.Rules;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Campaigns;

/// <summary>改革任务: what a county or prefecture asks of the units below it, by when, and under which rules.</summary>
internal sealed class Campaign : IBelongsToUnit, IVersioned
{
    private Campaign() { }

    public static Campaign Create(Unit owner, CampaignPlan plan) =>
        new()
        {
            UnitId = owner.Id,
            UnitPath = owner.Path,
            Plan = plan,
            Kind = plan.Kind,
            Takes = plan.Takes,
            Name = plan.Name,
        };

    public int Id { get; private set; }

    /// <summary>The unit that runs the campaign; all units below it see it.</summary>
    public int UnitId { get; private set; }

    public string UnitPath { get; private set; } = "";
    public CampaignKind Kind { get; private set; }

    /// <summary>
    /// The level whose units have records in this campaign. It cannot be changed, because the records exist.
    /// </summary>
    public UnitLevel Takes { get; private set; }

    public string Name { get; private set; } = "";
    public CampaignPlan Plan { get; private set; } = new() { Name = "" };

    /// <summary>
    /// UTC; when the county closed the campaign before all was done. Its records can then only be read. Null while it
    /// runs, also after its last day.
    /// </summary>
    public DateTime? ClosedAt { get; private set; }

    public string? ClosedBy { get; private set; }

    public string? ClosedReason { get; private set; }

    public int Version { get; set; }

    public bool Closed => ClosedAt is not null;

    public AuditSubject Subject => new(SubjectKind.Campaign, Id, UnitId, UnitPath);

    public void Change(CampaignPlan plan) => (Plan, Kind, Name) = (plan, plan.Kind, plan.Name);

    public void Close(string by, string reason, DateTime now) => (ClosedAt, ClosedBy, ClosedReason) = (now, by, reason);

    public void Reopen() => (ClosedAt, ClosedBy, ClosedReason) = (null, null, null);

    internal sealed class Configuration : IEntityTypeConfiguration<Campaign>
    {
        public void Configure(EntityTypeBuilder<Campaign> campaign)
        {
            campaign.Ignore(c => c.Subject).Ignore(c => c.Closed);
            campaign.Property(c => c.ClosedBy).HasMaxLength(2 * PlainText.NameRunes);
            campaign.Property(c => c.ClosedReason).HasMaxLength(2 * PlainText.NoteRunes);
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

/// <summary>
/// Everything that a campaign sets, read and written as a whole. A record refers to its rules through its campaign.
/// </summary>
public sealed record CampaignPlan
{
    public required string Name { get; init; }
    public CampaignKind Kind { get; init; } = CampaignKind.Conversion;

    /// <summary>
    /// The one level that takes part: townships can be done without their villages, and villages without their
    /// township.
    /// </summary>
    public UnitLevel Takes { get; init; } = UnitLevel.Village;

    /// <summary>The template that its stages were laid by; null where they were typed.</summary>
    public PlanPattern? Pattern { get; init; }

    /// <summary>依据文件: title, number and issuer in one line.</summary>
    public string? Basis { get; init; }

    public IReadOnlyList<Stage> Stages { get; init; } = [];

    /// <summary>目标进度, ascending by date: for example 1/3 by 30 June, all by 31 August.</summary>
    public IReadOnlyList<TargetPoint> Targets { get; init; } = [];

    public Quotas Quotas { get; init; } = Quotas.Village;
    public ElectionRules Rules { get; init; } = new();

    /// <summary>The steps without which a record cannot be submitted and its unit does not count as done.</summary>
    public IReadOnlyList<StepCode> RequiredSteps { get; init; } = ReformSteps.UsuallyRequired(UnitLevel.Village);

    /// <summary>资料: the papers and photos that each step needs.</summary>
    public IReadOnlyList<StepPaper> Papers
    {
        get => field ?? StepPapers.Usual(Takes);
        init;
    }

    /// <summary>Whether a record can be submitted only with all papers of the steps up to the report.</summary>
    public bool PapersBeforeSubmission { get; init; }

    /// <summary>
    /// Within how many days after the congress the new committee must meet to divide its duties; null for no deadline.
    /// </summary>
    public int? DaysToDivision { get; init; }

    /// <summary>What the units of the campaign are called.</summary>
    [JsonIgnore]
    public UnitWords Words => UnitWords.Of(Takes);

    /// <summary>The levels at which campaigns of a kind are held, the usual one first.</summary>
    public static IReadOnlyList<UnitLevel> LevelsOf(CampaignKind kind) =>
        kind switch
        {
            CampaignKind.AreaBuilding => [UnitLevel.Township],
            CampaignKind.Conversion => [UnitLevel.Village],
            _ => [UnitLevel.Village, UnitLevel.Township],
        };

    /// <summary>
    /// What counties usually set, over four months from the first day of next month; the county changes what its
    /// document says otherwise.
    /// </summary>
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

    public static string SuggestedName(CampaignKind kind, UnitLevel takes, int year) =>
        $"{year}年{UnitWords.Of(takes).Name}妇联{kind.Name()}";

    /// <summary>
    /// The first day of the first stage, or the first target where there is no stage; null without both.
    /// </summary>
    public DateOnly? Begins => Stages.Select(s => (DateOnly?)s.From).Concat(Targets.Select(t => (DateOnly?)t.By)).Min();

    /// <summary>The last day of the last stage or target; null without both.</summary>
    public DateOnly? Ends => Targets.Select(t => (DateOnly?)t.By).Concat(Stages.Select(s => (DateOnly?)s.To)).Max();

    /// <summary>
    /// The day by which all units must be done: that of the first target of all, or the end where no target says so. A
    /// last stage (建章立制) may go on after it.
    /// </summary>
    public DateOnly? Deadline => Targets.Where(t => t.Part == t.Whole).Min(t => (DateOnly?)t.By) ?? Ends;

    /// <summary>
    /// Whether both are the same task in the same time: one unit never takes part in two such campaigns, and their
    /// figures add up.
    /// </summary>
    public bool RunsAlongside(CampaignPlan other) =>
        Kind == other.Kind && Takes == other.Takes && Begins <= other.Ends && other.Begins <= Ends;
}

public sealed record Stage(string Name, DateOnly From, DateOnly To)
{
    public string InWords() => $"{Name}，{From:yyyy年M月d日} 至 {To:yyyy年M月d日}";
}

/// <summary>By the end of the day, Part/Whole of the units should be approved.</summary>
public sealed record TargetPoint(DateOnly By, int Part, int Whole)
{
    public string InWords() =>
        Part == Whole ? $"{By:yyyy年M月d日} 前全部完成" : $"{By:yyyy年M月d日} 前完成 {Part}/{Whole}";
}
