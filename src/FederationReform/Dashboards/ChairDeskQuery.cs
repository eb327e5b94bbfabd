using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Elections;
using FederationReform.Reforms;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Dashboards;

/// <summary>The desk of whoever fills in records: her villages, or her own township, with a light for each step, and the one thing to do next.</summary>
/// <param name="DaysLeft">To the campaign's last day; negative when it is past, null when none is set.</param>
/// <param name="Next">Null when everything is handed in, done or exempt, or waits for somebody else.</param>
public sealed record ChairDesk(CampaignLink Campaign, UnitLevel Takes, DateOnly Today, int? DaysLeft, IReadOnlyList<DeskVillage> Villages, NextStep? Next);

/// <param name="MissingSteps">What the campaign requires and is not done.</param>
/// <param name="ToMend">What else blocks a submission, in the words of the rules.</param>
/// <param name="Reason">Why it was returned, unlocked or exempted.</param>
/// <param name="Remarks">What the reviewer asked to mend; null unless it was returned, also for one that was unlocked.</param>
/// <param name="DraftSavedAt">UTC; something she typed and has not saved.</param>
public sealed record DeskVillage(
    UnitLink Unit, ReformState State, IReadOnlyList<RecordStep> Steps, IReadOnlyList<StepDefinition> MissingSteps, IReadOnlyList<Violation> ToMend,
    string? Reason, IReadOnlyList<FieldRemark>? Remarks, DateTime? DraftSavedAt, DateTime ChangedAt, bool Late)
{
    /// <summary>A step with a term of its own is not done, and its term is over: also after the approval.</summary>
    public bool Overdue => State != ReformState.Exempt && Steps.Any(s => s.Late && s.On is null);

    /// <summary>Lies with her, and nothing is missing: it only has to be handed in.</summary>
    public bool Ready => ReformQueues.Of(State) == ReformQueue.Sender && MissingSteps.Count == 0 && ToMend.Count == 0;
}

public sealed record NextStep(NextAction Action, UnitLink Unit);

public enum NextAction
{
    /// <summary>Mend what was returned.</summary>
    Mend,

    /// <summary>Go on with what was typed and not saved.</summary>
    TakeUpDraft,
    Submit,
    GoOn,
    Start,
}

/// <summary>For a township chair and, with a single village, for a village account.</summary>
public sealed class ChairDeskQuery(PortalDb portal)
{
    /// <returns>Null when the campaign is not in sight, or the account fills in no records.</returns>
    public async Task<ChairDesk?> RunAsync(UnitScope scope, int campaignId, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.EditRecord))
            return null;
        await using var db = portal.Open(scope);
        if (await DashboardSubject.FindAsync(db, scope, campaignId, null, cancel) is not { } subject)
            return null;
        var found = await db.UnitReforms.AsNoTracking().VisibleTo(scope).Where(r => r.CampaignId == campaignId).OrderBy(r => r.UnitPath)
            .Select(r => new
            {
                Unit = new UnitLink(r.Unit.Id, r.Unit.Name, r.Unit.Level),
                r.State,
                r.Result,
                r.Steps,
                r.StateReason,
                r.ChangedAt,
                LastReturn = r.Submissions.Where(s => s.Decision == Decision.Returned).OrderByDescending(s => s.Number).Select(s => new { s.Reason, s.Remarks }).FirstOrDefault(),
                DraftSavedAt = db.Drafts.Where(d => d.UnitReformId == r.Id && d.AccountId == scope.AccountId).Select(d => (DateTime?)d.SavedAt).FirstOrDefault(),
            }).ToListAsync(cancel);

        var today = portal.Clock.Today();
        var (plan, late) = (subject.Plan, subject.Plan.Deadline < today);
        var villages = found.ConvertAll(r =>
        {
            var mine = ReformQueues.Of(r.State) == ReformQueue.Sender;
            return new DeskVillage(
                r.Unit, r.State, [.. ReformSteps.For(plan.Takes).Select(step => RecordStep.Of(step, r.Result, r.Steps, plan, today))],
                mine ? [.. RecordRules.MissingSteps(r.Result, r.Steps, plan)] : [],
                mine ? ToMend(r.Result, r.Steps, plan, today) : [],
                r.StateReason, r.State == ReformState.Returned && r.LastReturn?.Reason == r.StateReason ? r.LastReturn?.Remarks : null, mine ? r.DraftSavedAt : null, r.ChangedAt,
                late && r.State is not (ReformState.Approved or ReformState.Exempt));
        });
        var next = villages
            .Select(village => (Village: village, Action: ActionOf(village, scope)))
            .Where(v => v.Action is not null)
            .OrderBy(v => v.Action).ThenByDescending(v => v.Village.Steps.Count(s => s.On is not null))
            .Select(v => new NextStep(v.Action!.Value, v.Village.Unit))
            .FirstOrDefault();
        return new ChairDesk(CampaignLink.Of(subject), plan.Takes, today, plan.Deadline is { } deadline ? deadline.DayNumber - today.DayNumber : null, villages, next);
    }

    /// <summary>What to do with a village, the most urgent kind first; null when it is not her turn.</summary>
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

    private static IReadOnlyList<Violation> ToMend(CongressResult result, IReadOnlyList<StepDone> steps, CampaignPlan plan, DateOnly today) =>
        [.. RecordRules.CheckForSubmission(result, steps, plan, today).Where(v => v.Severity == Severity.Block && v.Code != RecordRules.StepMissingCode)];
}
