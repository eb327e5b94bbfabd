namespace FederationReform.Tests.Support;

/// <summary>
/// Several at the same moment, each on a thread of its own: SQLite's asynchronous calls do not yield, and would run one
/// after another.
/// </summary>
internal static class AtOnce
{
    public static Task<T[]> RunAsync<T>(int times, Func<int, Task<T>> run) =>
        Task.WhenAll(Enumerable.Range(0, times).Select(n => Task.Run(() => run(n))));

    public static Task<T[]> RunAsync<T>(params Func<Task<T>>[] runs) => Task.WhenAll(runs.Select(Task.Run));
}
