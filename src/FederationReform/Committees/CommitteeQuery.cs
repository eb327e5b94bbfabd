using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Committees;

/// <summary>班子: who leads a unit now, who left, and the terms before.</summary>
/// <param name="InOffice">Null where no committee was registered or the last one has no successor.</param>
/// <param name="Former">Terms that have ended, the latest first.</param>
public sealed record UnitCommittees(
    int UnitId,
    string UnitName,
    UnitLevel Level,
    DateOnly Today,
    CommitteeView? InOffice,
    IReadOnlyList<CommitteeView> Former,
    CommitteeActions May
);

/// <summary>What the caller may do. For display only; the use cases check again.</summary>
public sealed record CommitteeActions(bool Register, bool Change, bool SetDuties, bool Correct)
{
    /// <summary>Who can take an entry back, and how to ask for it.</summary>
    public string TakingBack =>
        Correct ? "登记错了，可以在她那一行撤销，写明原因。"
        : Change
            ? "登记错了：本单位登记的，24 小时以内可以在她那一行自己撤销；时间过了的、别的单位登记的，"
                + "请告诉县妇联单位、姓名和原因，由县妇联撤销。"
        : "登记错了，请告诉乡镇妇联或县妇联单位、姓名和原因，由她们撤销。";
}

public sealed record CommitteeView
{
    public required int Id { get; init; }

    /// <summary>The committee's version, to be sent back with the next change.</summary>
    public required int Version { get; init; }
    public required CommitteeForm Form { get; init; }
    public required int? Number { get; init; }
    public required DateOnly ElectedOn { get; init; }
    public required DateOnly EndsOn { get; init; }
    public required DateOnly? EndedOn { get; init; }
    public required Seats Seats { get; init; }

    /// <summary>Null for a committee that was registered as it stood, without a campaign.</summary>
    public required int? CampaignId { get; init; }

    /// <summary>
    /// The holders of posts; for an ended term, those who held them to its end. Ordered by position, then by the day
    /// they began.
    /// </summary>
    public required IReadOnlyList<PostView> Members { get; init; }

    /// <summary>Posts that ended during the term, the latest first; includes posts given up for another post.</summary>
    public required IReadOnlyList<PostView> Left { get; init; }

    public string Term => CommitteeWords.Term(Form, Number);

    /// <summary>The vacancies of a committee in office.</summary>
    public Vacancies Vacancies => Vacancies.Of(Seats, [.. Members.Select(m => m.Position)]);

    /// <summary>
    /// 届满未换: days since the last day of the term; zero or less while it has not passed, 0 for an ended committee.
    /// </summary>
    public int DaysOver(DateOnly today) => EndedOn is null ? today.DayNumber - EndsOn.DayNumber : 0;
}

/// <summary>One post for display.</summary>
public sealed record PostView
{
    public required int Id { get; init; }
    public required int PersonId { get; init; }
    public required string Name { get; init; }
    public required BirthDate? Birth { get; init; }

    /// <summary>Masked: 138****5678.</summary>
    public required string? Phone { get; init; }

    /// <summary>Filled in only for people who live outside the area.</summary>
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

    /// <summary>去向: what the person who left does now.</summary>
    public required AfterOffice Now { get; init; }

    /// <summary>The position given up for this post; null when there was none.</summary>
    public required Position? Before { get; init; }

    /// <summary>
    /// The position in this committee taken when this post ended; null when the person left the committee.
    /// </summary>
    public required Position? After { get; init; }

    /// <summary>
    /// Whether way and day of the beginning come from an approved result and cannot be corrected here.
    /// </summary>
    public required bool FromResult { get; init; }

    /// <summary>Whether the caller may take back the latest entry about the post.</summary>
    public required bool Undoable { get; init; }

    /// <summary>离任人员: whether a talk with the person is due.</summary>
    public bool Outgoing => EndOn is not null && After is null && WayOut != People.WayOut.Died;
}

/// <summary>The committees of a unit within the scope, for accounts that may read records.</summary>
public sealed class CommitteeQuery(PortalDb portal)
{
    /// <returns>Null when the unit lies outside the scope or the account may not read records.</returns>
    public async Task<UnitCommittees?> RunAsync(UnitScope scope, int unitId, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        var unit = await db
            .Units.VisibleTo(scope)
            .Where(u => u.Id == unitId)
            .Select(u => new
            {
                u.Id,
                u.Name,
                u.Level,
                Closed = u.ValidTo != null,
            })
            .SingleOrDefaultAsync(cancel);
        if (unit is null)
            return null;
        var committees = await db
            .Committees.AsNoTrackingWithIdentityResolution()
            .VisibleTo(scope)
            .Where(c => c.UnitId == unitId)
            .Include(c => c.Posts)
                .ThenInclude(p => p.Person)
            .OrderByDescending(c => c.ElectedOn)
            .ToListAsync(cancel);
        var inOffice = committees.Find(c => c.EndedOn is null);
        var change = scope.May(Permissions.ChangeCommittee);
        return new(
            unit.Id,
            unit.Name,
            unit.Level,
            portal.Clock.Today(),
            inOffice is null ? null : View(inOffice, scope),
            [.. committees.Where(c => c != inOffice).Select(c => View(c, scope))],
            new(
                change && inOffice is null && !unit.Closed && unit.Level != UnitLevel.Nation,
                change,
                inOffice is not null && scope.May(Permissions.SetDuties),
                scope.May(Permissions.CorrectCommittee)
            )
        );
    }

    private CommitteeView View(Committee committee, UnitScope scope)
    {
        var now = portal.Clock.UtcNow();
        var posts = committee.Posts.ConvertAll(p => View(committee, p, UndoPostChange.MayTakeBack(scope, p, now)));
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
            Left =
            [
                .. posts
                    .Where(p => !ToTheEnd(p))
                    .OrderByDescending(p => p.EndOn)
                    .ThenBy(p => p.Position)
                    .ThenBy(p => p.Id),
            ],
        };
    }

    private static PostView View(Committee committee, Post post, bool mayTakeBack) =>
        new()
        {
            Id = post.Id,
            PersonId = post.PersonId,
            Name = post.Person.Name,
            Birth = post.Person.Birth,
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
            Now = post.Now,
            Before = committee.Posts.Find(p => p.Id == post.FormerId)?.Position,
            After = committee.Posts.Find(p => p.FormerId == post.Id)?.Position,
            FromResult = CorrectPost.FromResult(committee, post),
            Undoable =
                mayTakeBack
                && committee.EndedOn is null
                && !UndoPostChange.Check(committee, post).OfType<Violation>().Any(),
        };
}
