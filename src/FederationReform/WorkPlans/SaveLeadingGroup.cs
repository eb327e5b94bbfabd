using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.WorkPlans;

/// <param name="Version">Of the group that was read; null before the first one.</param>
public sealed record SaveLeadingGroupInput(
    int CampaignId,
    int UnitId,
    int? Version,
    Guid OperationId,
    LeadingGroupEntry Entry
) : IChange;

/// <summary>Names the leading group of the caller's unit, or of one below it.</summary>
public sealed class SaveLeadingGroup(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        SaveLeadingGroupInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ArrangeWork, input, cancel);
        if (db.Answered)
            return db.Answer;
        var campaign = await db
            .Campaigns.AsNoTracking()
            .ShownTo(scope)
            .SingleOrDefaultAsync(c => c.Id == input.CampaignId, cancel);
        var unit = await db.Units.VisibleTo(scope).SingleOrDefaultAsync(u => u.Id == input.UnitId, cancel);
        if (campaign is null || unit is null || !UnitPath.Contains(campaign.UnitPath, unit.Path))
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        if (ReformRefusal.OfClosed(campaign) is { } closed)
            return await db.RefusedAsync(closed, cancel);
        var entry = input.Entry.Cleaned();
        if (entry.Check(portal.Clock.Today()) is { Blocking: true } wrong)
            return await db.RefusedAsync(wrong, cancel);

        var group = await db
            .LeadingGroups.VisibleTo(scope)
            .SingleOrDefaultAsync(g => g.CampaignId == campaign.Id && g.UnitId == unit.Id, cancel);
        if (group?.Version != input.Version)
            return await db.RefusedAsync(Refusal.Stale, cancel);
        var changes = entry.ChangesFrom(group?.Entry);
        if (changes.Count == 0)
            return Violations.None;
        if (group is null)
            db.LeadingGroups.Add(group = LeadingGroup.Of(campaign.Id, unit));
        group.Set(entry);
        db.Record(
            AuditEvent.LeadingGroupSaved,
            new(SubjectKind.Unit, unit.Id, unit.Id, unit.Path),
            $"{unit.Name}“{campaign.Name}”的领导小组",
            changes: changes
        );
        return await db.SaveAsync(cancel, Refusal.Stale);
    }
}
