using System.Globalization;
using System.Security.Claims;
using Serilog;
using Serilog.Events;

namespace FederationReform.Web;

internal static class PortalLogging
{
    /// <summary>
    /// Console for the operator, one file a day for later. What people type is never logged: not a name, phone,
    /// password or number.
    /// </summary>
    public static void AddPortalLogging(this WebApplicationBuilder builder, string dataFolder) =>
        builder.Services.AddSerilog(
            log =>
                log.ReadFrom.Configuration(builder.Configuration)
                    .Enrich.FromLogContext()
                    .WriteTo.Console(
                        formatProvider: CultureInfo.InvariantCulture,
                        outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj} {TraceId}{NewLine}{Exception}"
                    )
                    .WriteTo.File(
                        Path.Combine(dataFolder, "logs", "portal-.log"),
                        formatProvider: CultureInfo.InvariantCulture,
                        outputTemplate: "{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} {Level:u3} {SourceContext} "
                            + "{Message:lj} {TraceId}{NewLine}{Exception}",
                        rollingInterval: RollingInterval.Day,
                        retainedFileCountLimit: 400
                    ),
            // One logger for each host: tests run several in one process, and each writes into its own folder.
            preserveStaticLogger: true
        );

    /// <summary>
    /// One line for each request: which account, from which address, how many milliseconds. The path is written as the
    /// browser sent it, percent-encoded, so that a line break in it forges no line, and without its query, which may
    /// hold a search text.
    /// </summary>
    public static void UseRequestLog(this WebApplication app) =>
        app.UseSerilogRequestLogging(log =>
        {
            log.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
            log.MessageTemplate = "{Method} {Path:l} {Status} {Elapsed:0} ms account {Account:l} from {Address:l}";
            log.GetMessageTemplateProperties = (context, _, elapsed, status) =>
                [
                    new("Method", new ScalarValue(context.Request.Method)),
                    new("Path", new ScalarValue(context.Request.Path.ToUriComponent())),
                    new("Status", new ScalarValue(status)),
                    new("Elapsed", new ScalarValue(elapsed)),
                    new("Account", new ScalarValue(context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "-")),
                    new("Address", new ScalarValue(context.Connection.RemoteIpAddress?.ToString() ?? "-")),
                ];
            // The browser asks for /alive once a second while it waits for the server to come back.
            log.GetLevel = (context, _, _) =>
                context.Request.Path.StartsWithSegments("/alive") ? LogEventLevel.Verbose : LogEventLevel.Information;
        });
}
