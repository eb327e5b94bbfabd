using System.IO.Compression;
using System.Security.Cryptography;
using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Evidence;
using FederationReform.Figures;
using FederationReform.Files;
using FederationReform.Spreadsheets.Writing;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Exports;

#pragma warning disable CA1309 // SQL, as in ScopedQueries: the columns are compared by byte on both engines.

/// <param name="UnitId">A village, a township, or the whole campaign's owner; with all below it.</param>
/// <param name="Purpose">用途: what the archive is for, in the words of the caller; required.</param>
public sealed record ArchiveEvidenceInput(int CampaignId, int UnitId, string? Purpose);

/// <param name="Done">Files that are in the archive already, of <paramref name="Whole"/>.</param>
public readonly record struct ArchiveProgress(int Done, int Whole);

/// <summary>
/// 归档: the papers of a unit and all below it as one ZIP, by village and step, with 归档目录 that also lists what is
/// missing. One file after another passes through, so its size costs no memory. A kept file that is not in the store
/// does not keep the others from being archived.
/// </summary>
public sealed class ArchiveEvidence(PortalDb portal)
{
    public const string Contents = "归档目录.xlsx";

    /// <summary>Whose papers are asked for in one question; so many hold few files in memory.</summary>
    private const int RecordsAtOnce = 200;

    /// <param name="file">Empty and seekable; the use case writes the archive here and rewinds it.</param>
    public async Task<Archived> RunAsync(
        UnitScope scope,
        ArchiveEvidenceInput input,
        Stream file,
        IProgress<ArchiveProgress>? progress = null,
        CancellationToken cancel = default
    )
    {
        if (await portal.RefuseAsync(scope, Permissions.ViewRecord, cancel) is { } refused)
            return new(null, refused);
        if (ExportEntry.CheckPurpose(input.Purpose) is { } unsaid)
            return Archived.Refused(unsaid);
        await using var db = portal.Open(scope);
        if (await DashboardSubject.FindAsync(db, scope, input.CampaignId, input.UnitId, cancel) is not { } subject)
            return Archived.Refused(Refusal.NotFound);
        var records = await RecordsAsync(db, subject, cancel);
        if (records.Count == 0)
            return Archived.Refused(Refusal.NotFound);

        var whole = await Of(db, subject).CountAsync(cancel);
        var list = new ArchiveList(subject.Plan);
        using var written = new MemoryStream();
        var done = 0;
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            var copy = new ReadingOn();
            foreach (var some in records.Chunk(RecordsAtOnce))
            {
                foreach (var (record, paper) in await PapersAsync(db, subject, some, cancel))
                {
                    list.Add(record, paper, await AddAsync(archive, record, paper, copy, cancel));
                    if (paper.Address is not null)
                        progress?.Report(new(++done, whole));
                }
            }
            list.Write(written, $"{subject.UnitName}{subject.Plan.Name}归档目录", portal.Clock.Today());
            written.Position = 0;
            await using var contents = await archive
                .CreateEntry(Contents, CompressionLevel.NoCompression)
                .OpenAsync(cancel);
            await written.CopyToAsync(contents, cancel);
        }

        var lost = list.Lost;
        var title = $"{subject.UnitName}{subject.Plan.Name}材料归档";
        var entry = new ExportEntry(
            AuditEvent.EvidenceArchived,
            new(SubjectKind.Unit, subject.UnitId, subject.UnitId, subject.Path),
            title,
            $"{title}_{portal.Clock.Today():yyyyMMdd}",
            input.Purpose,
            $"{subject.Plan.Name}，{subject.UnitName}及下级 {records.Count} 份记录，缺 {list.Missing} 份材料"
                + (lost.Count == 0 ? "" : $"，找不到 {lost.Count} 个文件"),
            [Contents, "各步骤的材料"]
        )
        {
            Extension = ".zip",
            Counted = "个文件",
        };
        // The list holds the hash of every file, so its own covers the archive, and still does when it is packed anew.
        var hash = Convert.ToHexStringLower(SHA256.HashData(written.GetBuffer().AsSpan(0, (int)written.Length)));
        file.Position = 0;
        var (exported, violations) = await entry.RecordAsync(db, hash, done - lost.Count, cancel);
        return new(exported, violations) { Lost = lost };
    }

    private static IQueryable<EvidenceFile> Of(PortalDbContext db, DashboardSubject subject) =>
        from file in db.EvidenceFiles.Within(subject.Path)
        where file.CampaignId == subject.CampaignId && file.RemovedAt == null
        join reform in db.UnitReforms on file.UnitReformId equals reform.Id
        where reform.State != ReformState.Exempt
        select file;

    /// <summary>In the order of the tree, each with the folder of its unit.</summary>
    private static async Task<List<ArchivedRecord>> RecordsAsync(
        PortalDbContext db,
        DashboardSubject subject,
        CancellationToken cancel
    )
    {
        var rows = await db
            .UnitReforms.Within(subject.Path)
            .Where(r => r.CampaignId == subject.CampaignId && r.State != ReformState.Exempt)
            .OrderBy(r => r.UnitPath)
            .Select(r => new
            {
                r.Id,
                r.UnitPath,
                r.Unit.Name,
                Above = r.Unit.Parent!.Name,
                AbovePath = r.Unit.Parent.Path,
            })
            .ToListAsync(cancel);
        var townships = rows.Select(r => r.AbovePath).Distinct().ToList();
        // The township stands in the path only where there are several of them.
        return
        [
            .. rows.GroupBy(r => r.AbovePath)
                .SelectMany(g =>
                    g.Select(
                        (r, i) =>
                            new ArchivedRecord(
                                r.Id,
                                r.UnitPath,
                                r.Above,
                                r.Name,
                                (townships.Count > 1 ? Folder(townships.IndexOf(r.AbovePath), r.Above) : "")
                                    + (rows.Count > 1 ? Folder(i, r.Name) : "")
                            )
                    )
                ),
        ];
    }

    private static string Folder(int index, string name) => $"{index + 1:000}_{SheetText.FileName(name, "")}/";

    /// <summary>The files of some records and their missing papers, by record, step and paper.</summary>
    private static async Task<List<(ArchivedRecord Record, ArchivedPaper Paper)>> PapersAsync(
        PortalDbContext db,
        DashboardSubject subject,
        ArchivedRecord[] records,
        CancellationToken cancel
    )
    {
        var (first, last) = (records[0].Path, records[^1].Path);
        var steps = await EvidenceOfRecord.ReadAsync(
            db.EvidenceFiles.Where(f =>
                f.CampaignId == subject.CampaignId
                && string.Compare(f.UnitPath, first) >= 0
                && string.Compare(f.UnitPath, last) <= 0
            ),
            subject.Plan,
            cancel
        );
        return [.. records.SelectMany(r => PapersOf(steps(r.Id)).Select(paper => (r, paper)))];
    }

    private static IEnumerable<ArchivedPaper> PapersOf(IReadOnlyList<StepEvidence> steps)
    {
        foreach (var (step, s) in steps.Select((step, i) => (step, i + 1)))
        {
            foreach (var (paper, p) in step.Papers.Select((paper, i) => (paper, i + 1)))
            {
                var name = $"{s:00}_{ReformSteps.Of(step.Step).ShortName}/{s:00}-{p:00} {paper.Paper.Name}";
                if (paper.Missing)
                    yield return new(step.Step, paper.Paper.Name, null, null, name);
                foreach (var (file, i) in paper.Files.Select((file, i) => (file, i + 1)))
                {
                    yield return new(
                        step.Step,
                        paper.Paper.Name,
                        file,
                        file.Address,
                        $"{name} {i}{file.Kind.Extension()}"
                    );
                }
            }
        }
    }

    /// <returns>The path in the archive; null when there is nothing to add, or nothing lies in the store.</returns>
    private async Task<string?> AddAsync(
        ZipArchive archive,
        ArchivedRecord record,
        ArchivedPaper paper,
        ReadingOn copy,
        CancellationToken cancel
    )
    {
        if (paper.Address is not { } address)
            return null;
        await using var content = await portal.Files.OpenAsync(new(address), cancel);
        if (content is null)
            return null;
        var path = record.Folder + Safe(paper.Name);
        // Photos and PDF are compressed already.
        await using var entry = await archive.CreateEntry(path, CompressionLevel.NoCompression).OpenAsync(cancel);
        await copy.RunAsync(content, entry, cancel);
        return path;
    }

    private static string Safe(string path) =>
        string.Join('/', path.Split('/', 2).Select(p => SheetText.FileName(p, "")));
}

/// <param name="Folder">Its folder in the archive, with a slash at the end; empty for a single record.</param>
internal sealed record ArchivedRecord(int Id, string Path, string Township, string Unit, string Folder);

/// <param name="File">Null for a paper that is missing.</param>
/// <param name="Name">Folder of the step and numbered name.</param>
internal sealed record ArchivedPaper(StepCode Step, string Paper, KeptFile? File, string? Address, string Name);
