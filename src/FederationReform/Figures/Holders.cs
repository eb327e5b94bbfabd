using FederationReform.Access;
using FederationReform.Committees;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Tree;

namespace FederationReform.Figures;

internal static class HoldersOfPosts
{
    /// <summary>
    /// The posts of the campaign's committees below a unit that are held, or were held until the term ended.
    /// </summary>
    public static IQueryable<Holder> Holders(this PortalDbContext db, DashboardSubject subject) =>
        from post in db.HeldPosts(subject)
        join person in db.People on post.PersonId equals person.Id
        select new Holder { Post = post, Person = person };

    /// <summary>The posts held now in the committees of the units of one level, whatever brought them there.</summary>
    public static IQueryable<Holder> HoldersInOffice(this PortalDbContext db, string path, UnitLevel level) =>
        from post in db.Posts.Within(path)
        where post.Committee.Unit.Level == level && post.EndOn == null
        join person in db.People on post.PersonId equals person.Id
        select new Holder { Post = post, Person = person };

    /// <summary>Their posts alone, where nothing is asked of the person: one table less.</summary>
    public static IQueryable<Post> HeldPosts(this PortalDbContext db, DashboardSubject subject) =>
        db
            .Posts.Within(subject.Path)
            .Where(post =>
                post.CampaignId == subject.CampaignId && (post.EndOn == null || post.WayOut == WayOut.TermEnded)
            );
}
