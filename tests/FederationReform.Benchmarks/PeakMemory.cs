namespace FederationReform.Benchmarks;

internal static class PeakMemory
{
    /// <summary>How many megabytes the process grew by at most, looked at every 10 ms.</summary>
    public static async Task<double> OfAsync(Func<Task> work)
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var start = Environment.WorkingSet;
        var (peak, done) = (start, false);
        var watch = new Thread(() =>
        {
            while (!Volatile.Read(ref done))
            {
                peak = Math.Max(peak, Environment.WorkingSet);
                Thread.Sleep(10);
            }
        });
        watch.Start();
        await work();
        Volatile.Write(ref done, true);
        watch.Join();
        return (peak - start) / 1024d / 1024d;
    }
}
