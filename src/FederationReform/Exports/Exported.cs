using System.Security.Cryptography;
using FederationReform.Audit;
using FederationReform.Data;

namespace FederationReform.Exports;

/// <param name="File">Null when nothing was exported.</param>
public sealed record Exported(ExportedFile? File, Violations Violations)
{
    internal static Exported Refused(params IEnumerable<Violation> violations) => new(null, new(violations));
}

/// <param name="Name">Safe on every system, ending included.</param>
/// <param name="Rows">Below the head of its first sheet.</param>
/// <param name="Sha256">Of the whole file; the audit has the same.</param>
public sealed record ExportedFile(string Name, int Rows, string Sha256);

/// <summary>What every export asks and writes down (EX-04): for what, by which filter, how many rows, which columns, and which file came of it.</summary>
/// <param name="What">导出清溪镇执委花名册</param>
internal sealed record ExportEntry(AuditEvent Event, AuditSubject Subject, string What, string FileName, string? Purpose, string Filter, IEnumerable<string> Columns)
{
    /// <summary>More take a filter: a file that nobody can open helps nobody.</summary>
    public const int MostRows = 100_000;

    public static Violation? CheckPurpose(string? purpose) => PlainText.Check("Purpose", "用途", purpose, PlainText.NoteRunes, required: true);

    public static Violation? CheckRows(int rows) => rows switch
    {
        0 => new("Nothing", "", "没有符合条件的内容，没有导出。请放宽条件后再试。"),
        > MostRows => new("TooMany", "", $"符合条件的有 {rows} 行，一次最多导出 {MostRows} 行。请先按下级单位或职务缩小范围，分几次导出。"),
        _ => null,
    };

    /// <summary>Puts the finished file into the audit. What is not recorded is not handed out.</summary>
    /// <param name="file">Whole, and readable from its beginning.</param>
    public async Task<Exported> RecordAsync(PortalDbContext db, Stream file, int rows, CancellationToken cancel)
    {
        file.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
        file.Position = 0;
        var exported = new ExportedFile(SheetText.FileName(FileName), rows, hash);
        var operation = Guid.NewGuid();
        db.Record(Event, Subject, operation, $"{What}，{rows} 行", PlainText.Clean(Purpose),
        [
            new("条件", null, Filter),
            new("行数", null, $"{rows}"),
            new("栏目", null, string.Join("、", Columns)),
            new("文件", null, exported.Name),
            new("SHA-256", null, hash),
        ]);
        var violations = await db.SaveAsync(operation, cancel);
        return violations.Count > 0 ? new(null, violations) : new(exported, Violations.None);
    }
}
