namespace FederationReform.Web.Reforms;

/// <summary>
/// Keeps a draft a moment after the last change, and goes on trying while the database is away. Called by one page, in
/// the page's own turn of events; so is what it calls.
/// </summary>
/// <param name="keep">
/// Keeps the draft; false when it must be tried again later. What it throws is logged, and tried again.
/// </param>
/// <param name="onPage">Runs something among the page's own events: <c>InvokeAsync</c>.</param>
internal sealed class DraftKeeper(
    Func<Task<bool>> keep,
    Func<Func<Task>, Task> onPage,
    TimeProvider clock,
    ILogger log,
    Action? failed = null
) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);

    private Task keeping = Task.CompletedTask;
    private CancellationTokenSource waiting = new();
    private int changes;
    private bool closed;

    /// <summary>Whether something is typed that is not kept yet.</summary>
    public bool Due { get; private set; }

    public void Changed()
    {
        if (closed)
            return;
        (Due, changes) = (true, changes + 1);
        waiting.Cancel();
        if (keeping.IsCompleted)
            keeping = KeepWhileDueAsync();
    }

    /// <summary>The draft is kept or no longer wanted.</summary>
    public void Settled()
    {
        Due = false;
        if (!closed)
            waiting.Cancel();
    }

    /// <summary>Without the moment's pause.</summary>
    /// <returns>False when it must be tried again later.</returns>
    public async Task<bool> KeepNowAsync()
    {
        var kept = false;
        await onPage(async () =>
        {
            try
            {
                kept = await keep();
            }
            catch (Exception exception)
            {
                // The database may be away for a moment. What was typed still stands on the page, so it is tried again
                // instead of ending the page.
                log.LogWarning(exception, "A draft could not be kept");
                failed?.Invoke();
            }
        });
        return kept;
    }

    /// <summary>The page is closed while a draft still waits: it is kept now.</summary>
    public async ValueTask DisposeAsync()
    {
        closed = true;
        await waiting.CancelAsync();
        await keeping;
        if (Due)
            await KeepNowAsync();
        waiting.Dispose();
    }

    private async Task KeepWhileDueAsync()
    {
        var pause = Pause;
        while (Due && !closed)
        {
            waiting.Dispose();
            waiting = new();
            try
            {
                await Task.Delay(pause, clock, waiting.Token);
            }
            catch (OperationCanceledException)
            {
                // Changed again, settled, or the page is closed.
                pause = Pause;
                continue;
            }
            var before = changes;
            var kept = await KeepNowAsync();
            if (kept && changes == before)
                return;
            pause = kept ? Pause : Retry;
        }
    }
}
