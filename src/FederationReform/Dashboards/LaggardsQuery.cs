using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Reforms;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Dashboards;

/// <summary>落后乡镇, the furthest behind first.</summary>
/// <param name="Total">All that are behind; <paramref name="Furthest"/> are the first of them.</param>
/// <param name="Townships">How many have villages in the campaign.</param>
public sealed record Laggards(int Total, int Townships, IReadOnlyList<Laggard> Furthest);

/// <param name="Above">The county, where one looks from further up.</param>
public sealed record Laggard(UnitLink Unit, string Above, ProgressFigures Figures);

/// <summary>Townships with fewer villages done than the target curve asks of them today, wherever below a unit they lie.</summary>
public sealed class LaggardsQuery(PortalDb portal)
{
    /// <param name="unitId">Null for the account's own unit.</param>
    /// <returns>Null when the campaign or the unit is not in sight.</returns>
    public async Task<Laggards?> RunAsync(UnitScope scope, int campaignId, int? unitId = null, int count = 8, CancellationToken cancel = default)
    {
        await using var db = portal.Open(scope);
        if (await DashboardSubject.FindAsync(db, scope, campaignId, unitId, cancel) is not { } subject)
            return null;
        var townships =
            from reform in db.UnitReforms.Within(subject.Path)
            where reform.CampaignId == campaignId && reform.State != ReformState.Exempt
            group reform by reform.UnitPath.Substring(0, reform.UnitPath.Length - UnitPath.SegmentLength) into villages
            select new
            {
                Path = villages.Key,
                Done = villages.Count(r => r.State == ReformState.Approved),
                Submitted = villages.Count(r => r.State == ReformState.Submitted),
                Returned = villages.Count(r => r.State == ReformState.Returned),
                InProgress = villages.Count(r => r.State == ReformState.InProgress),
                NotStarted = villages.Count(r => r.State == ReformState.NotStarted),
                ChangedAt = villages.Max(r => r.ChangedAt),
            };
        var found = await (
            from township in townships
            join unit in db.Units.Within(subject.Path) on township.Path equals unit.Path
            select new { township, Link = new UnitLink(unit.Id, unit.Name, unit.Level), Above = unit.Parent!.Name }).ToListAsync(cancel);

        var today = portal.Clock.Today();
        var curve = new TargetCurve(subject.Plan);
        var late = subject.Plan.Deadline < today;
        var behind = found
            .Select(f => new Laggard(f.Link, f.Above, new ProgressFigures
            {
                Done = f.township.Done,
                Submitted = f.township.Submitted,
                Returned = f.township.Returned,
                InProgress = f.township.InProgress,
                NotStarted = f.township.NotStarted,
                DaysWithoutProgress = today.DayNumber - ChinaTime.DateOf(f.township.ChangedAt).DayNumber,
            }))
            .Select(l => l with { Figures = l.Figures with { Planned = curve.PlannedBy(today, l.Figures.Required), Late = late ? l.Figures.Required - l.Figures.Done : 0 } })
            .Where(l => l.Figures.Deviation < 0)
            .OrderBy(l => l.Figures.Deviation).ThenByDescending(l => l.Figures.DaysWithoutProgress).ThenBy(l => l.Unit.Id)
            .ToList();
        return new Laggards(behind.Count, found.Count, [.. behind.Take(count)]);
    }
}
