using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

#pragma warning disable RS0030 // Reviewed: deletes files by age, and those of an area that gave up ID numbers.

namespace FederationReform.Importing;

/// <summary>
/// Deletes imported files when their time is over, whether or not anybody imports again; and those that were uploaded
/// before the county gave up ID numbers, for they may hold some.
/// </summary>
[ActsWithoutScope("定时删除到期的导入文件，没有人登录")]
public sealed class ForgetImportFiles(PortalDb portal)
{
    public async Task RunAsync(CancellationToken cancel = default)
    {
        await using var db = portal.OpenForSystem();
        var now = portal.Clock.UtcNow();
        await db.ImportFiles.Where(f => f.KeptFrom < now - ImportFile.Kept).ExecuteDeleteAsync(cancel);

        var oldest = now - ImportFile.Kept;
        var givenUp = await db
            .AuditRecords.Where(r => r.Event == AuditEvent.IdNumbersSwitchedOff && r.At > oldest)
            .Select(r => new { r.UnitPath, r.At })
            .ToListAsync(cancel);
        foreach (var area in givenUp)
            await db
                .ImportFiles.Within(area.UnitPath)
                .Where(f => f.KeptFrom < area.At && f.Undo == null)
                .ExecuteDeleteAsync(cancel);
    }
}
