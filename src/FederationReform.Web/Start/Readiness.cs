using FederationReform.Data;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FederationReform.Web.Start;

/// <summary>Ready when the database answers and has the schema this program was written for.</summary>
internal sealed class Readiness(Migrator migrator) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        await migrator.IsCurrentAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The database has not been brought up to date: run with --migrate.");
}
