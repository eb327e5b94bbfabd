using FederationReform.Data;

namespace FederationReform.Committees;

internal static class PeopleBesidesPosts
{
    /// <summary>
    /// The people who are known by more than posts: a training they attended, a month in which they chair in turn. Such
    /// a person stays when the posts are taken back, and is found again by name and birth.
    /// </summary>
    public static IQueryable<int> KnownBesidesPosts(this PortalDbContext db, IReadOnlyCollection<int> people) =>
        db
            .TrainingAttendances.Where(a => people.Contains(a.PersonId))
            .Select(a => a.PersonId)
            .Union(db.RotaTurns.Where(t => people.Contains(t.PersonId)).Select(t => t.PersonId));
}
