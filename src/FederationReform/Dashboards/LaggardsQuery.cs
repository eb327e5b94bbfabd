using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Figures;
using FederationReform.Reminders;
using FederationReform.Tree;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Dashboards;

/// <summary>落后乡镇, the furthest behind first.</summary>
/// <param name="Total">Number of townships that are behind; <paramref name="Furthest"/> are the first of them.</param>
/// <param name="Townships">Number of townships with villages in the campaign.</param>
public sealed record Laggards(int Total, int Townships, IReadOnlyList<Laggard> Furthest);

/// <param name="Above">The name of the unit directly above, usually the county.</param>
/// <param name="DaysBehind">Days since the plan last asked for no more than is done now.</param>
/// <param name="Missing">Required steps that its open villages lack, the most frequent first.</param>
/// <param name="Chair">
/// Whom to call; null where nobody is registered as chair, and for accounts that may not read records.
/// </param>
public sealed record Laggard(
    UnitLink Unit,
    string Above,
    ProgressFigures Figures,
    int DaysBehind,
    IReadOnlyList<MissingStep> Missing,
    UnitChair? Chair
)
{
    /// <summary>The last time it was reminded of this campaign; null for never.</summary>
    public ReminderMark? Mark { get; init; }
}

/// <summary>
/// Townships below a unit, at any depth, with fewer villages done than the target curve plans for today.
/// </summary>
public sealed class LaggardsQuery(PortalDb portal)
{
    /// <param name="unitId">Null for the account's own unit.</param>
    /// <returns>Null when the campaign or the unit lies outside the scope or does not exist.</returns>
    public async Task<Laggards?> RunAsync(
        UnitScope scope,
        int campaignId,
        int? unitId = null,
        int count = 8,
        CancellationToken cancel = default
    )
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
            select new
            {
                township,
                Link = new UnitLink(unit.Id, unit.Name, unit.Level),
                unit.Path,
                Above = unit.Parent!.Name,
            }
        ).ToListAsync(cancel);

        var today = portal.Clock.Today();
        var curve = new TargetCurve(subject.Plan);
        var late = subject.Plan.Deadline < today;
        var behind = found
            .Select(f =>
                (
                    f.Path,
                    Laggard: new Laggard(
                        f.Link,
                        f.Above,
                        new ProgressFigures
                        {
                            Done = f.township.Done,
                            Submitted = f.township.Submitted,
                            Returned = f.township.Returned,
                            InProgress = f.township.InProgress,
                            NotStarted = f.township.NotStarted,
                            DaysWithoutProgress = today.DayNumber - ChinaTime.DateOf(f.township.ChangedAt).DayNumber,
                        },
                        0,
                        [],
                        null
                    )
                )
            )
            .Select(l =>
                l with
                {
                    Laggard = l.Laggard with
                    {
                        Figures = l.Laggard.Figures with
                        {
                            Planned = curve.PlannedBy(today, l.Laggard.Figures.Required),
                            Late = late ? l.Laggard.Figures.Required - l.Laggard.Figures.Done : 0,
                        },
                    },
                }
            )
            .Where(l => l.Laggard.Figures.Deviation < 0)
            .OrderBy(l => l.Laggard.Figures.Deviation)
            .ThenByDescending(l => l.Laggard.Figures.DaysWithoutProgress)
            .ThenBy(l => l.Laggard.Unit.Id)
            .ToList();
        var furthest = behind.Take(count).ToList();
        var chairs = await UnitChair.OfAsync(db, scope, furthest.ConvertAll(l => l.Laggard.Unit.Id), cancel);
        var marks = await ReminderMark.OfAsync(
            db,
            ReminderAbout.Campaign,
            campaignId,
            furthest.ConvertAll(l => l.Laggard.Unit.Id),
            cancel
        );
        var laggards = new List<Laggard>();
        foreach (var (path, laggard) in furthest)
        {
            var open = await db
                .UnitReforms.AsNoTracking()
                .Within(path)
                .Where(r => r.CampaignId == campaignId && r.State != ReformState.Approved)
                .Select(r => new OpenRecord(r.UnitPath, r.State, r.Result, r.Steps))
                .ToListAsync(cancel);
            var there = await PaperCompleteness.ThereAsync(db, campaignId, subject.Plan, path, path.Length, cancel);
            laggards.Add(
                laggard with
                {
                    Figures = laggard.Figures with
                    {
                        Papers = new(
                            there.GetValueOrDefault(path),
                            subject.Plan.Papers.Count * laggard.Figures.Required
                        ),
                    },
                    DaysBehind = DaysBehind(curve, subject.Plan, laggard.Figures, today),
                    Missing = MissingStep.Of(open, subject.Plan),
                    Chair = chairs.GetValueOrDefault(laggard.Unit.Id),
                    Mark = marks.GetValueOrDefault(laggard.Unit.Id),
                }
            );
        }
        return new Laggards(behind.Count, found.Count, laggards);
    }

    private static int DaysBehind(TargetCurve curve, CampaignPlan plan, ProgressFigures figures, DateOnly today)
    {
        var day = today;
        while (day >= (plan.Begins ?? today) && curve.PlannedBy(day, figures.Required) > figures.Done)
            day = day.AddDays(-1);
        return today.DayNumber - day.DayNumber;
    }
}
