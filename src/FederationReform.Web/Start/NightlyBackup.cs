using FederationReform.Backups;

namespace FederationReform.Web.Start;

/// <summary>
/// OP-07: backs the database up once a night, at the hour of the settings, China time. What fails is said in the log
/// and in the audit, and is tried again the next night.
/// </summary>
internal sealed class NightlyBackup(
    BackUpDatabase backUp,
    PortalOptions options,
    DataFolder data,
    TimeProvider clock,
    ILogger<NightlyBackup> log
) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Backup.FolderIn(options, data.Path) is not { } folder)
            return;
        try
        {
            while (true)
            {
                await Task.Delay(UntilNext(clock.UtcNow(), options.Backup.Hour), clock, stoppingToken);
                await BackUpAsync(folder, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    /// <param name="utc">Now.</param>
    public static TimeSpan UntilNext(DateTime utc, int hour)
    {
        var next = ChinaTime.StartOf(ChinaTime.DateOf(utc)).AddHours(hour);
        return (next > utc ? next : next.AddDays(1)) - utc;
    }

    private async Task BackUpAsync(string folder, CancellationToken cancel)
    {
        try
        {
            var made = await backUp.RunAsync(folder, options.Backup.Keep, cancel);
            log.LogInformation("Backed up and compared: {File}, {Rows} rows, {Took}", made.File, made.Rows, made.Took);
        }
        catch (BackupFailedException fault)
        {
            log.LogError(fault, "The database was not backed up");
        }
    }
}

/// <param name="Path">Absolute path of <see cref="PortalOptions.DataFolder"/>.</param>
internal sealed record DataFolder(string Path);
