using FederationReform.Web.Reforms;
using FluentAssertions;
using Microsoft.Extensions.Logging.Abstractions;

namespace FederationReform.Web.Tests.Reforms;

public sealed class DraftKeeperTests
{
    [Fact]
    public async Task Draft_ThatCannotBeKept_IsTriedAgain()
    {
        var (tried, failures) = (0, 0);
        var kept = new TaskCompletionSource();
        DraftKeeper? keeper = null;
        keeper = new(
            () =>
            {
                if (++tried == 1)
                    throw new IOException("The database is away.");
                keeper!.Settled();
                kept.SetResult();
                return Task.FromResult(true);
            },
            act => act(),
            new QuickClock(),
            NullLogger.Instance,
            () => failures++
        );

        keeper.Changed();
        await kept.Task;

        await keeper.DisposeAsync();
        (tried, failures, keeper.Due).Should().Be((2, 1, false));
    }

    [Fact]
    public async Task Page_ThatCloses_WaitsForTheDraftOnItsWay_AndKeepsWhatIsStillDue()
    {
        var tried = 0;
        var (begun, answered) = (new TaskCompletionSource(), new TaskCompletionSource());
        var keeper = new DraftKeeper(
            async () =>
            {
                tried++;
                begun.TrySetResult();
                await answered.Task;
                return true;
            },
            act => act(),
            new QuickClock(),
            NullLogger.Instance
        );
        keeper.Changed();
        await begun.Task;

        var closing = keeper.DisposeAsync().AsTask();

        closing.IsCompleted.Should().BeFalse("the draft is on its way");
        answered.SetResult();
        await closing;
        tried.Should().Be(2, "the first attempt did not settle it, so it is kept once more");
        keeper.Changed();
        tried.Should().Be(2, "the page is closed");
    }

    /// <summary>Every wait is over at once.</summary>
    private sealed class QuickClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan due, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.FromMilliseconds(1), period);
    }
}
