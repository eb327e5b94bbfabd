using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Campaigns;

/// <param name="UnitIds">Units that <see cref="CampaignUnitsQuery"/> offered; others are refused.</param>
public sealed record AddUnitsToCampaignInput(int CampaignId, IReadOnlyList<int> UnitIds, Guid OperationId) : IChange;

/// <summary>补充单位: adds units that were created after the campaign was opened.</summary>
public sealed class AddUnitsToCampaign(PortalDb portal)
{
    private const int NamesInHistory = 10;

    public async Task<Violations> RunAsync(
        UnitScope scope,
        AddUnitsToCampaignInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ManageCampaigns, input, cancel);
        if (db.Answered)
            return db.Answer;
        var campaign = await db.Campaigns.VisibleTo(scope).SingleOrDefaultAsync(c => c.Id == input.CampaignId, cancel);
        if (campaign is null)
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        if (ReformRefusal.OfClosed(campaign) is { } closed)
            return await db.RefusedAsync(closed, cancel);
        var wanted = input.UnitIds.ToHashSet();
        if (wanted.Count == 0)
            return await db.RefusedAsync(
                new Violation("NoneChosen", nameof(input.UnitIds), $"请至少勾选一个{campaign.Plan.Words.Name}。"),
                cancel
            );

        var units = (await CampaignUnits.FindAsync(db, campaign.UnitPath, campaign.Plan, campaign.Id, cancel))
            .Joining.Where(u => wanted.Contains(u.Id))
            .ToList();
        if (units.Count != wanted.Count)
            return await db.RefusedAsync(
                new Violation(
                    "NotOffered",
                    nameof(input.UnitIds),
                    $"勾选的{campaign.Plan.Words.Brief}里，有的已经在任务里，或者已经撤销。请刷新页面后重新勾选。"
                ),
                cancel
            );

        var now = portal.Clock.UtcNow();
        db.UnitReforms.AddRange(units.Select(unit => UnitReform.Create(campaign, unit, now)));
        var names =
            string.Join("、", units.Take(NamesInHistory).Select(u => u.Name))
            + (units.Count > NamesInHistory ? "等" : "");
        db.Record(
            AuditEvent.CampaignUnitsAdded,
            campaign.Subject,
            $"“{campaign.Name}”补充 {units.Count} 个{campaign.Plan.Words.Name}：{names}"
        );
        return await db.SaveAsync(cancel);
    }
}
