namespace FederationReform.Exports;

/// <summary>
/// Copies a stream into another and reads the next part while the last one is written, so that the store and the
/// archive do not wait for each other.
/// </summary>
internal sealed class ReadingOn
{
    private const int Part = 128 * 1024;

    private byte[] filling = new byte[Part];
    private byte[] full = new byte[Part];

    public async Task RunAsync(Stream source, Stream target, CancellationToken cancel)
    {
        var reading = source.ReadAsync(filling, cancel).AsTask();
        try
        {
            while (await reading is > 0 and var read)
            {
                (filling, full) = (full, filling);
                reading = source.ReadAsync(filling, cancel).AsTask();
                await target.WriteAsync(full.AsMemory(0, read), cancel);
            }
        }
        finally
        {
            // Where the writing failed: the stream must not be closed, nor the array used, under a read.
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
