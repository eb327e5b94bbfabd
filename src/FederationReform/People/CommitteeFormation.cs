using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Elections;
using FederationReform.Reforms;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.People;

/// <summary>Turns an approved result into a committee with its people and posts, or into posts of the committee in office, and takes it back. The only place where posts come from elections.</summary>
internal static class CommitteeFormation
{
    public const string ChangedSinceCode = "CommitteeChanged";

    /// <summary>
    /// Makes a record that is approved true, in the save that follows: a new committee, or by-elected people in the one in office, and the
    /// women's committees that were elected in agencies, schools and hospitals on the way.
    /// </summary>
    /// <returns>How many posts begin; or why not.</returns>
    public static async Task<(int Posts, Violation? Refusal)> ApplyAsync(PortalDbContext db, UnitReform reform, CancellationToken cancel)
    {
        var (result, posts) = (reform.Result, 0);
        if (result.WayIn == WayIn.Elected)
            posts = (await FormAsync(db, reform.Campaign, reform.Unit, result, cancel)).Posts.Count;
        else if (await JoinAsync(db, reform.UnitId, result.Members, new(result.WayIn, result.HeldOn!.Value, new(result.Meeting), reform.Id, reform.CampaignId), cancel) is { } joined)
            posts = joined.Count;
        else
            return (0, NoCommittee(reform.Unit.Name));

        var elections = await db.Elections.Where(e => e.UnitReformId == reform.Id && e.UnitId != reform.UnitId && e.ConfirmedAt != null).Include(e => e.Unit).OrderBy(e => e.Number).ToListAsync(cancel);
        foreach (var election in elections)
            posts += (await FormWomensCommitteeAsync(db, reform, election, cancel)).Posts.Count;
        return (posts, null);
    }

    /// <summary>A by-election needs the committee it joins; the record's sender can register it.</summary>
    public static async Task<Violation?> CheckJoinableAsync(PortalDbContext db, UnitReform reform, CancellationToken cancel) =>
        reform.Result.WayIn == WayIn.Elected || await db.Committees.AnyAsync(c => c.UnitId == reform.UnitId && c.EndedOn == null, cancel) ? null : NoCommittee(reform.Unit.Name);

    private static Violation NoCommittee(string unit) =>
        new("NoCommittee", "", $"{unit}还没有登记现任班子，补选、增补的人没有班子可进。请先在{unit}的班子页“登记现任班子”，再提交。");

    private static async Task<Committee> FormWomensCommitteeAsync(PortalDbContext db, UnitReform reform, Election election, CancellationToken cancel)
    {
        var rules = reform.Campaign.Plan.Rules;
        List<ElectedMember> members = [.. BallotCount.Judge(election.Sheet, rules).Elected.Select(e => e.Candidate.Person with { ElectedByDecision = e.Against?.Reason })];
        var electedOn = election.Sheet.HeldOn!.Value;
        var others = await db.Committees.Where(c => c.UnitId == election.UnitId).Include(c => c.Posts).ToListAsync(cancel);
        EndFormer(others, electedOn);
        // Without the campaign: its figures are of townships and villages, and a women's committee is neither.
        var committee = Committee.Create(election.Unit, new(electedOn, rules.TermYears, CommitteeForm.WomensCommittee, election.Sheet.Term), Seats.Of([.. members.Select(m => m.Position)], election.Sheet.Seats.Sum(s => s.Count)));
        Join(committee, members, await KnownAsync(db, election.UnitId, members, cancel), new(WayIn.Elected, electedOn, new(election.Sheet.Meeting()), reform.Id));
        if (NextAfter(electedOn, others) is { } successor)
            SetEnd(committee, successor.ElectedOn);
        db.Committees.Add(committee);
        return committee;
    }

    /// <summary>Takes back all that <see cref="ApplyAsync"/> made true.</summary>
    /// <returns>How many posts are gone.</returns>
    public static async Task<int> TakeBackAsync(PortalDbContext db, UnitReform reform, CancellationToken cancel)
    {
        var womens = await db.Committees.Where(c => c.CampaignId == null && c.UnitId != reform.UnitId && c.Posts.Any() && c.Posts.All(p => p.ReformId == reform.Id))
            .Include(c => c.Posts).ThenInclude(p => p.Person).ToListAsync(cancel);
        var gone = 0;
        foreach (var committee in womens)
        {
            gone += committee.Posts.Count;
            ResumeFormer(await db.Committees.Where(c => c.UnitId == committee.UnitId && c.Id != committee.Id).Include(c => c.Posts).ToListAsync(cancel), committee);
            await RemoveAsync(db, [.. committee.Posts], cancel);
            db.Committees.Remove(committee);
        }
        return gone + (reform.Result.WayIn == WayIn.Elected
            ? await DissolveAsync(db, reform.CampaignId, reform.UnitId, cancel)
            : await LeaveAsync(db, reform.UnitId, reform.Id, cancel));
    }

    /// <summary>Adds the unit's new committee and ends the one before it, in the save that follows.</summary>
    public static async Task<Committee> FormAsync(PortalDbContext db, Campaign campaign, Unit unit, CongressResult result, CancellationToken cancel)
    {
        var others = await db.Committees.Where(c => c.UnitId == unit.Id).Include(c => c.Posts).ToListAsync(cancel);
        var known = await KnownAsync(db, unit.Id, result.Members, cancel);
        var committee = Form(campaign, unit, result, others, known);
        db.Committees.Add(committee);
        return committee;
    }

    /// <summary>The same without a database, for many units at once.</summary>
    /// <param name="others">The unit's committees of other terms, with their posts.</param>
    /// <param name="known">The unit's people; who is among them is not stored twice.</param>
    public static Committee Form(Campaign campaign, Unit unit, CongressResult result, IReadOnlyList<Committee> others, IReadOnlyList<Person> known)
    {
        var electedOn = result.HeldOn ?? throw new InvalidOperationException("A result without its day cannot have been approved.");
        var before = others.Where(c => c.ElectedOn <= electedOn).MaxBy(c => c.ElectedOn);
        EndFormer(others, electedOn);

        // A 妇代会 counted other terms than the federation that follows it.
        var number = result.Term ?? (before is { Form: CommitteeForm.Federation } ? before.Number + 1 : null);
        var committee = Committee.Create(
            unit, new(electedOn, campaign.Plan.Rules.TermYears, Number: number), Seats.Of([.. result.Members.Select(m => m.Position)], result.Seats), campaign, result.Representatives);
        Join(committee, result.Members, known, new(WayIn.Elected, electedOn, Resolution.None));

        // An older congress that is approved after a newer one forms a committee that has already ended.
        if (NextAfter(electedOn, others) is { } successor)
            SetEnd(committee, successor.ElectedOn);
        return committee;
    }

    /// <summary>Adds people to the unit's committee in office by a meeting during its term (补选、增补), in the save that follows.</summary>
    /// <returns>The new posts; null when the unit has no committee in office.</returns>
    public static async Task<IReadOnlyList<Post>?> JoinAsync(PortalDbContext db, int unitId, IReadOnlyList<ElectedMember> members, PostBeginning beginning, CancellationToken cancel)
    {
        var committee = await db.Committees.Include(c => c.Posts).ThenInclude(p => p.Person).SingleOrDefaultAsync(c => c.UnitId == unitId && c.EndedOn == null, cancel);
        if (committee is null)
            return null;
        db.Touch(committee);
        return Join(committee, members, await KnownAsync(db, unitId, members, cancel), beginning);
    }

    /// <summary>
    /// The same without a database. Who holds another post in the committee gives it up on that day and keeps it in her history; who
    /// holds this very post keeps it.
    /// </summary>
    /// <param name="known">The unit's people; who is among them is not stored twice.</param>
    public static IReadOnlyList<Post> Join(Committee committee, IReadOnlyList<ElectedMember> members, IReadOnlyList<Person> known, PostBeginning beginning)
    {
        var free = known.ToList();
        var joined = new List<Post>();
        foreach (var member in members)
        {
            var person = Find(free, member);
            if (person is null)
                person = Person.Create(committee.UnitId, committee.UnitPath, member);
            else
                person.Update(member);
            free.Remove(person);
            if (Join(committee, person, member, beginning) is { } post)
                joined.Add(post);
        }
        return joined;
    }

    /// <summary>One person who is known, with what is known of her post.</summary>
    /// <returns>Null when she holds this very post.</returns>
    public static Post? Join(Committee committee, Person person, ElectedMember member, PostBeginning beginning)
    {
        var former = committee.InOffice.SingleOrDefault(p => p.Person == person);
        if (former?.Position == member.Position)
            return null;
        former?.End(new(WayOut.Reassigned, beginning.On, beginning.Decided));
        var post = Post.Begin(committee, person, member, beginning, former);
        committee.Posts.Add(post);
        return post;
    }

    /// <summary>Takes back what <see cref="JoinAsync"/> added for a record that is unlocked: who gave up a post for it holds that again.</summary>
    /// <returns>How many posts are gone.</returns>
    public static async Task<int> LeaveAsync(PortalDbContext db, int unitId, int reformId, CancellationToken cancel)
    {
        var posts = await db.Posts.Where(p => p.UnitId == unitId && p.ReformId == reformId).Include(p => p.Former).Include(p => p.Person).ToListAsync(cancel);
        foreach (var post in posts)
            post.Former?.Resume();
        await RemoveAsync(db, posts, cancel);
        return posts.Count;
    }

    /// <summary>
    /// Why the posts that a record formed cannot be taken back yet: the committee went on since, and what happened then would be lost.
    /// Null when they can.
    /// </summary>
    /// <param name="reformId">The record, for posts it added to a committee that was there before.</param>
    public static async Task<Violation?> CheckUnchangedAsync(PortalDbContext db, int campaignId, int unitId, int reformId, CancellationToken cancel)
    {
        var later = await db.Posts.CountAsync(
            p => p.UnitId == unitId && p.CampaignId == campaignId && p.Committee.CampaignId == campaignId && p.ReformId != reformId
                && (p.WayIn != WayIn.Elected || (p.WayOut != null && p.WayOut != WayOut.TermEnded))
                && !db.Posts.Any(next => next.FormerId == p.Id && next.ReformId == reformId),
            cancel);
        // Whoever joined a women's committee that the record formed.
        later += await db.Posts.CountAsync(p => p.Committee.CampaignId == null && p.UnitId != unitId && p.ReformId != reformId && p.Committee.Posts.Any(formed => formed.ReformId == reformId), cancel);
        later += await db.Posts.CountAsync(p => p.ReformId == reformId && p.WayOut != null && p.WayOut != WayOut.TermEnded, cancel);
        return later == 0 ? null : new(ChangedSinceCode, "", $"通过之后，这届班子又登记了 {later} 项变动（补选、辞职等），解锁会把它们一并收回。请先在班子页撤销这些登记，更正后再重新登记。");
    }

    /// <summary>Removes what the approval formed, and puts those who went out for it back into office. People who held no other post go with it.</summary>
    /// <returns>How many posts are gone.</returns>
    public static async Task<int> DissolveAsync(PortalDbContext db, int campaignId, int unitId, CancellationToken cancel)
    {
        var committees = await db.Committees.Where(c => c.UnitId == unitId).Include(c => c.Posts).ThenInclude(p => p.Person).ToListAsync(cancel);
        if (committees.Find(c => c.CampaignId == campaignId) is not { } committee)
            return 0;
        committees.Remove(committee);
        ResumeFormer(committees, committee);

        var posts = committee.Posts.ToList();
        await RemoveAsync(db, posts, cancel);
        db.Committees.Remove(committee);
        return posts.Count;
    }

    /// <summary>Removes posts, and the people who never held another.</summary>
    /// <param name="posts">With their people.</param>
    public static async Task RemoveAsync(PortalDbContext db, IReadOnlyList<Post> posts, CancellationToken cancel)
    {
        db.Posts.RemoveRange(posts);
        // Not only these: unlocking may take back a by-election before it takes back the congress.
        var gone = db.ChangeTracker.Entries<Post>().Where(e => e.State == EntityState.Deleted).Select(e => e.Entity.Id).ToList();
        var people = posts.Select(p => p.Person).Distinct().ToList();
        var ids = people.ConvertAll(p => p.Id);
        var staying = await db.Posts.Where(p => ids.Contains(p.PersonId) && !gone.Contains(p.Id)).Select(p => p.PersonId).Distinct().ToListAsync(cancel);
        db.People.RemoveRange(people.Where(p => !staying.Contains(p.Id)));
    }

    /// <summary>The person of that name and birth. A day that one of the two lists leaves out does not make her another person.</summary>
    public static Person? Find(IReadOnlyList<Person> people, ElectedMember member)
    {
        var namesakes = people.Where(p => p.Name == member.Name).ToList();
        return namesakes.Find(p => p.BornOn == member.Birth?.Date && p.BirthDayKnown == (member.Birth?.DayKnown ?? false))
            ?? namesakes.Find(p => p.BornOn is { } born && member.Birth is { } birth && !(p.BirthDayKnown && birth.DayKnown) && (born.Year, born.Month) == (birth.Date.Year, birth.Date.Month));
    }

    public static Task<List<Person>> KnownAsync(PortalDbContext db, int unitId, IReadOnlyList<ElectedMember> members, CancellationToken cancel)
    {
        var names = members.Select(m => m.Name).ToList();
        // Whoever held a post here is known here, also when her data lie with another unit since two entries became one.
        return db.People.Where(p => names.Contains(p.Name) && (p.UnitId == unitId || db.Posts.Any(post => post.UnitId == unitId && post.PersonId == p.Id))).ToListAsync(cancel);
    }

    private static void EndFormer(IEnumerable<Committee> others, DateOnly electedOn)
    {
        foreach (var former in others.Where(c => c.ElectedOn <= electedOn && (c.EndedOn is null || c.EndedOn > electedOn)))
            SetEnd(former, electedOn);
    }

    /// <summary>Whom the committee that is taken back had ended is in office again, or until the one after it.</summary>
    private static void ResumeFormer(IReadOnlyList<Committee> others, Committee gone)
    {
        var successor = NextAfter(gone.ElectedOn, others);
        foreach (var former in others.Where(c => c.EndedOn == gone.ElectedOn))
            SetEnd(former, successor?.ElectedOn);
    }

    private static Committee? NextAfter(DateOnly day, IEnumerable<Committee> committees) => committees.Where(c => c.ElectedOn > day).MinBy(c => c.ElectedOn);

    /// <summary>Ends a committee on a day, or puts it back into office; with it the posts that lasted as long as it did.</summary>
    private static void SetEnd(Committee committee, DateOnly? day)
    {
        foreach (var post in committee.Posts.Where(p => p.EndOn is null || p.WayOut == WayOut.TermEnded))
        {
            // A by-election after the congress that ended the committee, when that was approved late: no post ends before it begins.
            if (day is { } last)
                post.End(new(WayOut.TermEnded, last < post.StartOn ? post.StartOn : last, Resolution.None));
            else
                post.Resume();
        }
        if (day is { } end)
            committee.End(end);
        else
            committee.Resume();
    }
}
