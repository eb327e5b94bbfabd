using FederationReform.Data;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Summaries;

/// <summary>
/// 工作总结 of a unit, or one of its reports: begun with the text that its data give, then written freely. Each saving
/// is a version, and the versions before are kept.
/// </summary>
internal sealed class Summary : IBelongsToUnit, IVersioned
{
    private Summary() { }

    public static Summary Begin(Unit unit, SummarySubject subject, SummaryText text, string by, DateTime now)
    {
        var summary = new Summary
        {
            UnitId = unit.Id,
            UnitPath = unit.Path,
            Form = subject.Form,
            CampaignIds = subject.CampaignIds,
            FirstYear = subject.Years?.First,
            LastYear = subject.Years?.Last,
        };
        summary.Save(text, by, now);
        return summary;
    }

    public int Id { get; private set; }
    public int UnitId { get; private set; }
    public Unit Unit { get; private set; } = null!;
    public string UnitPath { get; private set; } = "";

    public SummaryForm Form { get; private set; } = SummaryForm.Summary;

    /// <summary>The campaigns whose figures it states. A withdrawn one stays named and counts nothing.</summary>
    public IReadOnlyList<int> CampaignIds { get; private set; } = [];

    // Of a report of years; null for a summary of campaigns.
    public int? FirstYear { get; private set; }
    public int? LastYear { get; private set; }

    public ReportYears? Years => FirstYear is { } first && LastYear is { } last ? new(first, last) : null;

    public string Title { get; private set; } = "";

    /// <summary>The number of the newest version, from 1.</summary>
    public int Number { get; private set; }

    public List<SummaryVersion> Versions { get; } = [];

    /// <summary>Who saved the newest version, and when (UTC).</summary>
    public string SavedBy { get; private set; } = "";

    public DateTime SavedAt { get; private set; }
    public int Version { get; set; }

    public AuditSubject Subject => new(SubjectKind.Summary, Id, UnitId, UnitPath);

    /// <param name="restored">The number of the version whose text it is again; null for a new text.</param>
    public void Save(SummaryText text, string by, DateTime now, int? restored = null)
    {
        (Number, Title, SavedBy, SavedAt) = (Number + 1, text.Title, by, now);
        Versions.Add(SummaryVersion.Of(this, text, restored));
    }

    internal sealed class Configuration : IEntityTypeConfiguration<Summary>
    {
        public void Configure(EntityTypeBuilder<Summary> summary)
        {
            summary.Ignore(s => s.Subject);
            summary.Ignore(s => s.Years);
            summary.Property(s => s.CampaignIds).HasJsonText();
            summary.Property(s => s.Title).HasMaxLength(2 * PlainText.NameRunes);
            summary.Property(s => s.SavedBy).HasMaxLength(2 * PlainText.NameRunes);
            summary.HasOne(s => s.Unit).WithMany().HasForeignKey(s => s.UnitId).OnDelete(DeleteBehavior.Restrict);
            summary.HasIndex(s => s.UnitPath);
        }
    }
}

/// <summary>One saved text of a summary. It never changes.</summary>
internal sealed class SummaryVersion : IBelongsToUnit
{
    private SummaryVersion() { }

    public static SummaryVersion Of(Summary summary, SummaryText text, int? restored) =>
        new()
        {
            Summary = summary,
            UnitId = summary.UnitId,
            UnitPath = summary.UnitPath,
            Number = summary.Number,
            Text = text,
            SavedBy = summary.SavedBy,
            SavedAt = summary.SavedAt,
            Restored = restored,
        };

    public int Id { get; private set; }
    public int SummaryId { get; private set; }
    public Summary Summary { get; private set; } = null!;
    public int UnitId { get; private set; }
    public string UnitPath { get; private set; } = "";
    public int Number { get; private set; }
    public SummaryText Text { get; private set; } = null!;
    public string SavedBy { get; private set; } = "";

    /// <summary>UTC</summary>
    public DateTime SavedAt { get; private set; }

    /// <summary>The number of the version that was restored; null for a text that was written.</summary>
    public int? Restored { get; private set; }

    internal sealed class Configuration : IEntityTypeConfiguration<SummaryVersion>
    {
        public void Configure(EntityTypeBuilder<SummaryVersion> version)
        {
            version.Property(v => v.Text).HasJsonText();
            version.Property(v => v.SavedBy).HasMaxLength(2 * PlainText.NameRunes);
            version.HasOne(v => v.Summary).WithMany(s => s.Versions).HasForeignKey(v => v.SummaryId);
            version.HasIndex(v => new { v.SummaryId, v.Number }).IsUnique();
            version.HasIndex(v => v.UnitPath);
        }
    }
}
