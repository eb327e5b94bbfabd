using FederationReform.Benchmarks;

// dotnet run -c Release --project tests/FederationReform.Benchmarks [sqlite] [postgres]
// PostgreSQL is taken from PORTAL_TEST_POSTGRES, as for the tests; without it only the embedded engine is measured.
var server = Environment.GetEnvironmentVariable("PORTAL_TEST_POSTGRES");
string[] engines = args.Length > 0 ? args : server is null ? ["sqlite"] : ["sqlite", "postgres"];

Console.WriteLine($"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}, {Environment.ProcessorCount} cores, .NET {Environment.Version}, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}");
foreach (var engine in engines)
{
    await using var database = engine == "postgres" ? await BenchmarkDatabase.PostgresAsync(server ?? throw new InvalidOperationException("Set PORTAL_TEST_POSTGRES.")) : await BenchmarkDatabase.SqliteAsync();
    var prefecture = await Prefecture.FillAsync(database);
    Console.WriteLine();
    Console.WriteLine($"## {engine} {database.Version}: {prefecture.Units} units, {prefecture.Villages} villages, {prefecture.People} people, {prefecture.Changes} audit records");
    await DashboardBenchmark.RunAsync(database, prefecture);
}
