using FederationReform.Benchmarks;

// dotnet run -c Release --project tests/FederationReform.Benchmarks [sqlite] [postgres] [dashboard] [people] [sheets]
//     [export] [structure] [bulletin] [registers] [import] [papers] [archive]
// dotnet run … weight: bytes, seconds and memory of the pages, see WeightBenchmark; with nothing else.
// dotnet run … photos: bytes of the wall of 5 000 photos, see PhotoWallBenchmark; with nothing else.
// dotnet run … compare FOLDER: no measurement, see ReaderComparison.
// dotnet run … write-papers FOLDER: no measurement, see PaperFolder.
// PostgreSQL is taken from PORTAL_TEST_POSTGRES, as for the tests; without it only the embedded engine is measured.
if (args is ["compare", var folder])
{
    ReaderComparison.Run(folder);
    return;
}
if (args is ["write-papers", var papers])
{
    await PaperFolder.WriteAsync(papers);
    return;
}
if (args is ["photos"])
{
    await PhotoWallBenchmark.RunAsync();
    return;
}
if (args is ["weight"])
{
    await WeightBenchmark.RunAsync();
    return;
}
var server = Environment.GetEnvironmentVariable("PORTAL_TEST_POSTGRES");
string[] named = [.. args.Intersect(["sqlite", "postgres"])];
string[] engines =
    named.Length > 0 ? named
    : server is null ? ["sqlite"]
    : ["sqlite", "postgres"];
string[] subjects = args.Except(engines).Any()
    ? [.. args.Except(engines)]
    : ["dashboard", "people", "sheets", "export", "structure", "bulletin", "registers", "import", "papers", "archive"];

Console.WriteLine(
    $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd}, {Environment.ProcessorCount} cores, .NET "
        + $"{Environment.Version}, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}"
);
if (subjects.Contains("sheets"))
    SpreadsheetBenchmark.Run();
foreach (var engine in engines)
{
    // Before the others, whose memory would be counted too.
    if (subjects.Contains("papers"))
        await PapersBenchmark.RunAsync(() => OpenAsync(engine));
    if (subjects.Contains("import"))
        await ImportBenchmark.RunAsync(() => OpenAsync(engine));
    if (subjects.Contains("archive"))
        await ArchiveBenchmark.RunAsync(engine, await OpenAsync(engine));
    if (subjects.All(s => s is "sheets" or "import" or "papers" or "archive"))
        continue;
    await using var database = await OpenAsync(engine);
    var prefecture = await Prefecture.FillAsync(database);
    Console.WriteLine();
    Console.WriteLine(
        $"## {engine} {database.Version}: {prefecture.Units} units, {prefecture.Villages} villages, "
            + $"{prefecture.People} people, {prefecture.Changes} audit records"
    );
    if (subjects.Contains("dashboard"))
        await DashboardBenchmark.RunAsync(database, prefecture);
    // Before the people of the next, who would be exported too.
    if (subjects.Contains("export"))
        await ExportBenchmark.RunAsync(database, prefecture);
    if (subjects.Contains("people"))
        await PeopleSearchBenchmark.RunAsync(database, prefecture);
    // After them, where they are asked for: their terms are the last ones that it looks for.
    if (subjects.Contains("structure"))
        await StructureBenchmark.RunAsync(database, prefecture);
    // Before the registers, whose activities would be counted too.
    if (subjects.Contains("bulletin"))
        await BulletinBenchmark.RunAsync(database, prefecture);
    if (subjects.Contains("registers"))
        await RegisterBenchmark.RunAsync(database, prefecture);
}

Task<BenchmarkDatabase> OpenAsync(string engine) =>
    engine == "postgres"
        ? BenchmarkDatabase.PostgresAsync(server ?? throw new InvalidOperationException("Set PORTAL_TEST_POSTGRES."))
        : BenchmarkDatabase.SqliteAsync();
