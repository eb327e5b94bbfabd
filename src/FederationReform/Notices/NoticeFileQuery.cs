using FederationReform.Access;
using FederationReform.Data;
using FederationReform.KeptFiles;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Notices;

/// <summary>
/// A file of a notice: for its issuer and above, and for the units that received it while it holds. Null for everybody
/// else; who asks cannot tell why.
/// </summary>
public sealed class NoticeFileQuery(PortalDb portal)
{
    public async Task<OpenedFile?> RunAsync(UnitScope scope, int file, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ReadNotices))
            return null;
        await using var db = portal.Open(scope);
        var found = await (
            from notice in db.Notices.ShownTo(scope)
            from own in notice.Files
            where own.Id == file
            select new
            {
                own.Name,
                own.Kind,
                own.Address,
                notice.UnitPath,
                notice.WithdrawnAt,
            }
        ).SingleOrDefaultAsync(cancel);
        if (found is null || (found.WithdrawnAt is not null && !scope.Covers(found.UnitPath)))
            return null;
        return await OpenedFile.OfAsync(portal.Files, found.Name, found.Kind, found.Address, cancel);
    }
}
