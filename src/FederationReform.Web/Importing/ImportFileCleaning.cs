using FederationReform.Importing;

namespace FederationReform.Web.Importing;

/// <summary>Deletes what imported files leave behind, at the start and then every hour.</summary>
internal sealed class ImportFileCleaning(ForgetImportFiles forget, TimeProvider clock, ILogger<ImportFileCleaning> log)
    : BackgroundService
{
    private static readonly TimeSpan every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, clock);
        try
        {
            do await CleanAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    private async Task CleanAsync(CancellationToken cancel)
    {
        try
        {
            await forget.RunAsync(cancel);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The database may be away for a moment, or not be up to date yet; the next hour is early enough.
            log.LogError(fault, "Imported files could not be cleaned");
        }
    }
}
