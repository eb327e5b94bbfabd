using System.Reflection;
using Xunit.Sdk;

namespace FederationReform.Tests.Support;

public enum Engine
{
    Sqlite,
    Postgres,
}

/// <summary>
/// Runs a theory on the embedded engine. Every test of data carries this and <see cref="OnPostgresAttribute"/>.
/// </summary>
public sealed class OnSqliteAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        [
            [Engine.Sqlite],
        ];
}

/// <summary>Runs a theory on PostgreSQL; skipped, by name, where no server is given.</summary>
public sealed class OnPostgresAttribute : DataAttribute
{
    public const string Variable = "PORTAL_TEST_POSTGRES";

    public OnPostgresAttribute() =>
        Skip = TestDatabase.PostgresServer is null ? $"No PostgreSQL: set {Variable}, or run eng/test.sh." : null;

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        [
            [Engine.Postgres],
        ];
}
