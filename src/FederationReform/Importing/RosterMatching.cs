using FederationReform.Committees;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Rosters;
using FederationReform.Rules;
using FederationReform.Text;

namespace FederationReform.Importing;

/// <summary>What a row does to a person.</summary>
/// <param name="Known">Null for a new person.</param>
/// <param name="Held">The post in office that the row is about; null for a person who joins.</param>
/// <param name="Member">The data of the post, completed by what was known of the person.</param>
internal sealed record PlannedPerson(
    PersonRow Row,
    Person? Known,
    Post? Held,
    ElectedMember Member,
    PersonProfile Profile
)
{
    public bool Moves => Held is not null && Held.Position != Member.Position;
}

/// <summary>Whom of a unit each row of a roster is about, and what it changes of the stored person.</summary>
internal static class RosterMatching
{
    /// <summary>Finds the person and the post in office that each row is about.</summary>
    /// <returns>What each row does, and the posts in office whose holders no row names.</returns>
    public static (IReadOnlyList<PlannedPerson> People, IReadOnlyList<Post> NotInFile) Of(
        KnownUnit unit,
        IReadOnlyList<PersonRow> rows
    )
    {
        var inOffice = unit.InOffice?.InOffice.ToList() ?? [];
        var free = inOffice.ConvertAll(p => p.Person);
        var others = unit.People.Except(free).ToList();
        var people = new List<PlannedPerson>();
        foreach (var row in rows.Where(r => r.Verdict != ImportVerdict.Twice && r.Member.Name.Length > 0))
        {
            var found = KnownPeople.Find(free, row.Member)
                ?? (row.Member.Birth is null ? OnlyOneOf(free, row.Member.Name) : null);
            var known = found ?? KnownPeople.Find(others, row.Member);
            if (found is not null)
                free.Remove(found);
            else if (known is not null)
                others.Remove(known);
            else if (free.Find(p => p.Name == row.Member.Name) is { } namesake)
                row.Hints.Add(
                    $"班子里已有同名的{namesake.Name}（{namesake.BornOn:yyyy-MM}），出生年月不同，按两个人处理。"
                        + "是同一个人的，请把出生年月改成一致。"
                );
            people.Add(Planned(row, known, found is null ? null : inOffice.Find(p => p.Person == found)));
        }
        return (people, inOffice.FindAll(p => free.Contains(p.Person)));
    }

    private static Person? OnlyOneOf(List<Person> people, string name) =>
        people.FindAll(p => p.Name == name) is [var one] ? one : null;

    private static PlannedPerson Planned(PersonRow row, Person? known, Post? held)
    {
        var profile = Merged(row, known);
        var member = known is null
            ? row.Member
            : AddPost.Completed(row.Member with { Birth = profile.Member.Birth }, known);
        if (held is null)
            return new(row, known, null, member, profile);

        // 副主席 alone does not tell 专职 from 兼职, so a full-time vice-chair stays one.
        var position =
            !row.Has("Position")
            || (
                row.Facts.FullTime is null
                && Reading.Compact(row.Text("Position")) == "副主席"
                && held.Position == Position.FullTimeViceChair
            )
                ? held.Position
                : row.Member.Position;
        member = member with
        {
            Position = position,
            InTwoCommittees = row.Member.InTwoCommittees ?? held.InTwoCommittees,
            FormerDirector = row.Member.FormerDirector ?? held.FormerDirector,
            NewlyElected = row.Member.NewlyElected ?? held.NewlyElected,
        };
        var before = new ElectedMember
        {
            Name = known!.Name,
            Position = held.Position,
            InTwoCommittees = held.InTwoCommittees,
            FormerDirector = held.FormerDirector,
            NewlyElected = held.NewlyElected,
        };
        row.Changes =
        [
            .. OfPost.Changes(before, member),
            .. PersonInputs.All.Changes(known.Profile, profile),
            .. row.Facts.Duties is { } duties && duties != held.Duties
                ? (FieldChange[])[new("分工", held.Duties, duties)]
                : [],
        ];
        row.Verdict = row.Changes.Count == 0 ? ImportVerdict.Same : ImportVerdict.Changed;
        return new(row, known, held, member, profile);
    }

    private static readonly IReadOnlyList<ResultInput<ElectedMember>> OfPost =
    [
        .. ((string[])["Position", "InTwoCommittees", "FormerDirector", "NewlyElected"]).Select(key =>
            ResultColumns.Members[ResultColumns.IndexOf(key)]
        ),
    ];

    /// <summary>
    /// The row's data over what is known; an empty cell removes nothing, and a month does not remove a known day.
    /// </summary>
    private static PersonProfile Merged(PersonRow row, Person? known)
    {
        var profile = known?.Profile ?? row.Profile with { Member = row.Member };
        if (known is null)
            return profile;
        foreach (var input in PersonInputs.All.Where(i => row.Has(i.Key)))
        {
            if (
                input.Key == "Birth"
                && profile.Member.Birth is { DayKnown: true }
                && row.Member.Birth is { DayKnown: false }
            )
                continue;
            profile = input.Fill(profile, row.Text(input.Key)) is { Problem: null } read ? read.Value : profile;
        }
        return profile;
    }
}
