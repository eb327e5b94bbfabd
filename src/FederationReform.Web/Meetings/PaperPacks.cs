using FederationReform.Access;
using FederationReform.Meetings;

namespace FederationReform.Web.Meetings;

/// <summary>
/// Makes the papers of townships beside the requests: a line that breaks ends neither the work nor, for a quarter of an
/// hour, the download. Each account has one at a time, on this node.
/// </summary>
internal sealed class PaperPacks(MakePapers make, HeavyWork work, TimeProvider clock, ILogger<PaperPacks> log)
    : IDisposable
{
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(15);

    private readonly Lock gate = new();
    private readonly Dictionary<int, PaperPack> packs = [];

    /// <summary>Whatever the account makes or has made last; null for nothing.</summary>
    public PaperPack? Of(int account)
    {
        lock (gate)
        {
            if (packs.TryGetValue(account, out var pack) && pack.Until <= clock.GetUtcNow())
                Forget(account, pack);
            return packs.GetValueOrDefault(account);
        }
    }

    /// <summary>Null also where the account may not read the papers any more.</summary>
    public PaperPack? Of(UnitScope scope, int campaign, int unit) =>
        scope.May(Permissions.ViewRecord)
        && Of(scope.AccountId) is { } pack
        && pack.Input.CampaignId == campaign
        && pack.Input.UnitId == unit
            ? pack
            : null;

    /// <summary>While the account's last one is made, this does nothing.</summary>
    public void Start(UnitScope scope, MakePapersInput input, TownshipPapers township)
    {
        lock (gate)
        {
            if (packs.TryGetValue(scope.AccountId, out var last))
            {
                if (last.Progress.IsRunning)
                    return;
                last.Dispose();
            }
            var pack = packs[scope.AccountId] = new(input, township);
            _ = Task.Run(() => RunAsync(scope, pack));
        }
    }

    /// <summary>The program ends: nothing is left on the disk.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            foreach (var pack in packs.Values)
            {
                pack.Cancel();
                pack.Dispose();
            }
            packs.Clear();
        }
    }

    private async Task RunAsync(UnitScope scope, PaperPack pack)
    {
        await MakeAsync(scope, pack);
        await Task.Delay(Kept, clock);
        lock (gate)
            Forget(scope.AccountId, pack);
    }

    /// <summary>Called under the lock.</summary>
    private void Forget(int account, PaperPack pack)
    {
        pack.Dispose();
        if (packs.GetValueOrDefault(account) == pack)
            packs.Remove(account);
    }

    private async Task MakeAsync(UnitScope scope, PaperPack pack)
    {
        FileStream? file = null;
        try
        {
            var cancel = pack.Cancelled;
            file = TemporaryFile.Open(FileShare.Read);
            using var turn = await work.EnterAsync(scope.AccountId, pack, cancel);
            pack.Written(new(0, pack.Villages));
            var made = await make.RunAsync(scope, pack.Input, file, new Told(pack), cancel);
            if (made.File is { } described)
            {
                await file.FlushAsync(cancel);
                pack.Made(file, described, clock.GetUtcNow() + Kept);
                file = null;
            }
            else
                pack.End(PackState.Refused, made.Violations);
        }
        catch (OperationCanceledException)
        {
            pack.End(PackState.Cancelled);
        }
        catch (Exception fault)
        {
            log.LogError(fault, "Papers of unit {Unit} could not be made", pack.Input.UnitId);
            pack.End(PackState.Failed);
        }
        finally
        {
            if (file is not null)
                await file.DisposeAsync();
        }
    }

    private sealed class Told(PaperPack pack) : IProgress<Ratio>
    {
        public void Report(Ratio value) => pack.Written(value);
    }
}
