using FederationReform.Data;
using FederationReform.People;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Committees;

/// <summary>Who of an elected list is stored already; nobody is stored twice.</summary>
internal static class KnownPeople
{
    /// <summary>
    /// The person with the same name and date of birth. If one of the two dates has no day, the same month is enough.
    /// </summary>
    public static Person? Find(IReadOnlyList<Person> people, ElectedMember member)
    {
        var namesakes = people.Where(p => p.Name == member.Name).ToList();
        return namesakes.Find(p =>
            p.BornOn == member.Birth?.Date && p.BirthDayKnown == (member.Birth?.DayKnown ?? false)
        )
            ?? namesakes.Find(p =>
                p.BornOn is { } born
                && member.Birth is { } birth
                && !(p.BirthDayKnown && birth.DayKnown)
                && (born.Year, born.Month) == (birth.Date.Year, birth.Date.Month)
            );
    }

    public static Task<List<Person>> LoadAsync(
        PortalDbContext db,
        int unitId,
        IReadOnlyList<ElectedMember> members,
        CancellationToken cancel
    )
    {
        var names = members.Select(m => m.Name).ToList();
        // A person who held a post in this unit is known here, even if a merge of two entries moved the data to another
        // unit.
        return db
            .People.Where(p =>
                names.Contains(p.Name)
                && (p.UnitId == unitId || db.Posts.Any(post => post.UnitId == unitId && post.PersonId == p.Id))
            )
            .ToListAsync(cancel);
    }
}
