using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Importing;
using FederationReform.Spreadsheets.Reading;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Importing;

/// <summary>UP-13: what is wrong, row by row and column by column, also as a file.</summary>
public sealed class ImportErrorFileTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task ErrorFile_SaysWhatIsWrong_AndComesBackMended(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var importing = await ImportCase.OnAsync(given);
        var rows = ImportCase.RowsOf("河口1村").ToList();
        rows[3][6] = "1990-02-30";
        rows[5][5] = "汗";
        var import = await importing.StartAsync(ImportCase.File(rows));
        using var file = new MemoryStream();

        var exported = await given.Use<ExportImportErrors>().RunAsync(importing.Chair, import, file);

        exported.Violations.Should().BeEmpty();
        var sheet = SpreadsheetReader.Read(file, exported.File!.Name).Content!;
        sheet.Rows.Should().HaveCount(12, "a line of headings and eleven people");
        sheet.Rows[0].Cells[^1].Text.Should().Be(ExportImportErrors.Heading);
        sheet.Rows[4].Cells[^1].Text.Should().Be("第 6 行出生年月“1990-02-30”不存在，请改为实际日期。");
        sheet.Rows[6].Cells[^1].Text.Should().Contain("第 8 行民族“汗”");
        (await given.AuditAsync())[^1].Event.Should().Be(AuditEvent.ImportErrorsExported);

        var again = await importing.PreviewAsync(await importing.StartAsync(file.ToArray()));
        again.Counts.Should().Be(new ImportCounts(9, 0, 0, 0, 2));
        (
            await given
                .Use<ExportImportErrors>()
                .RunAsync(
                    await given.AccountAsync(Role.VillageFederation, importing.Village.Villages[0]),
                    import,
                    new MemoryStream()
                )
        )
            .Violations.Should()
            .ContainSingle()
            .Which.Code.Should()
            .Be(Refusal.NotFoundCode);
    }
}
