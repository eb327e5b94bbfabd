using FederationReform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Reforms;

/// <summary>What a reviewer has written of a record and not sent yet: hers alone, offered again after a reload, a lost line or a restart.</summary>
internal sealed class ReviewDraft : IBelongsToUnit
{
    private ReviewDraft() { }

    public static ReviewDraft Of(int accountId, UnitReform reform) =>
        new() { AccountId = accountId, UnitReformId = reform.Id, UnitId = reform.UnitId, UnitPath = reform.UnitPath };

    public int AccountId { get; private set; }
    public int UnitReformId { get; private set; }
    public int UnitId { get; private set; }
    public string UnitPath { get; private set; } = "";

    /// <summary>The record's version it was written of; of another version it says nothing any more.</summary>
    public int BaseVersion { get; private set; }

    public ReviewOpinion Opinion { get; private set; } = ReviewOpinion.None;
    public DateTime SavedAt { get; private set; }

    public void Replace(int baseVersion, ReviewOpinion opinion, DateTime now) => (BaseVersion, Opinion, SavedAt) = (baseVersion, opinion, now);

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

/// <summary>What a reviewer says of a record: why it goes back, and the places.</summary>
public sealed record ReviewOpinion(string? Reason, IReadOnlyList<FieldRemark> Remarks)
{
    public static ReviewOpinion None { get; } = new(null, []);

    internal bool Says => !string.IsNullOrWhiteSpace(Reason) || Remarks.Count > 0;
}
