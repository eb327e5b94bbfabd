using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Reforms;

/// <summary>
/// What one account typed and has not saved. Only that account sees it; it is kept on the server and offered again
/// after a reload, a lost connection or a restart.
/// </summary>
internal sealed class Draft : IBelongsToUnit, IPreparation
{
    private Draft() { }

    public static Draft Of(int accountId, UnitReform reform, int baseVersion, string content, DateTime now)
    {
        var draft = new Draft
        {
            AccountId = accountId,
            UnitReformId = reform.Id,
            UnitId = reform.UnitId,
            UnitPath = reform.UnitPath,
        };
        draft.Replace(baseVersion, content, now);
        return draft;
    }

    public int AccountId { get; private set; }
    public int UnitReformId { get; private set; }
    public int UnitId { get; private set; }
    public string UnitPath { get; private set; } = "";

    /// <summary>
    /// The record's version when the draft was begun; a different version of the record means that somebody saved
    /// meanwhile.
    /// </summary>
    public int BaseVersion { get; private set; }

    /// <summary>The sheet as typed, including cells that cannot be read.</summary>
    public string Content { get; private set; } = "";

    public DateTime SavedAt { get; private set; }

    public void Replace(int baseVersion, string content, DateTime now) =>
        (BaseVersion, Content, SavedAt) = (baseVersion, content, now);

    internal sealed class Configuration : IEntityTypeConfiguration<Draft>
    {
        public void Configure(EntityTypeBuilder<Draft> draft)
        {
            draft.Property(d => d.Content).IsSealed();
            draft.HasKey(d => new { d.AccountId, d.UnitReformId });
            draft.HasOne<UnitReform>().WithMany().HasForeignKey(d => d.UnitReformId);
        }
    }
}
