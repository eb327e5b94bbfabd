using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Files;

namespace FederationReform.Evidence;

/// <summary>
/// Deletes files that no row points to: what a process left that died between the file and its row.
/// </summary>
[ActsWithoutScope("定时清理没有登记成功的材料文件，没有人登录")]
public sealed class ForgetEvidenceFiles(PortalDb portal)
{
    /// <summary>Longer than an upload lives, so that nobody can still be about to give such a file its row.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(2);

    private const int AtOnce = 200;

    public async Task RunAsync(CancellationToken cancel = default)
    {
        var some = new List<FileAddress>(AtOnce);
        await foreach (var address in portal.Files.OlderThanAsync(portal.Clock.UtcNow() - Grace, cancel))
        {
            some.Add(address);
            if (some.Count < AtOnce)
                continue;
            await ForgetAsync(some, cancel);
            some.Clear();
        }
        await ForgetAsync(some, cancel);
    }

    private async Task ForgetAsync(List<FileAddress> some, CancellationToken cancel)
    {
        if (some.Count == 0)
            return;
        await using var db = portal.OpenForSystem();
        var known = await db.KnownAddressesAsync(some.ConvertAll(a => a.Value), cancel);
        foreach (var orphan in some.Where(a => !known.Contains(a.Value)))
            await portal.Files.DeleteAsync(orphan, cancel);
    }
}
