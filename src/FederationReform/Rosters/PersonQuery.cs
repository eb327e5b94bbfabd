using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Campaigns;
using FederationReform.Dashboards;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Reforms;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Rosters;

/// <summary>A person with her posts over time, as far as they lie in the reader's scope.</summary>
/// <param name="Unit">Keeps her data; null when it lies outside the reader's scope.</param>
/// <param name="Age">Completed years today.</param>
/// <param name="Phone">Masked.</param>
/// <param name="Residence">Outside the area; null for everybody else.</param>
/// <param name="MayCorrect">Her data lie in the scope of an account that keeps committees.</param>
/// <param name="Posts">What she holds first, then the latest.</param>
/// <param name="History">What was done to her data; null for those who may not see it.</param>
public sealed record PersonDetails(
    int Id, int Version, string Name, UnitLink? Unit, Sex Sex, int? EthnicGroup, BirthDate? Birth, int? Age, Education Education, PoliticalStatus? PoliticalStatus,
    Occupation? Occupation, bool? InSystem, string? Phone, string? Residence, string? Workplace, string? Specialty, string? Note, bool MayCorrect, IReadOnlyList<HeldPost> Posts, IReadOnlyList<HistoryEntry>? History);

/// <param name="Trail">清溪镇 › 河口村</param>
/// <param name="Campaign">Null for a committee that was registered as it stood.</param>
public sealed record HeldPost(
    int Id, UnitLink Unit, string Trail, CommitteeForm Form, int? Number, string? Campaign, Position Position, WayIn WayIn, DateOnly StartOn, Resolution BegunBy,
    WayOut? WayOut, DateOnly? EndOn, Resolution EndedBy, string? Duties, bool? InTwoCommittees, bool? FormerDirector, bool? NewlyElected);

public sealed class PersonQuery(PortalDb portal)
{
    /// <returns>Null when neither her data nor one of her posts lie in the scope, or the account may not read records.</returns>
    public async Task<PersonDetails?> RunAsync(UnitScope scope, int personId, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        var posts = await db.Posts.AsNoTracking().VisibleTo(scope).Where(p => p.PersonId == personId).Include(p => p.Committee).ToListAsync(cancel);
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId, cancel);
        if (person is null || (posts.Count == 0 && !scope.Covers(person)))
            return null;

        var ids = posts.Select(p => p.UnitId).Append(person.UnitId).Distinct().ToList();
        var units = await db.Units.VisibleTo(scope).Where(u => ids.Contains(u.Id)).Select(u => new UnitLink(u.Id, u.Name, u.Level)).ToDictionaryAsync(u => u.Id, cancel);
        var trails = await UnitTrails.LoadAsync(db, scope, posts.Select(p => p.UnitPath), cancel);
        var campaignIds = posts.Select(p => p.CampaignId).Distinct().ToList();
        var campaigns = await db.Campaigns.AsNoTracking().ShownTo(scope).Where(c => campaignIds.Contains(c.Id)).Select(c => new { c.Id, c.Plan }).ToDictionaryAsync(c => c.Id, c => c.Plan.Name, cancel);
        var birth = person.BornOn is { } born ? new BirthDate(born, person.BirthDayKnown) : (BirthDate?)null;
        return new(
            person.Id, person.Version, person.Name, units.GetValueOrDefault(person.UnitId), person.Sex, person.EthnicGroup, birth, birth?.AgeOn(portal.Clock.Today()),
            person.Education, person.PoliticalStatus, person.Occupation, person.InSystem, PhoneText.Masked(person.Phone), person.Residence, person.Workplace, person.Specialty, person.Note,
            scope.May(Permissions.ChangeCommittee) && scope.Covers(person),
            [
                .. posts.OrderBy(p => p.EndOn is not null).ThenByDescending(p => p.StartOn).ThenByDescending(p => p.Id).Select(p => new HeldPost(
                    p.Id, units[p.UnitId], trails.Of(p.UnitPath), p.Committee.Form, p.Committee.Number, p.CampaignId is { } c ? campaigns.GetValueOrDefault(c) : null,
                    p.Position, p.WayIn, p.StartOn, p.BegunBy, p.WayOut, p.EndOn, p.EndedBy, p.Duties, p.InTwoCommittees, p.FormerDirector, p.NewlyElected)),
            ],
            scope.May(Permissions.MergePeople) ? await HistoryAsync(db, scope, personId, cancel) : null);
    }

    private static Task<List<HistoryEntry>> HistoryAsync(PortalDbContext db, UnitScope scope, int personId, CancellationToken cancel) =>
        db.AuditRecords.AsNoTracking().VisibleTo(scope).Where(a => a.SubjectKind == SubjectKind.Person && a.SubjectId == personId)
            .OrderByDescending(a => a.Id).Select(a => new HistoryEntry(a.Id, a.At, a.AccountName, a.Summary, a.Reason, a.Changes)).ToListAsync(cancel);
}
