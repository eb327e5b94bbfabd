using System.Diagnostics;
using System.Globalization;
using System.Security.Claims;
using Serilog;

namespace FederationReform.Web;

internal static class PortalLogging
{
    /// <summary>Console for the operator, one file a day for later. What people type is never logged: not a name, phone, password or number.</summary>
    public static void AddPortalLogging(this WebApplicationBuilder builder, string dataFolder)
    {
        var log = new LoggerConfiguration()
            .ReadFrom.Configuration(builder.Configuration)
            .Enrich.FromLogContext()
            .WriteTo.Console(formatProvider: CultureInfo.InvariantCulture, outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj} {TraceId}{NewLine}{Exception}")
            .WriteTo.File(
                Path.Combine(dataFolder, "logs", "portal-.log"),
                formatProvider: CultureInfo.InvariantCulture,
                outputTemplate: "{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} {Level:u3} {SourceContext} {Message:lj} {TraceId}{NewLine}{Exception}",
                rollingInterval: RollingInterval.Day,
                retainedFileCountLimit: 400)
            .CreateLogger();
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(log, dispose: true);
    }

    /// <summary>
    /// One line for each request: who, from where, how long. The path is written as it was sent, so that a line break in it forges no
    /// line, and without its query, which may hold what somebody searched for (AL-05).
    /// </summary>
    public static void UseRequestLog(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("FederationReform.Requests");
        app.Use(async (context, next) =>
        {
            var started = Stopwatch.GetTimestamp();
            try
            {
                await next();
            }
            finally
            {
                if (!context.Request.Path.StartsWithSegments("/alive"))
                    log.LogInformation(
                        "{Method} {Path} {Status} {Elapsed:0} ms account {Account} from {Address}",
                        context.Request.Method, context.Request.Path.ToUriComponent(), context.Response.StatusCode, Stopwatch.GetElapsedTime(started).TotalMilliseconds,
                        context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "-", context.Connection.RemoteIpAddress);
            }
        });
    }
}
