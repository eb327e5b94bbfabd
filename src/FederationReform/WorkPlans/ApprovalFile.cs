using FederationReform.Campaigns;
using FederationReform.Files;
using FederationReform.KeptFiles;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.WorkPlans;

/// <summary>
/// A paper of one station on the way of a plan: the draft, the minutes of the standing committee, the document as
/// issued. It belongs to the unit that runs the campaign, and whoever is shown the plan is shown it.
/// </summary>
internal sealed class ApprovalFile : StoredFile
{
    /// <summary>The most files of one station that are not deleted.</summary>
    public const int MostOfAStage = 10;

    private ApprovalFile() { }

    public static ApprovalFile Of(Campaign campaign, ApprovalStage stage, KeptContent content, string by)
    {
        var file = new ApprovalFile { CampaignId = campaign.Id, Stage = stage };
        file.Keep(content, campaign.UnitId, campaign.UnitPath, by);
        return file;
    }

    public int CampaignId { get; private set; }
    public ApprovalStage Stage { get; private set; }

    internal sealed class Table : StoredFileTable<ApprovalFile>
    {
        protected override void ConfigureMore(EntityTypeBuilder<ApprovalFile> file)
        {
            file.HasOne<Campaign>().WithMany().HasForeignKey(f => f.CampaignId).OnDelete(DeleteBehavior.Cascade);
            file.HasOne<Unit>().WithMany().HasForeignKey(f => f.UnitId).OnDelete(DeleteBehavior.Restrict);
            file.HasIndex(f => new { f.CampaignId, f.Stage });
        }
    }
}

/// <summary>A paper of a station as the page of the plan shows it.</summary>
/// <param name="Size">Bytes as kept.</param>
/// <param name="At">UTC; when it was uploaded.</param>
public sealed record ApprovalPaper(
    int Id,
    ApprovalStage Stage,
    string Name,
    FileKind Kind,
    int Size,
    string By,
    DateTime At
);
