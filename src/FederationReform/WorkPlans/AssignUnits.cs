using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Text;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.WorkPlans;

/// <summary>What is arranged for several units at once; what is null stays as it is.</summary>
/// <param name="Batch">0 takes the units out of their batch.</param>
/// <param name="Guide">An empty text takes the guide away.</param>
public sealed record AssignUnitsInput(
    int CampaignId,
    IReadOnlyList<int> UnitIds,
    Guid OperationId,
    int? Batch = null,
    bool? Pilot = null,
    string? Guide = null
) : IChange;

/// <summary>分批、试点和指导员: the county decides on batches and pilots, a township chair names the guides.</summary>
public sealed class AssignUnits(PortalDb portal)
{
    private const int NamesInHistory = 10;

    public async Task<Violations> RunAsync(UnitScope scope, AssignUnitsInput input, CancellationToken cancel = default)
    {
        var arranges = input.Batch is not null || input.Pilot is not null;
        await using var db = await portal.BeginAsync(
            scope,
            arranges ? Permissions.ManageCampaigns : Permissions.ArrangeWork,
            input,
            cancel
        );
        if (db.Answered)
            return db.Answer;
        var campaign = await db
            .Campaigns.AsNoTracking()
            .ShownTo(scope)
            .SingleOrDefaultAsync(c => c.Id == input.CampaignId, cancel);
        // A batch or a pilot is the decision of the unit that runs the campaign.
        if (campaign is null || (arranges && !scope.Covers(campaign.UnitPath)))
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        if (ReformRefusal.OfClosed(campaign) is { } closed)
            return await db.RefusedAsync(closed, cancel);
        var guide = PlainText.Clean(input.Guide);
        var violations = new Violations();
        violations.Add(PlainText.Check(nameof(input.Guide), "指导员", guide));
        var wanted = input.UnitIds.ToHashSet();
        if (wanted.Count == 0)
            violations.Add(new Violation("NoneChosen", nameof(input.UnitIds), "请至少勾选一个单位。"));
        var sheet = await db
            .WorkPlans.Where(p => p.CampaignId == campaign.Id)
            .Select(p => p.Sheet)
            .SingleOrDefaultAsync(cancel);
        var batch = sheet?.Batches.FirstOrDefault(b => b.Number == input.Batch);
        if (input.Batch is not (null or 0) && batch is null)
            violations.Add(new Violation("BatchGone", nameof(input.Batch), "选的批次已经没有了，请刷新页面后重选。"));
        if (violations.Blocking)
            return await db.RefusedAsync(violations, cancel);
        var records = await db
            .UnitReforms.VisibleTo(scope)
            .Include(r => r.Unit)
            .Where(r => r.CampaignId == campaign.Id && wanted.Contains(r.UnitId))
            .OrderBy(r => r.UnitPath)
            .ToListAsync(cancel);
        if (records.Count != wanted.Count)
            return await db.RefusedAsync(Refusal.NotFound, cancel);

        var standing = await db
            .UnitAssignments.VisibleTo(scope)
            .Where(a => a.CampaignId == campaign.Id && wanted.Contains(a.UnitId))
            .ToDictionaryAsync(a => a.UnitId, cancel);
        var changes = new List<FieldChange>();
        foreach (var record in records)
        {
            if (!standing.TryGetValue(record.UnitId, out var assignment))
                db.UnitAssignments.Add(assignment = UnitAssignment.Of(record));
            var (oldBatch, oldPilot, oldGuide) = (assignment.Batch, assignment.Pilot, assignment.Guide);
            assignment.Arrange(
                input.Batch is { } number ? (number == 0 ? null : number) : oldBatch,
                input.Pilot ?? oldPilot,
                input.Guide is null ? oldGuide : guide
            );
            changes.AddRange(
                new FieldChange[]
                {
                    new($"{record.Unit.Name}的批次", BatchName(oldBatch), BatchName(assignment.Batch)),
                    new($"{record.Unit.Name}是试点", oldPilot ? "是" : "否", assignment.Pilot ? "是" : "否"),
                    new($"{record.Unit.Name}的指导员", oldGuide, assignment.Guide),
                }.Where(c => c.Old != c.New)
            );
        }
        if (changes.Count == 0)
            return Violations.None;
        var names =
            string.Join("、", records.Take(NamesInHistory).Select(r => r.Unit.Name))
            + (records.Count > NamesInHistory ? "等" : "");
        string?[] what =
        [
            input.Batch is null ? null : $"批次：{batch?.Name ?? "不分批"}",
            input.Pilot is null ? null
            : input.Pilot.Value ? "列为试点"
            : "不再是试点",
            input.Guide is null ? null : $"指导员：{guide ?? "未定"}",
        ];
        db.Record(
            AuditEvent.UnitsAssigned,
            new(SubjectKind.Unit, scope.UnitId, scope.UnitId, scope.Path),
            $"“{campaign.Name}”{records.Count} 个{campaign.Plan.Words.Name}（{names}）"
                + string.Join("，", what.OfType<string>()),
            changes: changes
        );
        return await db.SaveAsync(cancel, Refusal.Stale);

        string? BatchName(int? number) => sheet?.Batches.FirstOrDefault(b => b.Number == number)?.Name;
    }
}
