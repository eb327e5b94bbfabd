namespace FederationReform.Web.Reforms;

/// <summary>Keeps a draft a moment after the last change, and goes on trying while the database is away.</summary>
/// <param name="keep">Keeps the draft; false when it must be tried again later.</param>
internal sealed class DraftKeeper(Func<Task<bool>> keep, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);

    private CancellationTokenSource? waiting;

    /// <summary>Whether something is typed that is not kept yet.</summary>
    public bool Due { get; private set; }

    public void Changed()
    {
        Due = true;
        _ = KeepAfterAsync(Pause);
    }

    /// <summary>The draft is kept or no longer wanted.</summary>
    public void Settled()
    {
        Due = false;
        waiting?.Cancel();
    }

    /// <summary>The page is closed while a draft still waits: it is kept now.</summary>
    public async ValueTask DisposeAsync()
    {
        waiting?.Cancel();
        if (Due)
            await keep();
        waiting?.Dispose();
    }

    private async Task KeepAfterAsync(TimeSpan pause)
    {
        waiting?.Cancel();
        waiting?.Dispose();
        waiting = new();
        var cancel = waiting.Token;
        try
        {
            await Task.Delay(pause, clock, cancel);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        if (!await keep() && !cancel.IsCancellationRequested)
            _ = KeepAfterAsync(Retry);
    }
}
