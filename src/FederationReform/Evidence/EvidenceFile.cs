using FederationReform.Campaigns;
using FederationReform.KeptFiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Evidence;

/// <summary>材料: a paper or photo of a step.</summary>
internal sealed class EvidenceFile : StoredFile
{
    /// <summary>The most files of one record that are not deleted.</summary>
    public const int MostOfARecord = 300;

    private EvidenceFile() { }

    public static EvidenceFile Of(UnitReform reform, StepCode step, int paper, KeptContent content, string by)
    {
        var file = new EvidenceFile
        {
            UnitReformId = reform.Id,
            CampaignId = reform.CampaignId,
            Step = step,
            Paper = paper,
        };
        file.Keep(content, reform.UnitId, reform.UnitPath, by);
        return file;
    }

    public int UnitReformId { get; private set; }
    public int CampaignId { get; private set; }
    public StepCode Step { get; private set; }

    /// <summary>The number of a <see cref="StepPaper"/> of the campaign, or <see cref="StepPaper.Other"/>.</summary>
    public int Paper { get; private set; }

    internal sealed class Table : StoredFileTable<EvidenceFile>
    {
        protected override void ConfigureMore(EntityTypeBuilder<EvidenceFile> file)
        {
            file.HasOne<UnitReform>().WithMany().HasForeignKey(f => f.UnitReformId).OnDelete(DeleteBehavior.Restrict);
            // The completeness of a unit and all below it reads this index alone.
            file.HasIndex(f => new
            {
                f.CampaignId,
                f.UnitPath,
                f.RemovedAt,
                f.Paper,
                f.UnitReformId,
            });
        }
    }
}
