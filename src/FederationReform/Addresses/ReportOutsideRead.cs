using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Addresses;

/// <summary>What an address names by its number.</summary>
public enum AddressedKind
{
    Unit,
    Campaign,
    Person,
    Account,
    Import,
    Election,
    Evidence,
    Visit,
    SpotCheck,
    Notice,
    Summary,

    /// <summary>A photo or paper of a register's entry.</summary>
    EntryFile,
}

/// <summary>
/// 范围外的读取: records that an account opened the address of something that exists and lies outside its
/// scope (AL-01). The account is told the same as for a number that does not exist; the administrator sees who tries
/// numbers. What does not exist leaves nothing, so that a mistyped address fills no audit.
/// </summary>
public sealed class ReportOutsideRead(PortalDb portal)
{
    /// <param name="opened">What the address names, for example a campaign and a unit.</param>
    public async Task RunAsync(
        UnitScope scope,
        IReadOnlyList<(AddressedKind Kind, int Id)> opened,
        CancellationToken cancel = default
    )
    {
        await using var db = portal.Open(scope);
        var outside = new List<string>();
        foreach (var (kind, id) in opened)
        {
            if (await PathAsync(db, kind, id, cancel) is not { } path)
                continue;
            // A campaign is seen from below its owner as well, a notice by the units that received it.
            var sees =
                scope.Covers(path)
                || (kind == AddressedKind.Campaign && Tree.UnitPath.Contains(path, scope.Path))
                || (
                    kind == AddressedKind.Notice
                    && await db.NoticeRecipients.AnyAsync(r => r.NoticeId == id && r.UnitId == scope.UnitId, cancel)
                );
            if (!sees)
                outside.Add($"{Name(kind)} {id}");
        }
        if (outside.Count > 0)
            await db.RecordDeniedAsync($"打开范围以外的{string.Join("、", outside)}，没有显示", cancel);
    }

    private static Task<string?> PathAsync(PortalDbContext db, AddressedKind kind, int id, CancellationToken cancel) =>
        (
            kind switch
            {
                AddressedKind.Unit => db.Units.Where(u => u.Id == id).Select(u => u.Path),
                AddressedKind.Campaign => db.Campaigns.Where(c => c.Id == id).Select(c => c.UnitPath),
                AddressedKind.Person => db.People.Where(p => p.Id == id).Select(p => p.UnitPath),
                AddressedKind.Account => db.Accounts.Where(a => a.Id == id).Select(a => a.UnitPath),
                AddressedKind.Import => db.Imports.Where(i => i.Id == id).Select(i => i.UnitPath),
                AddressedKind.Election => db.Elections.Where(e => e.Id == id).Select(e => e.UnitPath),
                AddressedKind.Visit => db.Visits.Where(v => v.Id == id).Select(v => v.UnitPath),
                AddressedKind.SpotCheck => db.SpotChecks.Where(c => c.Id == id).Select(c => c.UnitPath),
                AddressedKind.Notice => db.Notices.Where(n => n.Id == id).Select(n => n.UnitPath),
                AddressedKind.Evidence => db.EvidenceFiles.Where(f => f.Id == id).Select(f => f.UnitPath),
                AddressedKind.Summary => db.Summaries.Where(s => s.Id == id).Select(s => s.UnitPath),
                AddressedKind.EntryFile => db.RegisterFiles.Where(f => f.Id == id).Select(f => f.UnitPath),
                _ => throw new ArgumentOutOfRangeException(nameof(kind)),
            }
        ).SingleOrDefaultAsync(cancel);

    private static string Name(AddressedKind kind) =>
        kind switch
        {
            AddressedKind.Unit => "单位",
            AddressedKind.Campaign => "任务",
            AddressedKind.Person => "人员",
            AddressedKind.Account => "账号",
            AddressedKind.Import => "导入",
            AddressedKind.Election => "选举",
            AddressedKind.Evidence => "材料",
            AddressedKind.Visit => "督导",
            AddressedKind.SpotCheck => "抽查",
            AddressedKind.Notice => "通知",
            AddressedKind.Summary => "工作总结",
            AddressedKind.EntryFile => "台账材料",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
}
