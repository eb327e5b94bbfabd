using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Figures;
using FederationReform.Reforms;
using FederationReform.Rules;
using FederationReform.Tree;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Dashboards;

/// <summary>
/// 步骤一览: which step is done where. Of a county a row for each township, with how many of its villages have each
/// step; of a township a row for each village. Each row says what a reminder needs: what is missing, since when, and
/// whom to call.
/// </summary>
/// <param name="Steps">The columns.</param>
/// <param name="OneEach">Whether each row is one record, and each step done or not.</param>
public sealed record StepMatrix(
    CampaignLink Campaign,
    UnitLink Unit,
    DateOnly Today,
    IReadOnlyList<StepDefinition> Steps,
    bool OneEach,
    IReadOnlyList<StepRow> Rows
);

/// <param name="State">Of the only record; null for several.</param>
/// <param name="Done">For each step the records in which it is done.</param>
/// <param name="Of">Records that count: all but the exempt.</param>
/// <param name="Missing">Required steps that open records lack and could have; the most frequent first.</param>
/// <param name="DaysLate">Days since the campaign's last day while a record is open; 0 before it.</param>
/// <param name="Chair">Null where nobody is registered as chair in office.</param>
public sealed record StepRow(
    UnitLink Unit,
    ReformState? State,
    IReadOnlyList<int> Done,
    int Of,
    IReadOnlyList<MissingStep> Missing,
    int DaysLate,
    UnitChair? Chair
);

/// <param name="Records">The open records that lack it.</param>
public sealed record MissingStep(StepDefinition Step, int Records)
{
    /// <summary>For example 大会 3、报结果 5.</summary>
    public static string Words(IReadOnlyList<MissingStep> missing, bool oneEach) =>
        string.Join("、", missing.Select(m => oneEach ? m.Step.ShortName : $"{m.Step.ShortName} {m.Records}"));

    internal static IReadOnlyList<MissingStep> Of(IEnumerable<OpenRecord> records, CampaignPlan plan) =>
        [
            .. records
                .Where(r => r.State is not (ReformState.Approved or ReformState.Exempt))
                .SelectMany(r => RecordRules.AskedSteps(r.Result, r.Steps, plan))
                .GroupBy(step => step.Code)
                .OrderByDescending(g => g.Count())
                .ThenBy(g => g.Key)
                .Select(g => new MissingStep(g.First(), g.Count())),
        ];
}

/// <summary>What the steps of a record are read from.</summary>
internal sealed record OpenRecord(string Path, ReformState State, CongressResult Result, IReadOnlyList<StepDone> Steps);

public sealed class StepMatrixQuery(PortalDb portal)
{
    /// <param name="unitId">Null for the account's own unit.</param>
    /// <returns>
    /// Null when the campaign or the unit lies outside the scope or does not exist, when the account may not read
    /// records, and above a county, where the records are too many to read one by one.
    /// </returns>
    public async Task<StepMatrix?> RunAsync(
        UnitScope scope,
        int campaignId,
        int? unitId = null,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        if (await DashboardSubject.FindAsync(db, scope, campaignId, unitId, cancel) is not { } subject)
            return null;
        if (subject.Level < UnitLevel.County)
            return null;
        var plan = subject.Plan;
        // The unit's own record, where it takes part itself or is a village, is a row as well.
        var units = await db
            .Units.AsNoTracking()
            .Where(u => u.ParentId == subject.UnitId || u.Id == subject.UnitId)
            .OrderBy(u => u.Path)
            .Select(u => new { u.Path, Link = new UnitLink(u.Id, u.Name, u.Level) })
            .ToListAsync(cancel);
        var records = (
            await db
                .UnitReforms.AsNoTracking()
                .Within(subject.Path)
                .Where(r => r.CampaignId == campaignId)
                .Select(r => new OpenRecord(r.UnitPath, r.State, r.Result, r.Steps))
                .ToListAsync(cancel)
        ).ToLookup(r => r.Path.Length > subject.ChildWidth ? r.Path[..subject.ChildWidth] : r.Path);
        var shown = units.FindAll(u => records.Contains(u.Path));
        var chairs = await UnitChair.OfAsync(db, scope, shown.ConvertAll(u => u.Link.Id), cancel);

        var today = portal.Clock.Today();
        var steps = ReformSteps.For(plan.Takes);
        return new(
            CampaignLink.Of(subject),
            subject.Link,
            today,
            steps,
            shown.TrueForAll(u => u.Link.Level == plan.Takes),
            [
                .. shown.Select(u =>
                {
                    var counted = records[u.Path].Where(r => r.State != ReformState.Exempt).ToList();
                    var open = counted.Exists(r => r.State != ReformState.Approved);
                    return new StepRow(
                        u.Link,
                        u.Link.Level == plan.Takes ? records[u.Path].First().State : null,
                        [
                            .. steps.Select(step =>
                                counted.Count(r => RecordRules.DoneOn(step.Code, r.Result, r.Steps) is not null)
                            ),
                        ],
                        counted.Count,
                        MissingStep.Of(counted, plan),
                        open && plan.Deadline is { } deadline && deadline < today
                            ? today.DayNumber - deadline.DayNumber
                            : 0,
                        chairs.GetValueOrDefault(u.Link.Id)
                    );
                }),
            ]
        );
    }
}
