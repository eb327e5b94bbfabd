using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Campaigns;
using FederationReform.Committees;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Rosters;

/// <summary>A person with the posts that lie in the caller's scope.</summary>
public sealed record PersonDetails
{
    public required int Id { get; init; }
    public required int Version { get; init; }
    public required string Name { get; init; }

    /// <summary>The unit that keeps the person's data; null when it lies outside the caller's scope.</summary>
    public required UnitLink? Unit { get; init; }

    public required Sex Sex { get; init; }
    public required int? EthnicGroup { get; init; }
    public required BirthDate? Birth { get; init; }

    /// <summary>Completed years today; null when the date of birth is not known.</summary>
    public required int? Age { get; init; }

    public required Education Education { get; init; }
    public required PoliticalStatus? PoliticalStatus { get; init; }
    public required Occupation? Occupation { get; init; }
    public required bool? InSystem { get; init; }

    /// <summary>Masked: 138****5678.</summary>
    public required string? Phone { get; init; }

    /// <summary>Filled in only for people who live outside the area.</summary>
    public required string? Residence { get; init; }
    public required LivingArea? LivesIn { get; init; }

    public required string? Workplace { get; init; }
    public required string? Specialty { get; init; }
    public required string? Note { get; init; }

    /// <summary>Whether the caller may correct the person's data.</summary>
    public required bool MayCorrect { get; init; }

    /// <summary>Posts that are held first, then the latest.</summary>
    public required IReadOnlyList<HeldPost> Posts { get; init; }

    /// <summary>What was done to the person's data; null when the caller may not see it.</summary>
    public required IReadOnlyList<HistoryEntry>? History { get; init; }
}

public sealed record HeldPost
{
    public required int Id { get; init; }
    public required UnitLink Unit { get; init; }

    /// <summary>For example 清溪镇 › 河口村.</summary>
    public required string Trail { get; init; }

    public required CommitteeForm Form { get; init; }
    public required int? Number { get; init; }

    /// <summary>Null for a committee that was registered as it stood, without a campaign.</summary>
    public required string? Campaign { get; init; }

    public required Position Position { get; init; }
    public required WayIn WayIn { get; init; }
    public required DateOnly StartOn { get; init; }
    public required Resolution BegunBy { get; init; }
    public required WayOut? WayOut { get; init; }
    public required DateOnly? EndOn { get; init; }
    public required Resolution EndedBy { get; init; }
    public required string? Duties { get; init; }
    public required bool? InTwoCommittees { get; init; }
    public required bool? FormerDirector { get; init; }
    public required bool? NewlyElected { get; init; }
}

public sealed class PersonQuery(PortalDb portal)
{
    /// <returns>
    /// Null when neither the person's data nor any of the posts lie in the scope, or the account may not read records.
    /// </returns>
    public async Task<PersonDetails?> RunAsync(UnitScope scope, int personId, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        var posts = await db
            .Posts.AsNoTracking()
            .VisibleTo(scope)
            .Where(p => p.PersonId == personId)
            .Include(p => p.Committee)
            .ToListAsync(cancel);
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, cancel);
        if (person is null || (posts.Count == 0 && !scope.Covers(person)))
            return null;

        var ids = posts.Select(p => p.UnitId).Append(person.UnitId).Distinct().ToList();
        var units = await db
            .Units.VisibleTo(scope)
            .Where(u => ids.Contains(u.Id))
            .Select(u => new UnitLink(u.Id, u.Name, u.Level))
            .ToDictionaryAsync(u => u.Id, cancel);
        var trails = await UnitTrails.LoadAsync(db, scope, posts.Select(p => p.UnitPath), cancel);
        var campaignIds = posts.Select(p => p.CampaignId).Distinct().ToList();
        var campaigns = await db
            .Campaigns.AsNoTracking()
            .ShownTo(scope)
            .Where(c => campaignIds.Contains(c.Id))
            .Select(c => new { c.Id, c.Plan })
            .ToDictionaryAsync(c => c.Id, c => c.Plan.Name, cancel);
        var birth = person.BornOn is { } born ? new BirthDate(born, person.BirthDayKnown) : (BirthDate?)null;
        return new()
        {
            Id = person.Id,
            Version = person.Version,
            Name = person.Name,
            Unit = units.GetValueOrDefault(person.UnitId),
            Sex = person.Sex,
            EthnicGroup = person.EthnicGroup,
            Birth = birth,
            Age = birth?.AgeOn(portal.Clock.Today()),
            Education = person.Education,
            PoliticalStatus = person.PoliticalStatus,
            Occupation = person.Occupation,
            InSystem = person.InSystem,
            Phone = PhoneText.Masked(person.Phone),
            Residence = person.Residence,
            LivesIn = person.LivesIn,
            Workplace = person.Workplace,
            Specialty = person.Specialty,
            Note = person.Note,
            MayCorrect = scope.May(Permissions.ChangeCommittee) && scope.Covers(person),
            Posts =
            [
                .. posts
                    .OrderBy(p => p.EndOn is not null)
                    .ThenByDescending(p => p.StartOn)
                    .ThenByDescending(p => p.Id)
                    .Select(p => new HeldPost
                    {
                        Id = p.Id,
                        Unit = units[p.UnitId],
                        Trail = trails.Of(p.UnitPath),
                        Form = p.Committee.Form,
                        Number = p.Committee.Number,
                        Campaign = p.CampaignId is { } c ? campaigns.GetValueOrDefault(c) : null,
                        Position = p.Position,
                        WayIn = p.WayIn,
                        StartOn = p.StartOn,
                        BegunBy = p.BegunBy,
                        WayOut = p.WayOut,
                        EndOn = p.EndOn,
                        EndedBy = p.EndedBy,
                        Duties = p.Duties,
                        InTwoCommittees = p.InTwoCommittees,
                        FormerDirector = p.FormerDirector,
                        NewlyElected = p.NewlyElected,
                    }),
            ],
            History = scope.May(Permissions.MergePeople) ? await HistoryAsync(db, scope, personId, cancel) : null,
        };
    }

    private static Task<List<HistoryEntry>> HistoryAsync(
        PortalDbContext db,
        UnitScope scope,
        int personId,
        CancellationToken cancel
    ) =>
        db
            .AuditRecords.AsNoTracking()
            .VisibleTo(scope)
            .Where(a => a.SubjectKind == SubjectKind.Person && a.SubjectId == personId)
            .OrderByDescending(a => a.Id)
            .Select(a => new HistoryEntry(a.Id, a.At, a.AccountName, a.Summary, a.Reason, a.Changes))
            .ToListAsync(cancel);
}
