using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Elections;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.People;

/// <summary>Turns an approved result into a committee with its people and posts, and takes it back. The only place where posts come from elections.</summary>
internal static class CommitteeFormation
{
    /// <summary>Adds the unit's new committee and ends the one before it, in the save that follows.</summary>
    public static async Task<Committee> FormAsync(PortalDbContext db, Campaign campaign, Unit unit, CongressResult result, CancellationToken cancel)
    {
        var others = await db.Committees.Where(c => c.UnitId == unit.Id).Include(c => c.Posts).ToListAsync(cancel);
        var names = result.Members.Select(m => m.Name).ToList();
        var known = await db.People.Where(p => p.UnitId == unit.Id && names.Contains(p.Name)).ToListAsync(cancel);
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
        foreach (var former in others.Where(c => c.ElectedOn <= electedOn && (c.EndedOn is null || c.EndedOn > electedOn)))
            SetEnd(former, electedOn);

        var committee = Committee.Create(unit.Id, unit.Path, campaign.Id, electedOn, campaign.Plan.Rules.TermYears, result.Representatives);
        var free = known.ToList();
        foreach (var member in result.Members)
        {
            var person = Find(free, member);
            if (person is null)
                person = Person.Create(unit.Id, unit.Path, member);
            else
                person.Update(member);
            free.Remove(person);
            committee.Posts.Add(Post.Create(committee, person, member.Position, WayIn.Elected, member.InTwoCommittees, member.FormerDirector, member.NewlyElected));
        }

        // An older congress that is approved after a newer one forms a committee that has already ended.
        if (NextAfter(electedOn, others) is { } successor)
            SetEnd(committee, successor.ElectedOn);
        return committee;
    }

    /// <summary>Removes what the approval formed, and puts those who went out for it back into office. People who held no other post go with it.</summary>
    /// <returns>How many posts are gone.</returns>
    public static async Task<int> DissolveAsync(PortalDbContext db, int campaignId, int unitId, CancellationToken cancel)
    {
        var committees = await db.Committees.Where(c => c.UnitId == unitId).Include(c => c.Posts).ThenInclude(p => p.Person).ToListAsync(cancel);
        if (committees.Find(c => c.CampaignId == campaignId) is not { } committee)
            return 0;
        committees.Remove(committee);
        var successor = NextAfter(committee.ElectedOn, committees);
        foreach (var former in committees.Where(c => c.EndedOn == committee.ElectedOn))
            SetEnd(former, successor?.ElectedOn);

        var people = committee.Posts.Select(p => p.Person).ToList();
        var staying = committees.SelectMany(c => c.Posts).Select(p => p.Person).ToHashSet();
        db.Posts.RemoveRange([.. committee.Posts]);
        db.Committees.Remove(committee);
        db.People.RemoveRange(people.Where(p => !staying.Contains(p)));
        return people.Count;
    }

    private static Committee? NextAfter(DateOnly day, IEnumerable<Committee> committees) => committees.Where(c => c.ElectedOn > day).MinBy(c => c.ElectedOn);

    /// <summary>Ends a committee on a day, or puts it back into office; with it the posts that lasted as long as it did.</summary>
    private static void SetEnd(Committee committee, DateOnly? day)
    {
        foreach (var post in committee.Posts.Where(p => p.EndOn is null || (p.WayOut == WayOut.TermEnded && p.EndOn == committee.EndedOn)))
        {
            if (day is { } last)
                post.End(WayOut.TermEnded, last);
            else
                post.Resume();
        }
        if (day is { } end)
            committee.End(end);
        else
            committee.Resume();
    }

    /// <summary>The person of that name and birth. A day that one of the two lists leaves out does not make her another person.</summary>
    private static Person? Find(List<Person> people, ElectedMember member)
    {
        var namesakes = people.Where(p => p.Name == member.Name).ToList();
        return namesakes.Find(p => p.BornOn == member.Birth?.Date && p.BirthDayKnown == (member.Birth?.DayKnown ?? false))
            ?? namesakes.Find(p => p.BornOn is { } born && member.Birth is { } birth && !(p.BirthDayKnown && birth.DayKnown) && (born.Year, born.Month) == (birth.Date.Year, birth.Date.Month));
    }
}
