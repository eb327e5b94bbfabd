using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Npgsql;

namespace FederationReform.Data;

/// <summary>The engine for everything larger than one county.</summary>
internal sealed class PostgresPortalDbContext(DbContextOptions<PostgresPortalDbContext> options) : PortalDbContext(options)
{
    protected override bool IsUniqueViolation(DbUpdateException exception) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    protected override void CompareByByte(IMutableProperty column) => column.SetCollation("C");

    protected override SqlExpression YearsBetween(SqlExpression born, SqlExpression on) => CompletedYears.ByAge(born, on);

    /// <summary>For <c>dotnet ef</c>, which needs the model and never a server.</summary>
    internal sealed class DesignTime : IDesignTimeDbContextFactory<PostgresPortalDbContext>
    {
        public PostgresPortalDbContext CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<PostgresPortalDbContext>().UseNpgsql("Host=design-time").Options);
    }
}
