using System.IO.Compression;
using System.Security.Cryptography;
using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Exports;
using FederationReform.Meetings.Templates;
using FederationReform.PaperLooks;
using FederationReform.Papers.Word;
using FederationReform.Spreadsheets.Writing;
using FederationReform.Text;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Meetings;

/// <param name="UnitId">The unit of a record, or one above: then the papers of all records below it.</param>
/// <param name="Kind">Null for all papers of the part.</param>
public sealed record MakePapersInput(
    int CampaignId,
    int UnitId,
    PaperKind? Kind,
    PaperSize Size = PaperSize.A4,
    PaperPart Part = PaperPart.All
);

/// <summary>
/// Makes papers as .docx: one, or several as a ZIP with a folder for each unit. What was made, and how many, is
/// recorded before the file is handed out.
/// </summary>
public sealed class MakePapers(PortalDb portal)
{
    /// <summary>More units than any township has; a county's papers would be thousands.</summary>
    public const int MostUnits = 80;

    /// <param name="file">Empty and seekable; the use case writes the file here and rewinds it to position 0.</param>
    /// <param name="done">Receives the number of papers that are written, of how many.</param>
    public async Task<Exported> RunAsync(
        UnitScope scope,
        MakePapersInput input,
        Stream file,
        IProgress<Ratio>? done = null,
        CancellationToken cancel = default
    )
    {
        if (await portal.RefuseAsync(scope, Permissions.ViewRecord, cancel) is { } refused)
            return new(null, refused);
        await using var db = portal.Open(scope);
        var today = portal.Clock.Today();
        var records = await MeetingRecords.LoadAsync(db, scope, input.CampaignId, input.UnitId, today, cancel);
        if (records.Count == 0)
            return Exported.Refused(Refusal.NotFound);
        if (records.Count > MostUnits)
            return Exported.Refused(
                new Violation(
                    "TooMany",
                    "",
                    $"这里有 {records.Count} 个单位，一次最多生成 {MostUnits} 个单位的材料。请按乡镇分别生成。"
                )
            );
        IReadOnlyList<MeetingPaper> papers = input.Kind is { } kind ? [MeetingPapers.Of(kind)] : input.Part.Papers();
        var count = records.Count * papers.Count;
        var templates = await TemplatesInForce.ForAsync(db, records[0].UnitPath, cancel, input.Kind);
        var pitch = await PaperSetting.PitchOfAsync(db, records[0].UnitPath, cancel);
        if (count == 1)
            new PaperMaker(templates, pitch, records[0], input.Size).Write(papers[0], file);
        else
            await ZipAsync(records, papers, facts => new(templates, pitch, facts, input.Size), file, done, cancel);

        var of = records.Count == 1 ? records[0].UnitName : $"{records.Count}个单位";
        var name = $"{of}{(papers.Count == 1 ? papers[0].Name : input.Part.Name())}_{today:yyyyMMdd}";
        return await RecordAsync(db, scope, input, name, (records, papers), file, cancel);
    }

    private static async Task ZipAsync(
        IReadOnlyList<MeetingFacts> records,
        IReadOnlyList<MeetingPaper> papers,
        Func<MeetingFacts, PaperMaker> makerOf,
        Stream file,
        IProgress<Ratio>? done,
        CancellationToken cancel
    )
    {
        await using var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        using var one = new MemoryStream();
        var written = 0;
        foreach (var (index, facts) in records.Index())
        {
            var folder = records.Count == 1 ? "" : $"{index + 1:00}-{FileName(facts.UnitName)}/";
            var maker = makerOf(facts);
            foreach (var paper in papers)
            {
                cancel.ThrowIfCancellationRequested();
                one.SetLength(0);
                maker.Write(paper, one);
                one.Position = 0;
                // A .docx is an archive itself: packing it again takes time and saves nothing.
                var entry = archive.CreateEntry(
                    $"{folder}{paper.Number:00}-{FileName(paper.Name)}{WordPaper.Extension}",
                    CompressionLevel.NoCompression
                );
                await using var part = await entry.OpenAsync(cancel);
                await one.CopyToAsync(part, cancel);
                done?.Report(new(++written, records.Count * papers.Count));
            }
        }
    }

    private static async Task<Exported> RecordAsync(
        PortalDbContext db,
        UnitScope scope,
        MakePapersInput input,
        string name,
        (IReadOnlyList<MeetingFacts> Records, IReadOnlyList<MeetingPaper> Papers) made,
        Stream file,
        CancellationToken cancel
    )
    {
        var count = made.Records.Count * made.Papers.Count;
        file.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
        file.Position = 0;
        var exported = new ExportedFile(FileName(name) + (count == 1 ? WordPaper.Extension : ".zip"), count, hash);
        var unit = await db
            .Units.VisibleTo(scope)
            .Where(u => u.Id == input.UnitId)
            .Select(u => new { u.Path, u.Name })
            .SingleAsync(cancel);
        db.Record(
            AuditEvent.PapersMade,
            made.Records is [{ } only]
                ? new(SubjectKind.UnitReform, only.RecordId, only.UnitId, only.UnitPath)
                : new(SubjectKind.Unit, input.UnitId, input.UnitId, unit.Path),
            $"生成{unit.Name}{(made.Papers is [{ } one] ? one.Name : input.Part.Name())}，{count} 份",
            null,
            [
                new("任务", null, made.Records[0].Plan.Name),
                new("单位", null, PlainText.Cut(string.Join("、", made.Records.Select(r => r.UnitName)), 1000)),
                new("材料", null, string.Join("、", made.Papers.Select(p => p.Name))),
                new("份数", null, $"{count}"),
                new("文件", null, exported.Name),
                new("SHA-256", null, hash),
            ]
        );
        var violations = await db.SaveAsync(cancel);
        return violations.Count > 0 ? new(null, violations) : new(exported, Violations.None);
    }

    private static string FileName(string name) => SheetText.FileName(name, extension: "");
}
