using System.Security.Cryptography;
using FederationReform.Data;
using FederationReform.Spreadsheets.Writing;
using FederationReform.Text;

namespace FederationReform.Exports;

/// <param name="File">Null when the export was refused.</param>
public sealed record Exported(ExportedFile? File, Violations Violations)
{
    internal static Exported Refused(params IEnumerable<Violation> violations) => new(null, new(violations));
}

/// <param name="Name">A file name that is valid on every operating system, extension included.</param>
/// <param name="Rows">Number of rows below the heading of the first sheet.</param>
/// <param name="Sha256">SHA-256 of the whole file in hexadecimal; the audit holds the same.</param>
public sealed record ExportedFile(string Name, int Rows, string Sha256);

/// <summary>
/// What every export writes to the audit: purpose, filter, number of rows, columns, and the hash of the file.
/// </summary>
/// <param name="What">For example 导出清溪镇执委花名册.</param>
internal sealed record ExportEntry(
    AuditEvent Event,
    AuditSubject Subject,
    string What,
    string FileName,
    string? Purpose,
    string Filter,
    IEnumerable<string> Columns
)
{
    /// <summary>
    /// An export of more rows is refused and asks for a filter: most machines cannot open such a file.
    /// </summary>
    public const int MostRows = 100_000;

    /// <summary>Of the file, with its dot.</summary>
    public string Extension { get; init; } = ".xlsx";

    /// <summary>What is counted, with its measure word.</summary>
    public string Counted { get; init; } = "行";

    public static Violation? CheckPurpose(string? purpose) =>
        PlainText.Check("Purpose", "用途", purpose, PlainText.NoteRunes, required: true);

    public static Violation? CheckRows(int rows) =>
        rows switch
        {
            0 => new("Nothing", "", "没有符合条件的内容，没有导出。请放宽条件后再试。"),
            > MostRows => new(
                "TooMany",
                "",
                $"符合条件的有 {rows} 行，一次最多导出 {MostRows} 行。请先按下级单位或职务缩小范围，分几次导出。"
            ),
            _ => null,
        };

    /// <summary>
    /// Records the finished file in the audit. The file is not handed out when the record cannot be saved.
    /// </summary>
    /// <param name="file">Complete and seekable.</param>
    public async Task<Exported> RecordAsync(PortalDbContext db, Stream file, int rows, CancellationToken cancel)
    {
        file.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
        file.Position = 0;
        return await RecordAsync(db, hash, rows, cancel);
    }

    /// <summary>The same where the hash is known, or is that of a list of hashes.</summary>
    public async Task<Exported> RecordAsync(PortalDbContext db, string hash, int rows, CancellationToken cancel)
    {
        var exported = new ExportedFile(SheetText.FileName(FileName, Extension), rows, hash);
        db.Record(
            Event,
            Subject,
            $"{What}，{rows} {Counted}",
            PlainText.Clean(Purpose),
            [
                new("条件", null, Filter),
                new("行数", null, $"{rows}"),
                new("栏目", null, string.Join("、", Columns)),
                new("文件", null, exported.Name),
                new("SHA-256", null, hash),
            ]
        );
        var violations = await db.SaveAsync(cancel);
        return violations.Count > 0 ? new(null, violations) : new(exported, Violations.None);
    }
}
