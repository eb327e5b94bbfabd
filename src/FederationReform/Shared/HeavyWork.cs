namespace FederationReform;

/// <summary>
/// Limits work that keeps a processor and a disk busy (imports, exports, documents) on one node: at most one job of
/// each account runs at a time, and waiting jobs start in order of arrival.
/// </summary>
/// <param name="most">How many jobs run at the same time on this node.</param>
public sealed class HeavyWork(int most = 2)
{
    private readonly Lock gate = new();
    private readonly List<Turn> waiting = [];
    private readonly List<Turn> running = [];

    /// <summary>
    /// Waits for a turn. The caller disposes the result when the work is done; cancelling leaves the line.
    /// </summary>
    /// <param name="position">Receives the caller's place in the line, from 1, whenever the line moves.</param>
    public async Task<IDisposable> EnterAsync(
        int accountId,
        IProgress<int>? position = null,
        CancellationToken cancel = default
    )
    {
        var turn = new Turn(this, accountId, position);
        lock (gate)
        {
            waiting.Add(turn);
            StartNext();
        }
        await using var left = cancel.UnsafeRegister(static (state, token) => ((Turn)state!).Abandon(token), turn);
        await turn.Started.Task;
        return turn;
    }

    /// <summary>Called under the lock: starts every job that may run, then tells the others their place.</summary>
    private void StartNext()
    {
        while (running.Count < most && waiting.Find(t => !running.Exists(r => r.AccountId == t.AccountId)) is { } next)
        {
            waiting.Remove(next);
            running.Add(next);
            next.Started.TrySetResult();
        }
        for (var i = 0; i < waiting.Count; i++)
            waiting[i].Position?.Report(i + 1);
    }

    private sealed class Turn(HeavyWork work, int accountId, IProgress<int>? position) : IDisposable
    {
        public int AccountId => accountId;

        public IProgress<int>? Position => position;

        // Without this option, disposing one turn would run the next job on the disposing caller's thread.
        public TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Abandon(CancellationToken cancel)
        {
            lock (work.gate)
                if (work.waiting.Remove(this))
                {
                    Started.TrySetCanceled(cancel);
                    work.StartNext();
                }
        }

        public void Dispose()
        {
            lock (work.gate)
                if (work.running.Remove(this))
                    work.StartNext();
        }
    }
}
