using FederationReform.Campaigns;
using FederationReform.Files;
using FederationReform.Text;

namespace FederationReform.Evidence;

internal static class EvidenceWords
{
    /// <summary>The name of a paper in the campaign; 其他材料 for one that it does not ask for.</summary>
    public static string NameOf(CampaignPlan plan, StepCode step, int paper) =>
        plan.Papers.FirstOrDefault(p => p.Id == paper && p.Step == step)?.Name ?? "其他材料";

    /// <summary>The user's name for the file, with the extension of what it really is.</summary>
    public static string FileName(string name, FileKind kind)
    {
        var extension = kind.Extension();
        var stem = Path.GetFileNameWithoutExtension(name);
        return PlainText.Cut(stem.Length == 0 ? "未命名" : stem, EvidenceFile.NameLength - extension.Length)
            + extension;
    }
}
