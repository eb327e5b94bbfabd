using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Elections;
using FederationReform.Evidence;
using FederationReform.Representatives;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Reforms;

/// <summary>
/// A unit's record in a campaign, with what is missing and what the caller may do. Null when the record lies outside
/// the scope or the account may not read records.
/// </summary>
public sealed class RecordQuery(PortalDb portal)
{
    public async Task<VillageRecord?> RunAsync(
        UnitScope scope,
        int campaignId,
        int unitId,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        var row = await db
            .UnitReforms.AsNoTracking()
            .VisibleTo(scope)
            .Where(r => r.CampaignId == campaignId && r.UnitId == unitId)
            .Select(r => new
            {
                r.Id,
                r.State,
                r.StateReason,
                r.Version,
                r.Result,
                r.Steps,
                r.SubmittedAt,
                r.ApprovedAt,
                r.ChangedAt,
                r.Campaign.Plan,
                Closed = r.Campaign.ClosedAt != null,
                r.Campaign.ClosedReason,
                r.Unit.Name,
                AboveId = r.Unit.ParentId!.Value,
                Above = r.Unit.Parent!.Name,
                AbovePath = r.Unit.Parent.Path,
                FurtherAbove = r.Unit.Parent.Parent!.Name,
                DraftSavedAt = db
                    .Drafts.Where(d => d.UnitReformId == r.Id && d.AccountId == scope.AccountId)
                    .Select(d => (DateTime?)d.SavedAt)
                    .SingleOrDefault(),
            })
            .SingleOrDefaultAsync(cancel);
        if (row is null)
            return null;

        var submissions = await db
            .Submissions.AsNoTracking()
            .VisibleTo(scope)
            .Where(s => s.UnitReform.CampaignId == campaignId && s.UnitReform.UnitId == unitId)
            .OrderBy(s => s.Number)
            .Select(s => new PastSubmission(
                s.Number,
                s.SubmittedBy,
                s.SubmittedAt,
                s.Decision,
                s.DecidedBy,
                s.DecidedAt,
                s.Reason,
                s.Remarks
            ))
            .ToListAsync(cancel);

        var today = portal.Clock.Today();
        var roll = await RollOfRecord.SheetAsync(db, row.Id, cancel);
        var evidence = await EvidenceOfRecord.ReadAsync(db, row.Id, row.Plan, cancel);
        var missing = Violations.None;
        if (!row.Closed && ReformQueues.Of(row.State) == ReformQueue.Sender)
        {
            missing = RecordRules.CheckForSubmission(row.Result, row.Steps, row.Plan, today);
            missing.Add(RollOfRecord.Blocking(roll, row.Result, row.Plan, today));
            missing.Add(await ElectionsOfRecord.UnfinishedAsync(db, row.Id, cancel));
            missing.Add(EvidenceOfRecord.Check(evidence, row.Plan).Where(v => v.Severity == Severity.Block));
        }
        var county = row.Plan.Takes == UnitLevel.Township ? row.Above : row.FurtherAbove;
        return new VillageRecord
        {
            CampaignId = campaignId,
            Plan = row.Plan,
            UnitId = unitId,
            UnitName = row.Name,
            AboveId = scope.Covers(row.AbovePath) ? row.AboveId : null,
            AboveName = row.Above,
            CountyName = county,
            State = row.State,
            StateReason = row.StateReason,
            Version = row.Version,
            Holder = (row.Closed ? ReformQueue.None : ReformQueues.Of(row.State)) switch
            {
                ReformQueue.Sender => $"{(row.Plan.Takes == UnitLevel.Township ? row.Name : row.Above)}妇联",
                ReformQueue.Reviewer => $"{county}妇联",
                _ => null,
            },
            DaysLeft =
                row.Plan.Deadline is { } deadline && ReformQueues.Of(row.State) != ReformQueue.None
                    ? deadline.DayNumber - today.DayNumber
                    : null,
            SubmittedAt = row.SubmittedAt,
            ApprovedAt = row.ApprovedAt,
            ChangedAt = row.ChangedAt,
            DraftSavedAt = row.DraftSavedAt,
            Steps =
            [
                .. ReformSteps
                    .For(row.Plan.Takes)
                    .Select(step => RecordStep.Of(step, row.Result, row.Steps, row.Plan, today)),
            ],
            Evidence = evidence,
            Missing = missing,
            Result = ResultSummary.Of(row.Result, row.Plan.Rules),
            Roll = RollSummary.Of(roll),
            MemberNames = [.. row.Result.Members.Select(m => m.Name)],
            Submissions = submissions,
            ClosedReason = row.ClosedReason,
            May = row.Closed ? RecordActions.None : RecordActions.Of(scope, row.State),
        };
    }
}

public sealed record VillageRecord
{
    public required int CampaignId { get; init; }
    public required CampaignPlan Plan { get; init; }
    public required int UnitId { get; init; }
    public required string UnitName { get; init; }

    /// <summary>The id of the unit above; null when it lies outside the scope.</summary>
    public required int? AboveId { get; init; }

    public required string AboveName { get; init; }

    /// <summary>The township whose chair submits the record.</summary>
    public string SenderName => Plan.Takes == UnitLevel.Township ? UnitName : AboveName;
    public required string CountyName { get; init; }
    public required ReformState State { get; init; }

    /// <summary>Why it was last returned, unlocked or exempted; null when it was not.</summary>
    public required string? StateReason { get; init; }

    /// <summary>The record's version, to be sent back with the next change.</summary>
    public required int Version { get; init; }

    /// <summary>The federation that has to act next, for example 清溪镇妇联; null when the record is final.</summary>
    public required string? Holder { get; init; }

    /// <summary>
    /// Days to the campaign's last day; negative when it has passed, null when there is none or the record is final.
    /// </summary>
    public required int? DaysLeft { get; init; }

    /// <summary>UTC; when the record was submitted, also while it is approved; null in every other state.</summary>
    public required DateTime? SubmittedAt { get; init; }

    /// <summary>UTC; null while the record is not approved.</summary>
    public required DateTime? ApprovedAt { get; init; }

    /// <summary>UTC; the last change of any kind.</summary>
    public required DateTime ChangedAt { get; init; }

    /// <summary>UTC; when the caller's unsaved draft was kept, null when there is none.</summary>
    public required DateTime? DraftSavedAt { get; init; }

    public required IReadOnlyList<RecordStep> Steps { get; init; }

    /// <summary>The papers and photos of each step, in the order of <see cref="Steps"/>.</summary>
    public required IReadOnlyList<StepEvidence> Evidence { get; init; }

    /// <summary>What prevents a submission; empty when the record is not with the sender.</summary>
    public required Violations Missing { get; init; }

    /// <summary>Null while nothing is filled in.</summary>
    public required ResultSummary? Result { get; init; }

    public required RollSummary Roll { get; init; }

    /// <summary>The elected, in the order of the result's rows.</summary>
    public required IReadOnlyList<string> MemberNames { get; init; }

    /// <summary>The oldest first.</summary>
    public required IReadOnlyList<PastSubmission> Submissions { get; init; }

    /// <summary>Why the campaign was closed, after which nothing can be changed; null while it runs.</summary>
    public required string? ClosedReason { get; init; }

    public required RecordActions May { get; init; }

    public bool Late => DaysLeft < 0;

    /// <summary>The last submission that the county returned, with its remarks; null when none was returned.</summary>
    public PastSubmission? LastReturn => Submissions.LastOrDefault(s => s.Decision == Decision.Returned);
}

/// <param name="Number">The number of the submission, from 1.</param>
/// <param name="At">UTC; when it was submitted.</param>
/// <param name="DecidedAt">UTC; null while it waits.</param>
public sealed record PastSubmission(
    int Number,
    string By,
    DateTime At,
    Decision Decision,
    string? DecidedBy,
    DateTime? DecidedAt,
    string? Reason,
    IReadOnlyList<FieldRemark> Remarks
);

/// <summary>
/// What the caller may do with a record in its present state. For display only; the use cases check again.
/// </summary>
/// <param name="RegisterAfter">Whether the steps after the election can be registered on an approved record.</param>
public sealed record RecordActions(
    bool Edit,
    bool Submit,
    bool Withdraw,
    bool Review,
    bool Unlock,
    bool Exempt,
    bool EndExemption,
    bool RegisterAfter = false
)
{
    /// <summary>In a closed campaign.</summary>
    internal static RecordActions None { get; } = new(false, false, false, false, false, false, false);

    internal static RecordActions Of(UnitScope scope, ReformState state)
    {
        var sender = ReformQueues.Of(state) == ReformQueue.Sender;
        return new(
            Edit: sender && scope.May(Permissions.EditRecord),
            Submit: sender && scope.May(Permissions.SubmitRecord),
            Withdraw: state == ReformState.Submitted && scope.May(Permissions.SubmitRecord),
            Review: state == ReformState.Submitted && scope.May(Permissions.ReviewRecord),
            Unlock: state == ReformState.Approved && scope.May(Permissions.ReviewRecord),
            Exempt: sender && scope.May(Permissions.ManageCampaigns),
            EndExemption: state == ReformState.Exempt && scope.May(Permissions.ManageCampaigns),
            RegisterAfter: state == ReformState.Approved && scope.May(Permissions.EditRecord)
        );
    }
}
