using FederationReform.Data;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Summaries;

/// <summary>
/// What one account wrote and has not saved as a version. Only that account sees it; it is offered again after a
/// reload, a lost connection or a restart.
/// </summary>
internal sealed class SummaryDraft : IBelongsToUnit, IPreparation
{
    private SummaryDraft() { }

    public static SummaryDraft Of(int accountId, Summary summary) =>
        new()
        {
            AccountId = accountId,
            SummaryId = summary.Id,
            UnitId = summary.UnitId,
            UnitPath = summary.UnitPath,
        };

    public int AccountId { get; private set; }
    public int SummaryId { get; private set; }
    public int UnitId { get; private set; }
    public string UnitPath { get; private set; } = "";

    /// <summary>
    /// The summary's version from which the account went on; another one now means that a colleague saved meanwhile.
    /// </summary>
    public int BaseVersion { get; private set; }

    public SummaryText Text { get; private set; } = null!;

    /// <summary>UTC</summary>
    public DateTime SavedAt { get; private set; }

    public void Replace(int baseVersion, SummaryText text, DateTime now) =>
        (BaseVersion, Text, SavedAt) = (baseVersion, text, now);

    internal sealed class Configuration : IEntityTypeConfiguration<SummaryDraft>
    {
        public void Configure(EntityTypeBuilder<SummaryDraft> draft)
        {
            draft.HasKey(d => new { d.AccountId, d.SummaryId });
            draft.Property(d => d.Text).HasJsonText();
            draft.HasOne<Summary>().WithMany().HasForeignKey(d => d.SummaryId);
        }
    }
}
