using FluentAssertions;

namespace FederationReform.Tests.Shared;

/// <summary>UP-15: two at once on a node, one for each account, in order of arrival.</summary>
public sealed class HeavyWorkTests
{
    [Fact]
    public async Task Third_WaitsUntilOneEnds()
    {
        var work = new HeavyWork();
        var first = await work.EnterAsync(1);
        using var second = await work.EnterAsync(2);
        var places = new List<int>();
        var third = work.EnterAsync(3, new Told(places.Add));
        var fourth = work.EnterAsync(4);

        third.IsCompleted.Should().BeFalse();
        first.Dispose();
        using var started = await Soon(third);
        fourth.IsCompleted.Should().BeFalse();
        places.Should().StartWith(1);
        second.Dispose();
        using var last = await Soon(fourth);
    }

    [Fact]
    public async Task Account_HasOneAtATime_AndOthersPassHer()
    {
        var work = new HeavyWork();
        var first = await work.EnterAsync(1);
        var again = work.EnterAsync(1);
        using var other = await Soon(work.EnterAsync(2));

        again.IsCompleted.Should().BeFalse();
        first.Dispose();
        first.Dispose();
        using var second = await Soon(again);
    }

    [Fact]
    public async Task WhoeverGivesUp_LeavesTheQueue()
    {
        var work = new HeavyWork(most: 1);
        var first = await work.EnterAsync(1);
        using var patience = new CancellationTokenSource();
        var second = work.EnterAsync(2, cancel: patience.Token);
        var third = work.EnterAsync(3);

        await patience.CancelAsync();
        await second.Invoking(s => s).Should().ThrowAsync<OperationCanceledException>();
        first.Dispose();
        using var started = await Soon(third);
    }

    /// <summary>A turn that never comes fails instead of waiting for ever.</summary>
    private static Task<IDisposable> Soon(Task<IDisposable> turn) => turn.WaitAsync(TimeSpan.FromSeconds(20));

    private sealed class Told(Action<int> tell) : IProgress<int>
    {
        public void Report(int value) => tell(value);
    }
}
