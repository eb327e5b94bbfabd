using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Importing;
using FederationReform.Spreadsheets;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Importing;

public sealed class ImportProblemsTests
{
    /// <summary>UP-13: the same rows, what is wrong said beside them; mended and uploaded again they are imported.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task File_HasHerRowsAndWhatIsWrong_AndIsReadAgain(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var importing = await ImportCase.OnAsync(given);
        var rows = ImportCase.RowsOf("河口1村").ToList();
        rows[3][6] = "1990-02-30";
        var id = await importing.StartAsync(ImportCase.File(rows));
        using var file = new MemoryStream();

        var exported = await given.Use<ExportProblems>().RunAsync(importing.Chair, id, file);

        exported.Violations.Should().BeEmpty();
        exported.File!.Rows.Should().Be(11);
        exported.File.Name.Should().EndWith("_问题.xlsx");
        var content = SpreadsheetReader.Read(file, exported.File.Name).Content!;
        var lines = content.Rows.Select(r => r.Cells.Select(c => c.Text).ToList()).ToList();
        lines[0].Should().EndWith("问题");
        lines[4].Should().Contain("1990-02-30").And.EndWith("第 6 行出生年月“1990-02-30”不存在，请改为实际日期。");
        (await given.AuditAsync()).Last().Event.Should().Be(AuditEvent.ImportProblemsExported);

        var again = await importing.PreviewAsync(await importing.StartAsync(file.ToArray()));
        (again.Counts.Error, again.Counts.New, again.Columns.Single(c => c.Heading == "问题").Key).Should().Be((1, 10, null));
    }

    /// <summary>AC-01, AC-09</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task OtherAccounts_GetNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var importing = await ImportCase.OnAsync(given);
        var id = await importing.StartAsync(ImportCase.File(ImportCase.RowsOf("河口1村")));
        var neighbour = await given.AccountAsync(Role.TownshipChair, await given.TownshipAsync(importing.Village.County, "东坑镇"));
        using var file = new MemoryStream();

        (await given.Use<ExportProblems>().RunAsync(neighbour, id, file)).Violations.Single().Should().Be(Refusal.NotFound);
        (await given.Use<ExportProblems>().RunAsync(await given.AccountAsync(Role.Administrator, importing.Village.County), id, file)).Violations.Single().Code.Should().Be(Refusal.NotAllowedCode);
        (await given.Use<ExportProblems>().RunAsync(importing.Chair, id + 99, file)).Violations.Single().Should().Be(Refusal.NotFound);
        file.Length.Should().Be(0);
    }
}
