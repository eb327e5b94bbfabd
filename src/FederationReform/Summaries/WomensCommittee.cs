using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Summaries;

/// <summary>妇委会 of an agency, school or hospital: how many lead it, and how many others are members.</summary>
internal sealed record WomensCommittee(int UnitId, string UnitName, int Directors, int ViceDirectors, int Members)
{
    /// <summary>A text names so many of them one by one; of more it gives the sums.</summary>
    public const int MostNamed = 6;

    public CommitteeSource Source => new($"{UnitName}妇委会", UnitId);

    /// <summary>Those in office below a unit, in the order of the tree.</summary>
    public static async Task<List<WomensCommittee>> ReadAsync(
        PortalDbContext db,
        string path,
        CancellationToken cancel
    ) =>
        (
            await db
                .Committees.Within(path)
                .Where(c => c.Form == CommitteeForm.WomensCommittee && c.EndedOn == null)
                .OrderBy(c => c.UnitPath)
                .Select(c => new
                {
                    c.UnitId,
                    c.Unit.Name,
                    Directors = c.Posts.Count(p => p.EndOn == null && p.Position == Position.Chair),
                    ViceDirectors = c.Posts.Count(p =>
                        p.EndOn == null
                        && (p.Position == Position.FullTimeViceChair || p.Position == Position.PartTimeViceChair)
                    ),
                    All = c.Posts.Count(p => p.EndOn == null),
                })
                .ToListAsync(cancel)
        ).ConvertAll(c => new WomensCommittee(
            c.UnitId,
            c.Name,
            c.Directors,
            c.ViceDirectors,
            c.All - c.Directors - c.ViceDirectors
        ));
}
