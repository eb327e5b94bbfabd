using FederationReform.Access;
using FederationReform.Data;

namespace FederationReform.Evidence;

/// <summary>Whether papers can be kept: asked at start, so that the operator learns it before a chair does.</summary>
[ActsWithoutScope("程序启动时检查材料能不能存放，没有人登录")]
public sealed class CheckEvidenceFiles(PortalDb portal)
{
    /// <returns>What is wrong, in Chinese for the operator; null when nothing is.</returns>
    public Task<string?> RunAsync(CancellationToken cancel = default) => portal.Files.ProblemAsync(cancel);
}
