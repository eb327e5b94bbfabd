using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Notices;
using FederationReform.Papers.Word;
using FederationReform.Spreadsheets.Writing;

namespace FederationReform.Exports;

public enum NoticeForm
{
    /// <summary>The notice as a paper of the office, as .docx.</summary>
    Paper,

    /// <summary>签收情况表, as .xlsx; for its issuer and above.</summary>
    Table,
}

/// <param name="Purpose">用途: what the file is for, in the words of the caller; required.</param>
public sealed record ExportNoticeInput(int NoticeId, string? Purpose, NoticeForm Form = NoticeForm.Paper);

/// <summary>Exports a notice, or who read and signed it.</summary>
public sealed class ExportNotice(PortalDb portal)
{
    private static readonly (ExportColumn Column, Func<NoticeStanding, int, ExportCell> Cell)[] columns =
    [
        (new("序号", 7), (_, number) => ExportCell.Of(number)),
        (new("单位", 20), (s, _) => ExportCell.Of(s.Unit.Name)),
        (new("阅读时间", 18), (s, _) => ExportCell.Of(Minute(s.ReadAt))),
        (new("阅读人", 12), (s, _) => ExportCell.Of(s.ReadBy ?? "")),
        (new("签收时间", 18), (s, _) => ExportCell.Of(Minute(s.SignedAt))),
        (new("签收人", 12), (s, _) => ExportCell.Of(s.SignedBy ?? "")),
        (new("备注", 16), (s, _) => ExportCell.Of(Note(s))),
        (new("催办次数", 10), (s, _) => ExportCell.Of(s.Mark?.Times ?? 0)),
    ];

    /// <param name="file">Empty and seekable; the use case writes the file here and rewinds it to position 0.</param>
    public async Task<Exported> RunAsync(
        UnitScope scope,
        ExportNoticeInput input,
        Stream file,
        CancellationToken cancel = default
    )
    {
        if (await portal.RefuseAsync(scope, Permissions.ReadNotices, cancel) is { } refused)
            return new(null, refused);
        if (ExportEntry.CheckPurpose(input.Purpose) is { } unsaid)
            return Exported.Refused(unsaid);
        if (
            await new NoticeQuery(portal).RunAsync(scope, input.NoticeId, cancel) is not { } notice
            || (input.Form == NoticeForm.Table && notice.Recipients is null)
        )
            return Exported.Refused(Refusal.NotFound);
        var paper = input.Form == NoticeForm.Paper;
        if (paper)
            WordPaper.Write(notice.Paper, notice.Pitch, file);
        else
            WriteTable(notice, notice.Recipients!, file);

        await using var db = portal.Open(scope);
        var entry = new ExportEntry(
            AuditEvent.NoticeExported,
            // The audit record belongs to the caller's unit: a recipient exports the notice of a unit above it.
            new(SubjectKind.Notice, notice.Id, scope.UnitId, scope.Path),
            paper ? $"导出通知“{notice.Title}”" : $"导出“{notice.Title}”签收情况",
            paper ? notice.Title : $"{notice.Title}签收情况",
            input.Purpose,
            $"{notice.UnitName}的通知",
            paper ? ["全文"] : columns.Select(c => c.Column.Heading)
        )
        {
            Extension = paper ? WordPaper.Extension : ".xlsx",
        };
        return await entry.RecordAsync(db, file, paper ? 1 : notice.Recipients!.Count, cancel);
    }

    private static void WriteTable(ShownNotice notice, IReadOnlyList<NoticeStanding> recipients, Stream file)
    {
        using var writer = new SpreadsheetWriter(file);
        var signed = recipients.Count(r => r.SignedAt is not null);
        var sheet = writer.Begin(
            new("签收情况", [.. columns.Select(c => c.Column)])
            {
                Title = $"{notice.Title}签收情况",
                Subtitle =
                    $"{notice.UnitName} {Minute(notice.IssuedAt)} 发出　　签收期限 {notice.SignBy:yyyy-MM-dd}　　"
                    + $"已签收 {signed}/{recipients.Count}"
                    + (notice.WithdrawnReason is { } why ? $"　　已撤回：{why}" : ""),
            }
        );
        foreach (var (number, standing) in recipients.Index())
            sheet.Row([.. columns.Select(c => c.Cell(standing, number + 1))]);
        writer.Finish();
    }

    private static string Minute(DateTime? utc) => utc is { } at ? $"{at.ToChina():yyyy-MM-dd HH:mm}" : "";

    private static string Note(NoticeStanding standing) =>
        standing.SignedFor ? "上级代签"
        : standing is { HasAccount: false, SignedAt: null } ? "没有账号"
        : "";
}
