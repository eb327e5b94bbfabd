using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Committees;
using FederationReform.Data;
using FederationReform.Evidence;
using FederationReform.Rules;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Reforms;

/// <summary>
/// What a reviewer needs to decide on a submitted record. Null when the caller may not decide on it or it does not
/// wait.
/// </summary>
public sealed class ReviewQuery(PortalDb portal)
{
    public async Task<Review?> RunAsync(UnitScope scope, int campaignId, int unitId, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ReviewRecord))
            return null;
        await using var db = portal.Open(scope);
        var row = await db
            .UnitReforms.AsNoTracking()
            .VisibleTo(scope)
            .Where(r =>
                r.CampaignId == campaignId
                && r.UnitId == unitId
                && r.State == ReformState.Submitted
                && r.Campaign.ClosedAt == null
            )
            .Select(r => new
            {
                r.Id,
                r.Version,
                r.Result,
                r.Steps,
                r.SubmittedAt,
                r.StateReason,
                r.Campaign.Plan,
                r.Unit,
                Village = r.Unit.Name,
                Township = r.Unit.Parent!.Name,
                TownshipId = r.Unit.ParentId!.Value,
            })
            .SingleOrDefaultAsync(cancel);
        if (row is null)
            return null;

        var submissions = await db
            .Submissions.AsNoTracking()
            .VisibleTo(scope)
            .Where(s => s.UnitReformId == row.Id)
            .OrderByDescending(s => s.Number)
            .ToListAsync(cancel);
        var before = submissions.Skip(1).FirstOrDefault(s => s.Decision is Decision.Returned or Decision.Approved);
        var draft = await db
            .ReviewDrafts.AsNoTracking()
            .VisibleTo(scope)
            .Where(d => d.AccountId == scope.AccountId && d.UnitReformId == row.Id && d.BaseVersion == row.Version)
            .Select(d => d.Opinion)
            .SingleOrDefaultAsync(cancel);
        var today = portal.Clock.Today();
        var waiting = db
            .UnitReforms.AsNoTracking()
            .VisibleTo(scope)
            .Where(r => r.State == ReformState.Submitted && r.Campaign.ClosedAt == null && r.Id != row.Id);
        return new Review
        {
            CampaignId = campaignId,
            Plan = row.Plan,
            UnitId = unitId,
            UnitName = row.Village,
            TownshipId = row.TownshipId,
            TownshipName = row.Township,
            Version = row.Version,
            Number = submissions[0].Number,
            SubmittedBy = submissions[0].SubmittedBy,
            SubmittedAt = submissions[0].SubmittedAt,
            Result = row.Result,
            Steps =
            [
                .. ReformSteps
                    .For(row.Plan.Takes)
                    .Select(step => RecordStep.Of(step, row.Result, row.Steps, row.Plan, today)),
            ],
            Evidence = await EvidenceOfRecord.ReadAsync(db, row.Id, row.Plan, cancel),
            Verdicts = VillageResultRules.Judge(row.Result, row.Plan.Rules, row.Plan.Quotas, today),
            Reminders = KeptReminder.Of(row.Result, row.Plan, today),
            Blocking = new(
                RecordRules
                    .CheckForSubmission(row.Result, row.Steps, row.Plan, today)
                    .Where(v => v.Severity == Severity.Block)
            ),
            Elsewhere = new(
                await ElsewhereReminders.FindAsync(
                    db,
                    scope,
                    row.Unit,
                    campaignId,
                    row.Result.Members,
                    MemberFields.Of,
                    cancel
                )
            ),
            Since = before is null ? null : SinceLastTime.Of(before, row.Result, row.Steps, row.StateReason),
            Draft = draft ?? ReviewOpinion.None,
            OthersWaiting = await waiting.CountAsync(cancel),
            Next = await NextAsync(waiting, row.SubmittedAt, row.Id, cancel),
            Previous = await PreviousAsync(waiting, row.SubmittedAt, row.Id, cancel),
        };
    }

    /// <summary>The next record in the queue; the longest-waiting one when this is the last.</summary>
    private static async Task<NextReview?> NextAsync(
        IQueryable<UnitReform> waiting,
        DateTime? submittedAt,
        int id,
        CancellationToken cancel
    )
    {
        var behind = waiting.Where(r => r.SubmittedAt > submittedAt || (r.SubmittedAt == submittedAt && r.Id > id));
        return await FirstAsync(behind, cancel) ?? await FirstAsync(waiting, cancel);
    }

    /// <summary>The record before it in the queue; null when this is the first.</summary>
    private static Task<NextReview?> PreviousAsync(
        IQueryable<UnitReform> waiting,
        DateTime? submittedAt,
        int id,
        CancellationToken cancel
    ) =>
        Named(
                waiting
                    .Where(r => r.SubmittedAt < submittedAt || (r.SubmittedAt == submittedAt && r.Id < id))
                    .OrderByDescending(r => r.SubmittedAt)
                    .ThenByDescending(r => r.Id)
            )
            .FirstOrDefaultAsync(cancel);

    private static Task<NextReview?> FirstAsync(IQueryable<UnitReform> waiting, CancellationToken cancel) =>
        Named(waiting.OrderBy(r => r.SubmittedAt).ThenBy(r => r.Id)).FirstOrDefaultAsync(cancel);

    private static IQueryable<NextReview> Named(IQueryable<UnitReform> waiting) =>
        waiting.Select(r => new NextReview(r.CampaignId, r.UnitId, r.Unit.Name, r.Unit.Parent!.Name));
}

public sealed record Review
{
    public required int CampaignId { get; init; }
    public required CampaignPlan Plan { get; init; }
    public required int UnitId { get; init; }
    public required string UnitName { get; init; }
    public required int TownshipId { get; init; }

    /// <summary>The name of the unit above; for a township that takes part itself, its county.</summary>
    public required string TownshipName { get; init; }

    /// <summary>The township whose chair submitted the record.</summary>
    public string SenderName => Plan.Takes == UnitLevel.Township ? UnitName : TownshipName;

    /// <summary>The record's version, to be sent back with the next change.</summary>
    public required int Version { get; init; }

    /// <summary>The number of the submission, from 1; above 1 the record was submitted before.</summary>
    public required int Number { get; init; }

    public required string SubmittedBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime SubmittedAt { get; init; }
    public required CongressResult Result { get; init; }
    public required IReadOnlyList<RecordStep> Steps { get; init; }

    /// <summary>The papers and photos of each step, in the order of <see cref="Steps"/>.</summary>
    public required IReadOnlyList<StepEvidence> Evidence { get; init; }
    public required IReadOnlyList<Verdict> Verdicts { get; init; }
    public required IReadOnlyList<KeptReminder> Reminders { get; init; }

    /// <summary>What the list has in common with other units.</summary>
    public required Violations Elsewhere { get; init; }

    /// <summary>What prevents the approval because the campaign's rules changed after the submission.</summary>
    public required Violations Blocking { get; init; }

    /// <summary>Null for the first submission.</summary>
    public required SinceLastTime? Since { get; init; }

    /// <summary>What the caller has written about the record and not sent.</summary>
    public required ReviewOpinion Draft { get; init; }

    public required int OthersWaiting { get; init; }

    /// <summary>The next waiting record; null when this is the only one.</summary>
    public required NextReview? Next { get; init; }

    /// <summary>The waiting record before this one; null when this is the first.</summary>
    public required NextReview? Previous { get; init; }
}

public sealed record NextReview(int CampaignId, int UnitId, string UnitName, string TownshipName);

/// <summary>What was asked for at the last decision, and what has changed since.</summary>
/// <param name="Reason">Why the record was returned or, after an approval, unlocked.</param>
public sealed record SinceLastTime(
    int Number,
    string? Reason,
    IReadOnlyList<AnsweredRemark> Remarks,
    IReadOnlyList<ResultChange> Changes
)
{
    /// <summary>What changed in a field as the record names it now; of a person, in one column of the list.</summary>
    public FieldChange? In(string field, string? column = null) =>
        Changes.FirstOrDefault(c => c.Now == field && c.Column == column)?.Words;

    internal static SinceLastTime Of(
        Submission before,
        CongressResult result,
        IReadOnlyList<StepDone> steps,
        string? reason
    )
    {
        IReadOnlyList<ResultChange> changes =
        [
            .. ResultDifference.Of(before.Result, result),
            .. StepChanges(before.Steps, steps),
        ];
        return new(
            before.Number,
            reason ?? before.Reason,
            [.. before.Remarks.Select(r => AnsweredRemark.Of(r, changes))],
            changes
        );
    }

    private static IEnumerable<ResultChange> StepChanges(
        IReadOnlyList<StepDone> before,
        IReadOnlyList<StepDone> after
    ) =>
        from step in before.Concat(after).Select(s => s.Code).Distinct().Order().Select(ReformSteps.Of)
        let was = StepDone.InWords(before.FirstOrDefault(s => s.Code == step.Code))
        let now = StepDone.InWords(after.FirstOrDefault(s => s.Code == step.Code))
        where was != now
        let field = step.Code.ToString()
        select new ResultChange(field, new(RecordFields.Label(field), was, now));
}

/// <param name="Changed">Whether anything in that field has changed since.</param>
public sealed record AnsweredRemark(string Field, string Label, string Remark, bool Changed)
{
    internal static AnsweredRemark Of(FieldRemark remark, IReadOnlyList<ResultChange> changes) =>
        new(
            remark.Field,
            RecordFields.Label(remark.Field),
            remark.Remark,
            changes.Any(c => remark.Field.Length == 0 || c.Field == remark.Field)
        );
}
