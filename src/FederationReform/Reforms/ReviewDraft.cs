using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Reforms;

/// <summary>
/// What a reviewer has written about a record and not sent. Only that account sees it; it is offered again after a
/// reload, a lost connection or a restart.
/// </summary>
internal sealed class ReviewDraft : IBelongsToUnit, IPreparation
{
    private ReviewDraft() { }

    public static ReviewDraft Of(int accountId, UnitReform reform) =>
        new()
        {
            AccountId = accountId,
            UnitReformId = reform.Id,
            UnitId = reform.UnitId,
            UnitPath = reform.UnitPath,
        };

    public int AccountId { get; private set; }
    public int UnitReformId { get; private set; }
    public int UnitId { get; private set; }
    public string UnitPath { get; private set; } = "";

    /// <summary>The record's version that the opinion is about; it is ignored for another version.</summary>
    public int BaseVersion { get; private set; }

    public ReviewOpinion Opinion { get; private set; } = ReviewOpinion.None;
    public DateTime SavedAt { get; private set; }

    public void Replace(int baseVersion, ReviewOpinion opinion, DateTime now) =>
        (BaseVersion, Opinion, SavedAt) = (baseVersion, opinion, now);

    internal sealed class Configuration : IEntityTypeConfiguration<ReviewDraft>
    {
        public void Configure(EntityTypeBuilder<ReviewDraft> draft)
        {
            draft.HasKey(d => new { d.AccountId, d.UnitReformId });
            draft.Property(d => d.Opinion).HasJsonText();
            draft.HasOne<UnitReform>().WithMany().HasForeignKey(d => d.UnitReformId);
        }
    }
}

/// <summary>A reviewer's opinion: why the record should be returned, and the remarks on its fields.</summary>
public sealed record ReviewOpinion(string? Reason, IReadOnlyList<FieldRemark> Remarks)
{
    public static ReviewOpinion None { get; } = new(null, []);

    internal bool Says => !string.IsNullOrWhiteSpace(Reason) || Remarks.Count > 0;
}
