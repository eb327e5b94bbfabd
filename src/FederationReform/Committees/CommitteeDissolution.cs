using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.People;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Committees;

/// <summary>Takes back what <see cref="CommitteeFormation"/> formed, when an approved record is unlocked.</summary>
internal static class CommitteeDissolution
{
    public const string ChangedSinceCode = "CommitteeChanged";

    /// <summary>Takes back everything that <see cref="CommitteeFormation.ApplyAsync"/> created.</summary>
    /// <returns>How many posts were removed.</returns>
    public static async Task<int> TakeBackAsync(PortalDbContext db, UnitReform reform, CancellationToken cancel)
    {
        var womens = await db
            .Committees.Where(c =>
                c.CampaignId == null
                && c.UnitId != reform.UnitId
                && c.Posts.Any()
                && c.Posts.All(p => p.ReformId == reform.Id)
            )
            .Include(c => c.Posts)
                .ThenInclude(p => p.Person)
            .ToListAsync(cancel);
        var gone = 0;
        foreach (var committee in womens)
        {
            gone += committee.Posts.Count;
            Succession.ResumeFormer(
                await db
                    .Committees.Where(c => c.UnitId == committee.UnitId && c.Id != committee.Id)
                    .Include(c => c.Posts)
                    .ToListAsync(cancel),
                committee
            );
            await RemoveAsync(db, [.. committee.Posts], cancel);
            db.Committees.Remove(committee);
        }
        return gone
            + (
                reform.Result.WayIn == WayIn.Elected
                    ? await DissolveAsync(db, reform.CampaignId, reform.UnitId, cancel)
                    : await LeaveAsync(db, reform.UnitId, reform.Id, cancel)
            );
    }

    /// <summary>
    /// Takes back what <see cref="CommitteeFormation.JoinAsync"/> added for a record that is unlocked; people who gave
    /// up a post for it hold that post again.
    /// </summary>
    /// <returns>How many posts were removed.</returns>
    public static async Task<int> LeaveAsync(PortalDbContext db, int unitId, int reformId, CancellationToken cancel)
    {
        var posts = await db
            .Posts.Where(p => p.UnitId == unitId && p.ReformId == reformId)
            .Include(p => p.Former)
            .Include(p => p.Person)
            .ToListAsync(cancel);
        foreach (var post in posts)
            post.Former?.Resume();
        await RemoveAsync(db, posts, cancel);
        return posts.Count;
    }

    /// <summary>
    /// Why the posts that a record formed cannot be taken back yet: later changes of the committee were registered and
    /// would be lost. Null when they can be taken back.
    /// </summary>
    /// <param name="reformId">The record, to find posts it added to a committee that existed before.</param>
    public static async Task<Violation?> CheckUnchangedAsync(
        PortalDbContext db,
        int campaignId,
        int unitId,
        int reformId,
        CancellationToken cancel
    )
    {
        var later = await db.Posts.CountAsync(
            p =>
                p.UnitId == unitId
                && p.CampaignId == campaignId
                && p.Committee.CampaignId == campaignId
                && p.ReformId != reformId
                && (p.WayIn != WayIn.Elected || (p.WayOut != null && p.WayOut != WayOut.TermEnded))
                && !db.Posts.Any(next => next.FormerId == p.Id && next.ReformId == reformId),
            cancel
        );
        // Posts that were added later to a women's committee that this record formed.
        later += await db.Posts.CountAsync(
            p =>
                p.Committee.CampaignId == null
                && p.UnitId != unitId
                && p.ReformId != reformId
                && p.Committee.Posts.Any(formed => formed.ReformId == reformId),
            cancel
        );
        later += await db.Posts.CountAsync(
            p => p.ReformId == reformId && p.WayOut != null && p.WayOut != WayOut.TermEnded,
            cancel
        );
        return later == 0
            ? null
            : new(
                ChangedSinceCode,
                "",
                $"通过之后，这届班子又登记了 {later} 项变动（补选、辞职等），解锁会把它们一并收回。"
                    + "请先在班子页撤销这些登记，更正后再重新登记。"
            );
    }

    /// <summary>
    /// Removes what the approval formed and puts the members it replaced back into office. People who never held
    /// another post are removed too.
    /// </summary>
    /// <returns>How many posts were removed.</returns>
    public static async Task<int> DissolveAsync(
        PortalDbContext db,
        int campaignId,
        int unitId,
        CancellationToken cancel
    )
    {
        var committees = await db
            .Committees.Where(c => c.UnitId == unitId)
            .Include(c => c.Posts)
                .ThenInclude(p => p.Person)
            .ToListAsync(cancel);
        if (committees.Find(c => c.CampaignId == campaignId) is not { } committee)
            return 0;
        committees.Remove(committee);
        Succession.ResumeFormer(committees, committee);

        var posts = committee.Posts.ToList();
        await RemoveAsync(db, posts, cancel);
        db.Committees.Remove(committee);
        return posts.Count;
    }

    /// <summary>
    /// Removes posts, and the people who never held another and are known by nothing else.
    /// </summary>
    /// <param name="posts">Loaded with their people.</param>
    public static async Task RemoveAsync(PortalDbContext db, IReadOnlyList<Post> posts, CancellationToken cancel)
    {
        db.Posts.RemoveRange(posts);
        // Counts all deleted posts of this context: unlocking may remove a by-election before it removes the congress.
        var gone = db
            .ChangeTracker.Entries<Post>()
            .Where(e => e.State == EntityState.Deleted)
            .Select(e => e.Entity.Id)
            .ToList();
        var people = posts.Select(p => p.Person).Distinct().ToList();
        var ids = people.ConvertAll(p => p.Id);
        var staying = await db
            .Posts.Where(p => ids.Contains(p.PersonId) && !gone.Contains(p.Id))
            .Select(p => p.PersonId)
            .Distinct()
            .ToListAsync(cancel);
        staying.AddRange(await db.KnownBesidesPosts(ids).ToListAsync(cancel));
        db.People.RemoveRange(people.Where(p => !staying.Contains(p.Id)));
    }
}
