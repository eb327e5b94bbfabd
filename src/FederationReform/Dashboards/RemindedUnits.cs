using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Figures;
using FederationReform.Reforms;
using FederationReform.Reminders;
using FederationReform.Rules;
using FederationReform.Tree;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Dashboards;

/// <summary>
/// A unit that can be reminded of a campaign, because records that it looks after are not handed in: a township of its
/// villages and of its own record; for the township's chair, each of the villages.
/// </summary>
/// <param name="Items">Its records that wait for their sender, each with what is missing.</param>
internal sealed record RemindedUnit(
    UnitLink Unit,
    string Path,
    ProgressFigures Figures,
    IReadOnlyList<ReminderItem> Items
);

internal static class RemindedUnits
{
    /// <summary>The furthest behind come first; a unit of which nothing is asked is not listed.</summary>
    public static async Task<IReadOnlyList<RemindedUnit>> LoadAsync(
        PortalDbContext db,
        UnitScope scope,
        DashboardSubject subject,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var plan = subject.Plan;
        var records = db
            .UnitReforms.AsNoTracking()
            .VisibleTo(scope)
            .Where(r => r.CampaignId == subject.CampaignId && r.State != ReformState.Exempt);
        var states = await records.Select(r => new { r.UnitPath, r.State }).ToListAsync(cancel);
        var open = await records
            .Where(r =>
                r.State == ReformState.NotStarted
                || r.State == ReformState.InProgress
                || r.State == ReformState.Returned
            )
            .OrderBy(r => r.UnitPath)
            .Select(r => new
            {
                r.UnitId,
                r.Unit.Name,
                r.UnitPath,
                r.State,
                r.Result,
                r.Steps,
            })
            .ToListAsync(cancel);
        // A chair has only the own records below; whoever stands above reminds townships, whatever level takes part.
        var toTownships = plan.Takes == UnitLevel.Village && scope.UnitLevel < UnitLevel.Township;
        var counted = states.ToLookup(r => Addressee(r.UnitPath), r => r.State);
        var waiting = open.ToLookup(r => Addressee(r.UnitPath));
        var units = await db
            .Units.AsNoTracking()
            .VisibleTo(scope)
            .Where(u => toTownships ? u.Level == UnitLevel.Township : u.Level == plan.Takes)
            .Select(u => new { u.Path, Link = new UnitLink(u.Id, u.Name, u.Level) })
            .ToListAsync(cancel);
        var curve = new TargetCurve(plan);
        var listed = new List<RemindedUnit>();
        foreach (var unit in units.Where(u => waiting.Contains(u.Path) && u.Link.Id != scope.UnitId))
        {
            var own = counted[unit.Path].ToList();
            listed.Add(
                new(
                    unit.Link,
                    unit.Path,
                    new ProgressFigures
                    {
                        Done = own.Count(s => s == ReformState.Approved),
                        Submitted = own.Count(s => s == ReformState.Submitted),
                        Returned = own.Count(s => s == ReformState.Returned),
                        InProgress = own.Count(s => s == ReformState.InProgress),
                        NotStarted = own.Count(s => s == ReformState.NotStarted),
                        Planned = curve.PlannedBy(today, own.Count),
                        Late = plan.Deadline < today ? own.Count(s => s != ReformState.Approved) : 0,
                    },
                    [
                        .. waiting[unit.Path]
                            .Select(r => new ReminderItem(r.UnitId, r.Name, Missing(r.State, r.Result, r.Steps, plan))),
                    ]
                )
            );
        }
        return [.. listed.OrderBy(u => u.Figures.Deviation).ThenBy(u => u.Path, StringComparer.Ordinal)];

        string Addressee(string path) => toTownships ? path[..^UnitPath.SegmentLength] : path;
    }

    private static string Missing(
        ReformState state,
        CongressResult result,
        IReadOnlyList<StepDone> steps,
        CampaignPlan plan
    )
    {
        var missing = string.Join("、", RecordRules.AskedSteps(result, steps, plan).Select(s => s.ShortName));
        return state switch
        {
            ReformState.Returned => "退回待改",
            ReformState.NotStarted => "未开始",
            _ when missing.Length > 0 => $"还缺{missing}",
            _ => "没有提交",
        };
    }
}
