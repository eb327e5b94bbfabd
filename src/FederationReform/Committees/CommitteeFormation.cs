using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Elections;
using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Committees;

/// <summary>
/// Turns an approved result into a committee with its people and posts, or into posts of the committee in office. Only
/// this class creates posts from elections; <see cref="CommitteeDissolution"/> takes them back.
/// </summary>
internal static class CommitteeFormation
{
    /// <summary>
    /// Carries out an approved record in the save that follows: forms a new committee, or adds by-elected people to the
    /// committee in office, and forms the women's committees that were elected in agencies, schools and hospitals.
    /// </summary>
    /// <returns>How many posts begin, or the reason why the record cannot be carried out.</returns>
    public static async Task<(int Posts, Violation? Refusal)> ApplyAsync(
        PortalDbContext db,
        UnitReform reform,
        CancellationToken cancel
    )
    {
        var (result, posts) = (reform.Result, 0);
        if (result.WayIn == WayIn.Elected)
            posts = (await FormAsync(db, reform.Campaign, reform.Unit, result, cancel)).Posts.Count;
        else if (
            await JoinAsync(
                db,
                reform.UnitId,
                result.Members,
                new(result.WayIn, result.HeldOn!.Value, new(result.Meeting), reform.Id, reform.CampaignId),
                cancel
            ) is
            { } joined
        )
            posts = joined.Count;
        else
            return (0, NoCommittee(reform.Unit.Name));

        var elections = await db
            .Elections.Where(e => e.UnitReformId == reform.Id && e.UnitId != reform.UnitId && e.ConfirmedAt != null)
            .Include(e => e.Unit)
            .OrderBy(e => e.Number)
            .ToListAsync(cancel);
        foreach (var election in elections)
            posts += (await FormWomensCommitteeAsync(db, reform, election, cancel)).Posts.Count;
        return (posts, null);
    }

    /// <summary>
    /// A refusal when the unit of a by-election has no committee in office to join; the sender of the record can
    /// register one.
    /// </summary>
    public static async Task<Violation?> CheckJoinableAsync(
        PortalDbContext db,
        UnitReform reform,
        CancellationToken cancel
    ) =>
        reform.Result.WayIn == WayIn.Elected
        || await db.Committees.AnyAsync(c => c.UnitId == reform.UnitId && c.EndedOn == null, cancel)
            ? null
            : NoCommittee(reform.Unit.Name);

    private static Violation NoCommittee(string unit) =>
        new(
            "NoCommittee",
            "",
            $"{unit}还没有登记现任班子，补选、增补的人没有班子可进。请先在{unit}的班子页“登记现任班子”，再提交。"
        );

    private static async Task<Committee> FormWomensCommitteeAsync(
        PortalDbContext db,
        UnitReform reform,
        Election election,
        CancellationToken cancel
    )
    {
        var rules = reform.Campaign.Plan.Rules;
        List<ElectedMember> members =
        [
            .. BallotCount
                .Judge(election.Sheet, rules)
                .Elected.Select(e => e.Candidate.Person with { ElectedByDecision = e.Against?.Reason }),
        ];
        var electedOn = election.Sheet.HeldOn!.Value;
        var others = await db
            .Committees.Where(c => c.UnitId == election.UnitId)
            .Include(c => c.Posts)
            .ToListAsync(cancel);
        Succession.EndFormer(others, electedOn);
        // No campaign: the figures of a campaign count townships and villages, and a women's committee is neither.
        var committee = Committee.Create(
            election.Unit,
            new(electedOn, rules.TermYears, CommitteeForm.WomensCommittee, election.Sheet.Term),
            Seats.Of([.. members.Select(m => m.Position)], election.Sheet.Seats.Sum(s => s.Count))
        );
        Join(
            committee,
            members,
            await KnownPeople.LoadAsync(db, election.UnitId, members, cancel),
            new(WayIn.Elected, electedOn, new(election.Sheet.Meeting()), reform.Id)
        );
        if (Succession.NextAfter(electedOn, others) is { } successor)
            Succession.SetEnd(committee, successor.ElectedOn);
        db.Committees.Add(committee);
        return committee;
    }

    /// <summary>Adds the unit's new committee and ends its predecessor, in the save that follows.</summary>
    public static async Task<Committee> FormAsync(
        PortalDbContext db,
        Campaign campaign,
        Unit unit,
        CongressResult result,
        CancellationToken cancel
    )
    {
        var others = await db.Committees.Where(c => c.UnitId == unit.Id).Include(c => c.Posts).ToListAsync(cancel);
        var known = await KnownPeople.LoadAsync(db, unit.Id, result.Members, cancel);
        var committee = Form(campaign, unit, result, others, known);
        db.Committees.Add(committee);
        return committee;
    }

    /// <summary>The same without a database, for many units at once.</summary>
    /// <param name="others">The unit's committees of other terms, with their posts.</param>
    /// <param name="known">
    /// People already stored for the unit; a member who matches one of them is not stored again.
    /// </param>
    public static Committee Form(
        Campaign campaign,
        Unit unit,
        CongressResult result,
        IReadOnlyList<Committee> others,
        IReadOnlyList<Person> known
    )
    {
        var electedOn = result.HeldOn
            ?? throw new InvalidOperationException("A result without its day cannot have been approved.");
        var before = others.Where(c => c.ElectedOn <= electedOn).MaxBy(c => c.ElectedOn);
        Succession.EndFormer(others, electedOn);

        // The terms of a 妇代会 are not counted on by the federation that follows it.
        var number = result.Term ?? (before is { Form: CommitteeForm.Federation } ? before.Number + 1 : null);
        var committee = Committee.Create(
            unit,
            new(electedOn, campaign.Plan.Rules.TermYears, Number: number),
            Seats.Of([.. result.Members.Select(m => m.Position)], result.Seats),
            campaign,
            result.Representatives
        );
        Join(committee, result.Members, known, new(WayIn.Elected, electedOn, Resolution.None));

        // An older congress may be approved after a newer one; its committee has then already ended.
        if (Succession.NextAfter(electedOn, others) is { } successor)
            Succession.SetEnd(committee, successor.ElectedOn);
        return committee;
    }

    /// <summary>
    /// Adds people to the unit's committee in office by a meeting during its term (补选、增补), in the save that
    /// follows.
    /// </summary>
    /// <returns>The new posts; null when the unit has no committee in office.</returns>
    public static async Task<IReadOnlyList<Post>?> JoinAsync(
        PortalDbContext db,
        int unitId,
        IReadOnlyList<ElectedMember> members,
        PostBeginning beginning,
        CancellationToken cancel
    )
    {
        var committee = await db
            .Committees.Include(c => c.Posts)
                .ThenInclude(p => p.Person)
            .SingleOrDefaultAsync(c => c.UnitId == unitId && c.EndedOn == null, cancel);
        if (committee is null)
            return null;
        db.Touch(committee);
        return Join(committee, members, await KnownPeople.LoadAsync(db, unitId, members, cancel), beginning);
    }

    /// <summary>
    /// The same without a database. A person who holds another post in the committee gives it up on that day and keeps
    /// it in the history; a person who already holds this post keeps it and gets no new one.
    /// </summary>
    /// <param name="known">
    /// People already stored for the unit; a member who matches one of them is not stored again.
    /// </param>
    public static IReadOnlyList<Post> Join(
        Committee committee,
        IReadOnlyList<ElectedMember> members,
        IReadOnlyList<Person> known,
        PostBeginning beginning
    )
    {
        var free = known.ToList();
        var joined = new List<Post>();
        foreach (var member in members)
        {
            var person = KnownPeople.Find(free, member);
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

    /// <summary>Adds one person who is already identified.</summary>
    /// <returns>Null when the person already holds this post.</returns>
    public static Post? Join(Committee committee, Person person, ElectedMember member, PostBeginning beginning)
    {
        var former = committee.InOffice.SingleOrDefault(p => p.Person == person);
        if (former?.Position == member.Position)
            return null;
        former?.End(new(WayOut.Reassigned, beginning.On, beginning.Decided, beginning.Entered));
        var post = Post.Begin(committee, person, member, beginning, former);
        committee.Posts.Add(post);
        return post;
    }
}
