using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Problems;

internal static class ProblemInputs
{
    /// <summary>The problem in the version that the caller read; null when the operation is answered already.</summary>
    public static async Task<Problem?> FindProblemAsync(
        this PortalDbContext db,
        UnitScope scope,
        int id,
        int version,
        CancellationToken cancel
    )
    {
        if (db.Answered)
            return null;
        var read = await db
            .Problems.VisibleTo(scope)
            .Include(p => p.Unit)
            .SingleOrDefaultAsync(p => p.Id == id, cancel);
        return await db.InVersionAsync(read, version, cancel);
    }
}
