using FederationReform.ChatRobots;

namespace FederationReform.Web.Notices;

/// <summary>Sends what waits for group robots, also what an earlier run of the program left.</summary>
internal sealed class RobotSending(
    SendRobotMessages send,
    ChatRobotClient client,
    TimeProvider clock,
    ILogger<RobotSending> log
) : BackgroundService
{
    private static readonly TimeSpan every = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await SendAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    private async Task SendAsync(CancellationToken cancel)
    {
        try
        {
            await send.RunAsync(client, cancel);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The database may be away for a moment, or not be up to date yet.
            log.LogError(fault, "Messages for group robots could not be sent");
        }
    }
}
