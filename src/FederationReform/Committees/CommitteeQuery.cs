using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Committees;

/// <summary>班子: who leads a unit now, who left, and the terms before.</summary>
/// <param name="InOffice">Null where none was ever registered, or none followed.</param>
/// <param name="Former">Terms that ended, the latest first.</param>
public sealed record UnitCommittees(int UnitId, string UnitName, UnitLevel Level, DateOnly Today, CommitteeView? InOffice, IReadOnlyList<CommitteeView> Former, CommitteeActions May);

/// <summary>What the one who looks may do. A page shows it; the use cases decide for themselves.</summary>
public sealed record CommitteeActions(bool Register, bool Change, bool SetDuties, bool Correct);

public sealed record CommitteeView
{
    public required int Id { get; init; }
    public required int Version { get; init; }
    public required CommitteeForm Form { get; init; }
    public required int? Number { get; init; }
    public required DateOnly ElectedOn { get; init; }
    public required DateOnly EndsOn { get; init; }
    public required DateOnly? EndedOn { get; init; }
    public required Seats Seats { get; init; }

    /// <summary>Null for a committee that was registered as it stood.</summary>
    public required int? CampaignId { get; init; }

    /// <summary>Who holds a post; of an ended term, who held it to the end. By position, then by the order of coming.</summary>
    public required IReadOnlyList<PostView> Members { get; init; }

    /// <summary>Who left during the term, the latest first; also what somebody gave up for another post.</summary>
    public required IReadOnlyList<PostView> Left { get; init; }

    public string Term => CommitteeWords.Term(Form, Number);

    /// <summary>Of a committee in office.</summary>
    public Vacancies Vacancies => Vacancies.Of(Seats, [.. Members.Select(m => m.Position)]);

    /// <summary>届满未换: how many days the term has run out; zero or less while it has not.</summary>
    public int DaysOver(DateOnly today) => EndedOn is null ? today.DayNumber - EndsOn.DayNumber : 0;
}

/// <summary>One post as it is read.</summary>
public sealed record PostView
{
    public required int Id { get; init; }
    public required int PersonId { get; init; }
    public required string Name { get; init; }
    public required BirthDate? Birth { get; init; }

    /// <summary>Masked.</summary>
    public required string? Phone { get; init; }

    /// <summary>Outside the area; null for everybody else.</summary>
    public required string? Residence { get; init; }

    public required Position Position { get; init; }
    public required WayIn WayIn { get; init; }
    public required DateOnly StartOn { get; init; }
    public required Resolution BegunBy { get; init; }
    public required WayOut? WayOut { get; init; }
    public required DateOnly? EndOn { get; init; }
    public required Resolution EndedBy { get; init; }
    public required string? Duties { get; init; }
    public required DateOnly? TalkHeldOn { get; init; }

    /// <summary>What she gave up for this post; null for none.</summary>
    public required Position? Before { get; init; }

    /// <summary>What she took in this committee when this post ended; null when she left it.</summary>
    public required Position? After { get; init; }

    /// <summary>Its way and day come from an approved result.</summary>
    public required bool FromResult { get; init; }

    /// <summary>The county may take back the latest entry about it.</summary>
    public required bool Undoable { get; init; }

    /// <summary>离任人员: she is talked with.</summary>
    public bool Outgoing => EndOn is not null && After is null && WayOut != People.WayOut.Died;
}

/// <summary>For everybody who may read records, of any unit in sight.</summary>
public sealed class CommitteeQuery(PortalDb portal)
{
    /// <returns>Null when the unit is not in sight or the account may not read records.</returns>
    public async Task<UnitCommittees?> RunAsync(UnitScope scope, int unitId, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        var unit = await db.Units.VisibleTo(scope).Where(u => u.Id == unitId).Select(u => new { u.Id, u.Name, u.Level, Closed = u.ValidTo != null }).SingleOrDefaultAsync(cancel);
        if (unit is null)
            return null;
        var committees = await db.Committees.AsNoTrackingWithIdentityResolution().VisibleTo(scope).Where(c => c.UnitId == unitId)
            .Include(c => c.Posts).ThenInclude(p => p.Person).OrderByDescending(c => c.ElectedOn).ToListAsync(cancel);
        var inOffice = committees.Find(c => c.EndedOn is null);
        var change = scope.May(Permissions.ChangeCommittee);
        return new(
            unit.Id, unit.Name, unit.Level, portal.Clock.Today(), inOffice is null ? null : View(inOffice), [.. committees.Where(c => c != inOffice).Select(View)],
            new(change && inOffice is null && !unit.Closed && unit.Level != UnitLevel.Nation, change, inOffice is not null && scope.May(Permissions.SetDuties), scope.May(Permissions.CorrectCommittee)));
    }

    private static CommitteeView View(Committee committee)
    {
        var posts = committee.Posts.ConvertAll(p => View(committee, p));
        bool ToTheEnd(PostView post) => post.EndOn is null || post.WayOut == WayOut.TermEnded;
        return new()
        {
            Id = committee.Id,
            Version = committee.Version,
            Form = committee.Form,
            Number = committee.Number,
            ElectedOn = committee.ElectedOn,
            EndsOn = committee.EndsOn,
            EndedOn = committee.EndedOn,
            Seats = committee.Seats,
            CampaignId = committee.CampaignId,
            Members = [.. posts.Where(ToTheEnd).OrderBy(p => p.Position).ThenBy(p => p.StartOn).ThenBy(p => p.Id)],
            Left = [.. posts.Where(p => !ToTheEnd(p)).OrderByDescending(p => p.EndOn).ThenBy(p => p.Position).ThenBy(p => p.Id)],
        };
    }

    private static PostView View(Committee committee, Post post) => new()
    {
        Id = post.Id,
        PersonId = post.PersonId,
        Name = post.Person.Name,
        Birth = post.Person.BornOn is { } born ? new(born, post.Person.BirthDayKnown) : null,
        Phone = PhoneText.Masked(post.Person.Phone),
        Residence = post.Person.Residence,
        Position = post.Position,
        WayIn = post.WayIn,
        StartOn = post.StartOn,
        BegunBy = post.BegunBy,
        WayOut = post.WayOut,
        EndOn = post.EndOn,
        EndedBy = post.EndedBy,
        Duties = post.Duties,
        TalkHeldOn = post.TalkHeldOn,
        Before = committee.Posts.Find(p => p.Id == post.FormerId)?.Position,
        After = committee.Posts.Find(p => p.FormerId == post.Id)?.Position,
        FromResult = CorrectPost.FromResult(committee, post),
        Undoable = committee.EndedOn is null && !UndoPostChange.Check(committee, post).OfType<Violation>().Any(),
    };
}
