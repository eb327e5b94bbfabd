using System.IO.Compression;
using System.Security.Cryptography;
using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Exports;
using FederationReform.Meetings.Templates;
using FederationReform.PaperLooks;
using FederationReform.Papers;
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
    PaperPart Part = PaperPart.All,
    PaperBundle Bundle = PaperBundle.Zip
);

/// <summary>How several papers are handed out.</summary>
public enum PaperBundle
{
    /// <summary>A document for each, with a folder for each unit.</summary>
    Zip = 1,

    /// <summary>All in one document, to be printed at once.</summary>
    Document = 2,
}

/// <summary>
/// Makes papers as .docx: one, or several as a ZIP with a folder for each unit, or one after the other in one document.
/// What was made, and how many, is recorded before the file is handed out.
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
        var templates = await TemplatesInForce.ForAsync(db, records[0].UnitPath, cancel, input.Kind);
        var pitch = await PaperSetting.PitchOfAsync(db, records[0].UnitPath, cancel);
        var together = input.Bundle == PaperBundle.Document;
        IReadOnlyList<PaperToMake> all =
        [
            .. records.SelectMany(facts => papers.Select(paper => new PaperToMake(facts, paper))),
        ];
        // What a county words in a Word file of its own cannot be put into another file.
        var made = together ? [.. all.Where(p => templates.Of(p.Paper, p.Facts, input.Size) is null)] : all;
        if (made.Count == 0)
            return Exported.Refused(
                new Violation("OwnTemplates", "", "这些材料都按县里的模板生成，不能合成一个文件。请选“压缩包”。")
            );
        var of = records.Count == 1 ? records[0].UnitName : $"{records.Count}个单位";
        var what = papers.Count == 1 ? papers[0].Name : input.Part.Name();
        var name = $"{of}{what}{(together ? "（合订）" : "")}_{today:yyyyMMdd}";
        if (together)
            WordPaper.Write(name, Written(made, input.Size, done, cancel), pitch, file);
        else if (made.Count == 1)
            new PaperMaker(templates, pitch, records[0], input.Size).Write(papers[0], file);
        else
            await ZipAsync(made, facts => new(templates, pitch, facts, input.Size), file, done, cancel);
        return await RecordAsync(db, scope, input, name, made, file, cancel);
    }

    private static IEnumerable<Paper> Written(
        IReadOnlyList<PaperToMake> papers,
        PaperSize size,
        IProgress<Ratio>? done,
        CancellationToken cancel
    )
    {
        foreach (var (index, (facts, paper)) in papers.Index())
        {
            cancel.ThrowIfCancellationRequested();
            yield return paper.Write(facts, size).Paper;
            done?.Report(new(index + 1, papers.Count));
        }
    }

    private static async Task ZipAsync(
        IReadOnlyList<PaperToMake> papers,
        Func<MeetingFacts, PaperMaker> makerOf,
        Stream file,
        IProgress<Ratio>? done,
        CancellationToken cancel
    )
    {
        await using var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        using var one = new MemoryStream();
        var written = 0;
        var units = papers.GroupBy(p => p.Facts.UnitId).ToList();
        foreach (var (index, unit) in units.Index())
        {
            var facts = unit.First().Facts;
            var folder = units.Count == 1 ? "" : $"{index + 1:00}-{FileName(facts.UnitName)}/";
            var maker = makerOf(facts);
            foreach (var (_, paper) in unit)
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
                done?.Report(new(++written, papers.Count));
            }
        }
    }

    private static async Task<Exported> RecordAsync(
        PortalDbContext db,
        UnitScope scope,
        MakePapersInput input,
        string name,
        IReadOnlyList<PaperToMake> made,
        Stream file,
        CancellationToken cancel
    )
    {
        var count = made.Count;
        List<MeetingFacts> records = [.. made.Select(p => p.Facts).DistinctBy(facts => facts.UnitId)];
        List<MeetingPaper> papers = [.. made.Select(p => p.Paper).DistinctBy(paper => paper.Kind)];
        var document = count == 1 || input.Bundle == PaperBundle.Document;
        file.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel));
        file.Position = 0;
        var exported = new ExportedFile(FileName(name) + (document ? WordPaper.Extension : ".zip"), count, hash);
        var unit = await db
            .Units.VisibleTo(scope)
            .Where(u => u.Id == input.UnitId)
            .Select(u => new { u.Path, u.Name })
            .SingleAsync(cancel);
        db.Record(
            AuditEvent.PapersMade,
            records is [{ } only]
                ? new(SubjectKind.UnitReform, only.RecordId, only.UnitId, only.UnitPath)
                : new(SubjectKind.Unit, input.UnitId, input.UnitId, unit.Path),
            $"生成{unit.Name}{(papers is [{ } one] ? one.Name : input.Part.Name())}，{count} 份",
            null,
            [
                new("任务", null, records[0].Plan.Name),
                new("单位", null, PlainText.Cut(string.Join("、", records.Select(r => r.UnitName)), 1000)),
                new("材料", null, string.Join("、", papers.Select(p => p.Name))),
                new("份数", null, $"{count}"),
                new("文件", null, exported.Name),
                new("SHA-256", null, hash),
            ]
        );
        var violations = await db.SaveAsync(cancel);
        return violations.Count > 0 ? new(null, violations) : new(exported, Violations.None);
    }

    private readonly record struct PaperToMake(MeetingFacts Facts, MeetingPaper Paper);

    private static string FileName(string name) => SheetText.FileName(name, extension: "");
}
