using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.Reforms;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Campaigns;

/// <param name="UnitIds">Those that <see cref="CampaignUnitsQuery"/> offered.</param>
public sealed record AddUnitsToCampaignInput(int CampaignId, IReadOnlyList<int> UnitIds, Guid OperationId);

/// <summary>补充单位: units that appeared after the campaign was opened.</summary>
public sealed class AddUnitsToCampaign(PortalDb portal)
{
    private const int NamesInHistory = 10;

    public async Task<Violations> RunAsync(UnitScope scope, AddUnitsToCampaignInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.ManageCampaigns, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        if (await db.AlreadyDoneAsync(input.OperationId, cancel))
            return Violations.None;
        var campaign = await db.Campaigns.VisibleTo(scope).SingleOrDefaultAsync(c => c.Id == input.CampaignId, cancel);
        if (campaign is null)
            return new Violations(Refusal.NotFound);
        var wanted = input.UnitIds.ToHashSet();
        if (wanted.Count == 0)
            return new Violations(new Violation("NoneChosen", nameof(input.UnitIds), $"请至少勾选一个{campaign.Plan.Words.Name}。"));

        var units = (await CampaignUnits.FindAsync(db, campaign.UnitPath, campaign.Plan, campaign.Id, cancel)).Joining.Where(u => wanted.Contains(u.Id)).ToList();
        if (units.Count != wanted.Count)
            return await db.StaleAsync(input.OperationId, cancel, new Violation("NotOffered", nameof(input.UnitIds), $"勾选的{campaign.Plan.Words.Brief}里，有的已经在任务里，或者已经撤销。请刷新页面后重新勾选。"));

        var now = portal.Clock.UtcNow();
        db.UnitReforms.AddRange(units.Select(unit => UnitReform.Create(campaign, unit, now)));
        var names = string.Join("、", units.Take(NamesInHistory).Select(u => u.Name)) + (units.Count > NamesInHistory ? "等" : "");
        db.Record(AuditEvent.CampaignUnitsAdded, campaign.Subject, input.OperationId, $"“{campaign.Name}”补充 {units.Count} 个{campaign.Plan.Words.Name}：{names}");
        return await db.SaveAsync(input.OperationId, cancel);
    }
}
