using Microsoft.AspNetCore.Components.Server.Circuits;

namespace FederationReform.Web.Account;

/// <summary>
/// When the user of an open page last did something in it. The line itself stays up as long as the browser does, so
/// its pings are no sign of anybody.
/// </summary>
internal sealed class LastActivity(TimeProvider clock) : CircuitHandler
{
    private long ticks = clock.GetUtcNow().UtcTicks;

    public DateTimeOffset At => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(
        Func<CircuitInboundActivityContext, Task> next
    ) =>
        context =>
        {
            Interlocked.Exchange(ref ticks, clock.GetUtcNow().UtcTicks);
            return next(context);
        };
}
