namespace FederationReform;

/// <summary>
/// Work that takes a processor and a disk for a while (imports, exports, documents): two at once on a node, one for each account, the rest
/// in order of arrival (UP-15). Whoever waits knows how many are before her.
/// </summary>
/// <param name="most">At once.</param>
public sealed class HeavyWork(int most = 2)
{
    private readonly Lock gate = new();
    private readonly List<Turn> waiting = [];
    private readonly List<Turn> running = [];

    /// <summary>Waits for a turn; dispose it when the work is done.</summary>
    /// <param name="position">Told how many are to finish or begin before her, whenever that changes.</param>
    public async Task<IDisposable> EnterAsync(int accountId, IProgress<int>? position = null, CancellationToken cancel = default)
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

    /// <summary>Inside the gate: whoever can begin, begins; the others learn where they stand.</summary>
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

        // Whoever ends her work must not go on inside the work of the next.
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
