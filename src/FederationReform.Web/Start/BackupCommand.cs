using FederationReform.Backups;

namespace FederationReform.Web.Start;

/// <summary><c>--backup FOLDER</c>: one backup now, restored and compared, also beside a portal that runs.</summary>
internal static class BackupCommand
{
    public const string Name = "--backup";

    /// <returns>The exit code; null when the command was not asked for.</returns>
    public static async Task<int?> TryBackUpAsync(this IServiceProvider services, string[] args)
    {
        var asked = Array.IndexOf(args, Name);
        if (asked < 0)
            return null;
        if (asked + 1 >= args.Length)
        {
            await Console.Error.WriteLineAsync($"请在 {Name} 后面写上存放备份的文件夹。");
            return 1;
        }
        try
        {
            var made = await services
                .GetRequiredService<BackUpDatabase>()
                .RunAsync(
                    Path.GetFullPath(args[asked + 1]),
                    Math.Max(1, services.GetRequiredService<PortalOptions>().Backup.Keep)
                );
            Console.WriteLine(
                $"已备份并恢复核对：{made.File}，{made.Tables} 张表 {made.Rows} 行，"
                    + $"用时 {made.Took.TotalSeconds:0.0} 秒。"
            );
            return 0;
        }
        catch (BackupFailedException fault)
        {
            services.GetRequiredService<ILogger<BackUpDatabase>>().LogError(fault, "The database was not backed up");
            await Console.Error.WriteLineAsync(fault.Message);
            return 1;
        }
    }
}
