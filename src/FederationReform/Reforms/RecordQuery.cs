using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Elections;
using FederationReform.People;
using FederationReform.Representatives;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Reforms;

/// <summary>A unit's record in a campaign, with what is missing and what the one who looks may do. Null when it is not hers to see.</summary>
public sealed class RecordQuery(PortalDb portal)
{
    public async Task<VillageRecord?> RunAsync(UnitScope scope, int campaignId, int unitId, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        var row = await db.UnitReforms.AsNoTracking().VisibleTo(scope)
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
                r.Unit.Name,
                AboveId = r.Unit.ParentId!.Value,
                Above = r.Unit.Parent!.Name,
                AbovePath = r.Unit.Parent.Path,
                FurtherAbove = r.Unit.Parent.Parent!.Name,
                DraftSavedAt = db.Drafts.Where(d => d.UnitReformId == r.Id && d.AccountId == scope.AccountId).Select(d => (DateTime?)d.SavedAt).SingleOrDefault(),
            })
            .SingleOrDefaultAsync(cancel);
        if (row is null)
            return null;

        var submissions = await db.Submissions.AsNoTracking().VisibleTo(scope)
            .Where(s => s.UnitReform.CampaignId == campaignId && s.UnitReform.UnitId == unitId)
            .OrderBy(s => s.Number)
            .Select(s => new PastSubmission(s.Number, s.SubmittedBy, s.SubmittedAt, s.Decision, s.DecidedBy, s.DecidedAt, s.Reason, s.Remarks))
            .ToListAsync(cancel);

        var today = portal.Clock.Today();
        var roll = await RollOfRecord.SheetAsync(db, row.Id, cancel);
        var missing = Violations.None;
        if (ReformQueues.Of(row.State) == ReformQueue.Sender)
        {
            missing = RecordRules.CheckForSubmission(row.Result, row.Steps, row.Plan, today);
            missing.Add(RollOfRecord.Blocking(roll, row.Result, row.Plan, today));
            missing.Add(await ElectionsOfRecord.UnfinishedAsync(db, row.Id, cancel));
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
            Holder = ReformQueues.Of(row.State) switch
            {
                ReformQueue.Sender => $"{(row.Plan.Takes == UnitLevel.Township ? row.Name : row.Above)}妇联",
                ReformQueue.Reviewer => $"{county}妇联",
                _ => null,
            },
            DaysLeft = row.Plan.Deadline is { } deadline && ReformQueues.Of(row.State) != ReformQueue.None ? deadline.DayNumber - today.DayNumber : null,
            SubmittedAt = row.SubmittedAt,
            ApprovedAt = row.ApprovedAt,
            ChangedAt = row.ChangedAt,
            DraftSavedAt = row.DraftSavedAt,
            Steps = [.. ReformSteps.For(row.Plan.Takes).Select(step => RecordStep.Of(step, row.Result, row.Steps, row.Plan, today))],
            Missing = missing,
            Result = ResultSummary.Of(row.Result, row.Plan.Rules),
            Roll = RollSummary.Of(roll),
            MemberNames = [.. row.Result.Members.Select(m => m.Name)],
            Submissions = submissions,
            May = RecordActions.Of(scope, row.State),
        };
    }
}

public sealed record VillageRecord
{
    public required int CampaignId { get; init; }
    public required CampaignPlan Plan { get; init; }
    public required int UnitId { get; init; }
    public required string UnitName { get; init; }

    /// <summary>Of the unit above; null when that is not hers to see.</summary>
    public required int? AboveId { get; init; }

    public required string AboveName { get; init; }

    /// <summary>The township whose chair hands it in.</summary>
    public string SenderName => Plan.Takes == UnitLevel.Township ? UnitName : AboveName;
    public required string CountyName { get; init; }
    public required ReformState State { get; init; }

    /// <summary>Why it was last returned, unlocked or exempted.</summary>
    public required string? StateReason { get; init; }

    public required int Version { get; init; }

    /// <summary>Who has to act next, for example 清溪镇妇联; null when it is final.</summary>
    public required string? Holder { get; init; }

    /// <summary>To the campaign's last day; negative when it is past, null when there is none or the record is final.</summary>
    public required int? DaysLeft { get; init; }

    public required DateTime? SubmittedAt { get; init; }
    public required DateTime? ApprovedAt { get; init; }
    public required DateTime ChangedAt { get; init; }

    /// <summary>When the draft was kept that the one who looks has not saved; null for none.</summary>
    public required DateTime? DraftSavedAt { get; init; }

    public required IReadOnlyList<RecordStep> Steps { get; init; }

    /// <summary>What stands between it and a submission; empty when it is not with the sender.</summary>
    public required Violations Missing { get; init; }

    /// <summary>Null while nothing is filled in.</summary>
    public required ResultSummary? Result { get; init; }

    public required RollSummary Roll { get; init; }

    /// <summary>The elected, in the order of the result's rows.</summary>
    public required IReadOnlyList<string> MemberNames { get; init; }

    /// <summary>The oldest first.</summary>
    public required IReadOnlyList<PastSubmission> Submissions { get; init; }

    public required RecordActions May { get; init; }

    public bool Late => DaysLeft < 0;

    /// <summary>The last time it came back from the county, with the places to mend; null when it never did.</summary>
    public PastSubmission? LastReturn => Submissions.LastOrDefault(s => s.Decision == Decision.Returned);
}

/// <summary>What a light says of a step.</summary>
public enum StepLight
{
    /// <summary>已完成</summary>
    Done,

    /// <summary>必做，未完成: the campaign requires it.</summary>
    Required,

    /// <summary>未完成</summary>
    Open,
}

/// <param name="Derived">Done by the result's date, and not ticked by anybody.</param>
/// <param name="Number">文号</param>
/// <param name="Due">The last day for it, where the campaign sets one from the day of the congress.</param>
/// <param name="Late">Not done by then, or done later.</param>
/// <param name="Gates">What of the steps before it is missing.</param>
public sealed record RecordStep(
    StepDefinition Step, StepLight Light, bool Required, bool Derived, DateOnly? On, string? Number, string? Note, string? By, DateOnly? Due, bool Late, IReadOnlyList<Violation> Gates)
{
    public static RecordStep Of(StepDefinition step, CongressResult result, IReadOnlyList<StepDone> steps, CampaignPlan plan, DateOnly today)
    {
        var on = RecordRules.DoneOn(step.Code, result, steps);
        var done = steps.FirstOrDefault(s => s.Code == step.Code);
        var required = plan.RequiredSteps.Contains(step.Code);
        var light = on is not null ? StepLight.Done : required ? StepLight.Required : StepLight.Open;
        var due = step.DividesDuties && plan.DaysToDivision is { } days ? result.HeldOn?.AddDays(days) : null;
        return new(step, light, required, step.Stage == StepStage.Congress, on, done?.Number, done?.Note, done?.By, due, (on ?? today) > due, [.. StepGates.Check(step, result, steps)]);
    }
}

/// <param name="Executives">Counted as the campaign says: with the chair and vice-chairs, or without.</param>
public sealed record ResultSummary(DateOnly? HeldOn, string? Place, int? Entitled, int? Present, int? Representatives, int Chairs, int ViceChairs, int Executives, bool ExecutivesIncludeLeaders)
{
    public static ResultSummary? Of(CongressResult result, ElectionRules rules)
    {
        if (result.IsEmpty)
            return null;
        var chairs = result.Members.Count(m => m.Position == Position.Chair);
        var viceChairs = result.Members.Count(m => m.Position is Position.FullTimeViceChair or Position.PartTimeViceChair);
        var executives = rules.ExecutivesIncludeLeaders ? result.Members.Count : result.Members.Count - chairs - viceChairs;
        return new(result.HeldOn, result.Place, result.Entitled, result.Present, result.Representatives, chairs, viceChairs, executives, rules.ExecutivesIncludeLeaders);
    }
}

public sealed record PastSubmission(int Number, string By, DateTime At, Decision Decision, string? DecidedBy, DateTime? DecidedAt, string? Reason, IReadOnlyList<FieldRemark> Remarks);

/// <summary>What the one who looks may do with a record in its present state. A page shows it; the use cases decide for themselves.</summary>
/// <param name="RegisterAfter">Only the steps after the election, of an approved record.</param>
public sealed record RecordActions(bool Edit, bool Submit, bool Withdraw, bool Review, bool Unlock, bool Exempt, bool EndExemption, bool RegisterAfter = false)
{
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
            RegisterAfter: state == ReformState.Approved && scope.May(Permissions.EditRecord));
    }
}
