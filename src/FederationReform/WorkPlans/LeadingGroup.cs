using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.WorkPlans;

/// <summary>领导小组 as the document names it.</summary>
/// <param name="Deputies">副组长, by 、</param>
/// <param name="Members">成员, by 、</param>
public sealed record LeadingGroupEntry(string? Leader, string? Deputies, string? Members, DateOnly? SetUpOn)
{
    public const int ListRunes = 500;

    internal LeadingGroupEntry Cleaned() =>
        this with
        {
            Leader = PlainText.Clean(Leader),
            Deputies = PlainText.Clean(Deputies),
            Members = PlainText.Clean(Members),
        };

    internal Violations Check(DateOnly today)
    {
        var violations = new Violations();
        violations.Add(PlainText.Check(nameof(Leader), "组长", Leader, required: true));
        violations.Add(PlainText.Check(nameof(Deputies), "副组长", Deputies, ListRunes));
        violations.Add(PlainText.Check(nameof(Members), "成员", Members, ListRunes, lines: true));
        if (SetUpOn > today)
            violations.Add(new Violation("Date", nameof(SetUpOn), "成立日期不能晚于今天。"));
        return violations;
    }

    internal IReadOnlyList<FieldChange> ChangesFrom(LeadingGroupEntry? before) =>
        [
            .. new FieldChange[]
            {
                new("组长", before?.Leader, Leader),
                new("副组长", before?.Deputies, Deputies),
                new("成员", before?.Members, Members),
                FieldChange.OfDay("成立日期", before?.SetUpOn, SetUpOn),
            }.Where(c => c.Old != c.New),
        ];
}

/// <summary>The leading group of a unit for one campaign: of the county, of a township, of a village.</summary>
internal sealed class LeadingGroup : IBelongsToUnit, IVersioned
{
    private LeadingGroup() { }

    public static LeadingGroup Of(int campaignId, Unit unit) =>
        new()
        {
            CampaignId = campaignId,
            UnitId = unit.Id,
            UnitPath = unit.Path,
        };

    public int Id { get; private set; }
    public int CampaignId { get; private set; }
    public int UnitId { get; private set; }
    public string UnitPath { get; private set; } = "";
    public LeadingGroupEntry Entry { get; private set; } = null!;
    public int Version { get; set; }

    public void Set(LeadingGroupEntry entry) => Entry = entry;

    internal sealed class Configuration : IEntityTypeConfiguration<LeadingGroup>
    {
        public void Configure(EntityTypeBuilder<LeadingGroup> group)
        {
            group.Property(g => g.Entry).HasJsonText();
            group.HasOne<Campaign>().WithMany().HasForeignKey(g => g.CampaignId).OnDelete(DeleteBehavior.Cascade);
            group.HasOne<Unit>().WithMany().HasForeignKey(g => g.UnitId).OnDelete(DeleteBehavior.Restrict);
            group.HasIndex(g => new { g.CampaignId, g.UnitId }).IsUnique();
            group.HasIndex(g => g.UnitPath);
        }
    }
}
