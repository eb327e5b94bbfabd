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
/// The desk of an account that fills in records: the villages of the township, or the township itself, with a light for
/// each step and the next thing to do.
/// </summary>
/// <param name="DaysLeft">
/// Days to the campaign's last day; negative when it has passed, null when there is none.
/// </param>
/// <param name="ClosedReason">
/// Why the campaign was closed; nothing is to be done in it then. Null while it runs.
/// </param>
/// <param name="Next">Null when every record is submitted, done or exempt, or waits for somebody else.</param>
public sealed record ChairDesk(
    CampaignLink Campaign,
    UnitLevel Takes,
    DateOnly Today,
    int? DaysLeft,
    IReadOnlyList<DeskVillage> Villages,
    NextStep? Next,
    string? ClosedReason
)
{
    /// <summary>How many records the campaign's targets expect to be done today; null when it sets none.</summary>
    public int? Planned { get; init; }

    /// <summary>资料齐全率 of the records that are required.</summary>
    public required Ratio Papers { get; init; }

    /// <summary>The caller's units in use without a record in the campaign, because they were created later.</summary>
    public required IReadOnlyList<string> Outside { get; init; }
}

public sealed record DeskVillage
{
    public required UnitLink Unit { get; init; }
    public required ReformState State { get; init; }
    public required IReadOnlyList<RecordStep> Steps { get; init; }

    /// <summary>Steps that the campaign requires and that are not done.</summary>
    public required IReadOnlyList<StepDefinition> MissingSteps { get; init; }

    /// <summary>What else blocks a submission, in the words of the rules.</summary>
    public required IReadOnlyList<Violation> ToMend { get; init; }

    /// <summary>Why the record was returned, unlocked or exempted; null otherwise.</summary>
    public required string? Reason { get; init; }

    /// <summary>
    /// What the reviewer asked to correct; null unless the record was returned (an unlocked record has none).
    /// </summary>
    public required IReadOnlyList<FieldRemark>? Remarks { get; init; }

    /// <summary>UTC; the time of input that the caller typed and has not saved, null when there is none.</summary>
    public required DateTime? DraftSavedAt { get; init; }

    /// <summary>UTC; the last change of any kind.</summary>
    public required DateTime ChangedAt { get; init; }

    /// <summary>Whether the campaign's deadline has passed and the record is not done.</summary>
    public required bool Late { get; init; }

    /// <summary>What the caller can do next; null when the record waits for somebody else or for nobody.</summary>
    public NextAction? Action { get; init; }

    /// <summary>
    /// Whether the deadline of a step has passed without the step being done; also after the approval.
    /// </summary>
    public bool Overdue => State != ReformState.Exempt && Steps.Any(s => s.Late && s.On is null);

    /// <summary>Those of <see cref="MissingSteps"/> that can have been done by now.</summary>
    public IEnumerable<StepDefinition> AskedSteps =>
        MissingSteps.Where(step => Steps.All(s => s.Step.Code != step.Code || s.MayExist));

    /// <summary>The record is with its sender and nothing is missing: it only has to be submitted.</summary>
    public bool Ready => ReformQueues.Of(State) == ReformQueue.Sender && MissingSteps.Count == 0 && ToMend.Count == 0;
}

public sealed record NextStep(NextAction Action, UnitLink Unit);

public enum NextAction
{
    /// <summary>Correct a returned record.</summary>
    Mend,

    /// <summary>Continue with input that was typed and not saved.</summary>
    TakeUpDraft,
    Submit,
    GoOn,
    Start,
}

/// <summary>For a township chair and, with a single village, for a village account.</summary>
public sealed class ChairDeskQuery(PortalDb portal)
{
    /// <returns>Null when the campaign lies outside the scope or the account fills in no records.</returns>
    public async Task<ChairDesk?> RunAsync(UnitScope scope, int campaignId, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.EditRecord))
            return null;
        await using var db = portal.Open(scope);
        if (await DashboardSubject.FindAsync(db, scope, campaignId, null, cancel) is not { } subject)
            return null;
        var found = await db
            .UnitReforms.AsNoTracking()
            .VisibleTo(scope)
            .Where(r => r.CampaignId == campaignId)
            .OrderBy(r => r.UnitPath)
            .Select(r => new
            {
                Unit = new UnitLink(r.Unit.Id, r.Unit.Name, r.Unit.Level),
                r.State,
                r.Result,
                r.Steps,
                r.StateReason,
                r.ChangedAt,
                LastReturn = r
                    .Submissions.Where(s => s.Decision == Decision.Returned)
                    .OrderByDescending(s => s.Number)
                    .Select(s => new { s.Reason, s.Remarks })
                    .FirstOrDefault(),
                DraftSavedAt = db
                    .Drafts.Where(d => d.UnitReformId == r.Id && d.AccountId == scope.AccountId)
                    .Select(d => (DateTime?)d.SavedAt)
                    .FirstOrDefault(),
            })
            .ToListAsync(cancel);

        var closed = await db.Campaigns.Where(c => c.Id == campaignId).Select(c => c.ClosedReason).SingleAsync(cancel);
        var today = portal.Clock.Today();
        var (plan, late) = (subject.Plan, closed is null && subject.Plan.Deadline < today);
        var villages = found
            .ConvertAll(r =>
            {
                var mine = closed is null && ReformQueues.Of(r.State) == ReformQueue.Sender;
                return new DeskVillage
                {
                    Unit = r.Unit,
                    State = r.State,
                    Steps =
                    [
                        .. ReformSteps
                            .For(plan.Takes)
                            .Select(step => RecordStep.Of(step, r.Result, r.Steps, plan, today)),
                    ],
                    MissingSteps = mine ? [.. RecordRules.MissingSteps(r.Result, r.Steps, plan)] : [],
                    ToMend = mine ? ToMend(r.Result, r.Steps, plan, today) : [],
                    Reason = r.StateReason,
                    Remarks =
                        r.State == ReformState.Returned && r.LastReturn?.Reason == r.StateReason
                            ? r.LastReturn?.Remarks
                            : null,
                    DraftSavedAt = mine ? r.DraftSavedAt : null,
                    ChangedAt = r.ChangedAt,
                    Late = late && r.State is not (ReformState.Approved or ReformState.Exempt),
                };
            })
            .ConvertAll(village => village with { Action = closed is null ? ActionOf(village, scope) : null });
        var next = villages
            .Where(v => v.Action is not null)
            .OrderBy(v => v.Action)
            .ThenByDescending(v => v.Steps.Count(s => s.On is not null))
            .Select(v => new NextStep(v.Action!.Value, v.Unit))
            .FirstOrDefault();
        var curve = new TargetCurve(plan);
        var required = villages.Count(v => v.State != ReformState.Exempt);
        var there = await PaperCompleteness.ThereAsync(db, campaignId, plan, subject.Path, subject.Path.Length, cancel);
        return new ChairDesk(
            CampaignLink.Of(subject),
            plan.Takes,
            today,
            plan.Deadline is { } deadline ? deadline.DayNumber - today.DayNumber : null,
            villages,
            next,
            closed
        )
        {
            Papers = new(there.GetValueOrDefault(subject.Path), plan.Papers.Count * required),
            Outside = closed is null ? await OutsideAsync(db, scope, subject, cancel) : [],
            Planned = curve.Points.Count > 0 ? curve.PlannedBy(today, required) : null,
        };
    }

    private static async Task<IReadOnlyList<string>> OutsideAsync(
        PortalDbContext db,
        UnitScope scope,
        DashboardSubject subject,
        CancellationToken cancel
    )
    {
        var (campaign, takes) = (subject.CampaignId, subject.Plan.Takes);
        return await db
            .Units.VisibleTo(scope)
            .Where(u =>
                u.Level == takes
                && u.ValidTo == null
                && !db.UnitReforms.Any(r => r.CampaignId == campaign && r.UnitId == u.Id)
            )
            .OrderBy(u => u.Path)
            .Select(u => u.Name)
            .ToListAsync(cancel);
    }

    /// <summary>
    /// The next action for a village, the most urgent kind first; null when the caller has nothing to do.
    /// </summary>
    private static NextAction? ActionOf(DeskVillage village, UnitScope scope)
    {
        if (ReformQueues.Of(village.State) != ReformQueue.Sender)
            return null;
        if (village.State == ReformState.Returned)
            return NextAction.Mend;
        if (village.DraftSavedAt is not null)
            return NextAction.TakeUpDraft;
        if (village.Ready)
            return scope.May(Permissions.SubmitRecord) ? NextAction.Submit : null;
        return village.State == ReformState.InProgress ? NextAction.GoOn : NextAction.Start;
    }

    private static IReadOnlyList<Violation> ToMend(
        CongressResult result,
        IReadOnlyList<StepDone> steps,
        CampaignPlan plan,
        DateOnly today
    ) =>
        [
            .. RecordRules
                .CheckForSubmission(result, steps, plan, today)
                .Where(v => v.Severity == Severity.Block && v.Code != RecordRules.StepMissingCode),
        ];
}
