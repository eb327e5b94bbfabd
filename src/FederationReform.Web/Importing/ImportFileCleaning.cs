using FederationReform.Evidence;
using FederationReform.Importing;

namespace FederationReform.Web.Importing;

/// <summary>
/// Deletes what imported files and interrupted uploads of papers leave behind, at the start and then every hour.
/// </summary>
internal sealed class ImportFileCleaning(
    ForgetImportFiles forget,
    ForgetEvidenceFiles forgetEvidence,
    TimeProvider clock,
    ILogger<ImportFileCleaning> log
) : BackgroundService
{
    private static readonly TimeSpan every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, clock);
        try
        {
            do
            {
                await CleanAsync(forget.RunAsync, stoppingToken);
                await CleanAsync(forgetEvidence.RunAsync, stoppingToken);
            } while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    private async Task CleanAsync(Func<CancellationToken, Task> clean, CancellationToken cancel)
    {
        try
        {
            await clean(cancel);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The database may be away for a moment, or not be up to date yet; the next hour is early enough.
            log.LogError(fault, "Files that are not needed any more could not be cleaned");
        }
    }
}
