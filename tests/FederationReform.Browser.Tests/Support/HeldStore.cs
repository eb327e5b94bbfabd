using FederationReform.Files;

namespace FederationReform.Browser.Tests.Support;

/// <summary>
/// The kept files behind a line that stops: after so many files it gives no more until it is released.
/// </summary>
internal sealed class HeldStore(FileStore kept, int before) : FileStore
{
    private readonly TaskCompletionSource released = new();
    private int opened;

    public void Release() => released.TrySetResult();

    public override async Task<Stream?> OpenAsync(FileAddress address, CancellationToken cancel)
    {
        if (Interlocked.Increment(ref opened) > before)
            await released.Task.WaitAsync(cancel);
        return await kept.OpenAsync(address, cancel);
    }

    public override Task PutAsync(FileAddress address, ReadOnlyMemory<byte> bytes, CancellationToken cancel) =>
        kept.PutAsync(address, bytes, cancel);

    public override Task DeleteAsync(FileAddress address, CancellationToken cancel) =>
        kept.DeleteAsync(address, cancel);

    public override IAsyncEnumerable<FileAddress> OlderThanAsync(DateTime before, CancellationToken cancel) =>
        kept.OlderThanAsync(before, cancel);

    public override Task<string?> ProblemAsync(CancellationToken cancel) => kept.ProblemAsync(cancel);
}
