using System.Security.Cryptography;
using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Papers.Word;
using FederationReform.Spreadsheets.Writing;
using FederationReform.Summaries;

namespace FederationReform.Exports;

/// <param name="Number">Of the version; null for the newest one.</param>
public sealed record ExportSummaryInput(int SummaryId, int? Number = null);

/// <summary>工作总结 as a .docx of the office. It holds units and numbers and no personal data.</summary>
public sealed class ExportSummary(PortalDb portal)
{
    /// <param name="file">Empty and seekable; the use case writes the file here and rewinds it to position 0.</param>
    public async Task<Exported> RunAsync(
        UnitScope scope,
        ExportSummaryInput input,
        Stream file,
        CancellationToken cancel = default
    )
    {
        if (await portal.RefuseAsync(scope, Permissions.ViewRecord, cancel) is { } refused)
            return new(null, refused);
        if (await new SummaryQuery(portal).RunAsync(scope, input.SummaryId, input.Number, cancel) is not { } summary)
            return Exported.Refused(Refusal.NotFound);
        WordPaper.Write(SummaryPapers.Of(summary.Text, summary.Unit.Name, summary.SavedOn), summary.Pitch, file);
        file.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
        file.Position = 0;
        var name = SheetText.FileName($"{summary.Text.Title}_第{summary.Number}版", WordPaper.Extension);
        await using var db = portal.Open(scope);
        db.Record(
            AuditEvent.SummaryExported,
            new(SubjectKind.Summary, summary.Id, summary.Unit.Id, summary.UnitPath),
            $"下载{summary.Text.Title}第{summary.Number}版",
            null,
            [new("文件", null, name), new("SHA-256", null, hash)]
        );
        var violations = await db.SaveAsync(cancel);
        return violations.Count > 0 ? new(null, violations) : new(new(name, 1, hash), Violations.None);
    }
}
