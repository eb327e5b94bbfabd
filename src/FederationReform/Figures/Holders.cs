using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;

namespace FederationReform.Figures;

internal static class HoldersOfPosts
{
    /// <summary>
    /// The posts of the campaign's committees below a unit that are held, or were held until the term ended.
    /// </summary>
    public static IQueryable<Holder> Holders(this PortalDbContext db, DashboardSubject subject) =>
        from post in db.Posts.Within(subject.Path)
        where post.CampaignId == subject.CampaignId && (post.EndOn == null || post.WayOut == WayOut.TermEnded)
        join person in db.People on post.PersonId equals person.Id
        select new Holder { Post = post, Person = person };
}
