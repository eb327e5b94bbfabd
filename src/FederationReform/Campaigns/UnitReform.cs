using FederationReform.Data;
using FederationReform.Rules;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Campaigns;

/// <summary>
/// The state of a record. Every state except the two final ones belongs to exactly one queue
/// (<see cref="ReformQueues"/>).
/// </summary>
public enum ReformState
{
    /// <summary>未开始</summary>
    NotStarted = 0,

    /// <summary>进行中</summary>
    InProgress = 1,

    /// <summary>待审</summary>
    Submitted = 2,

    /// <summary>退回</summary>
    Returned = 3,

    /// <summary>已完成: approved and locked; the only state that counts as done.</summary>
    Approved = 4,

    /// <summary>免做: not part of the campaign, for a stated reason.</summary>
    Exempt = 5,
}

public enum ReformQueue
{
    None,
    Sender,
    Reviewer,
}

public static class ReformQueues
{
    /// <summary>The queue of the side that has to act next.</summary>
    public static ReformQueue Of(ReformState state) =>
        state switch
        {
            ReformState.NotStarted or ReformState.InProgress or ReformState.Returned => ReformQueue.Sender,
            ReformState.Submitted => ReformQueue.Reviewer,
            _ => ReformQueue.None,
        };
}

/// <summary>
/// 一个单位的改革记录: the record that a chair fills in. It keeps the result as submitted; the approval turns it into a
/// committee, people and posts, from which all figures are counted. It is one row, so one version covers all of it.
/// </summary>
internal sealed class UnitReform : IBelongsToUnit, IVersioned
{
    private UnitReform() { }

    public static UnitReform Create(Campaign campaign, Unit unit, DateTime now) =>
        new()
        {
            CampaignId = campaign.Id,
            Campaign = campaign,
            UnitId = unit.Id,
            UnitPath = unit.Path,
            ChangedAt = now,
        };

    public int Id { get; private set; }
    public int CampaignId { get; private set; }
    public Campaign Campaign { get; private set; } = null!;
    public int UnitId { get; private set; }
    public Unit Unit { get; private set; } = null!;
    public string UnitPath { get; private set; } = "";
    public ReformState State { get; private set; }
    public CongressResult Result { get; private set; } = CongressResult.Empty;
    public IReadOnlyList<StepDone> Steps { get; private set; } = [];

    /// <summary>
    /// Why it was last returned, unlocked or exempted, kept until it is approved; null when it was not.
    /// </summary>
    public string? StateReason { get; private set; }

    /// <summary>UTC; when it was submitted, also while it is approved; null in every other state.</summary>
    public DateTime? SubmittedAt { get; private set; }

    public DateTime? ApprovedAt { get; private set; }

    /// <summary>UTC; the last change of any kind, from which "days without progress" are counted.</summary>
    public DateTime ChangedAt { get; private set; }

    public List<Submission> Submissions { get; } = [];
    public int Version { get; set; }

    // The day of the last change is read from no page and typed on none: a photo that is added makes nobody's form
    // stale.
    IReadOnlyCollection<string> IVersioned.Unseen { get; } = [nameof(ChangedAt)];

    public AuditSubject Subject => new(SubjectKind.UnitReform, Id, UnitId, UnitPath);

    /// <summary>
    /// In a closed campaign nothing can be changed. Every way into a record loads its campaign and refuses with the
    /// reason (<see cref="RecordInputs"/> and its twins); this is the second lock.
    /// </summary>
    public bool Editable =>
        Running && (State is ReformState.NotStarted or ReformState.InProgress or ReformState.Returned);

    private bool Running => Campaign is not { Closed: true };

    /// <summary>
    /// Steps after the election (reply, nameplate, duties, archive) can still be registered after the approval, which
    /// they do not affect.
    /// </summary>
    public bool MayRegister(StepDefinition step) =>
        Editable || (State == ReformState.Approved && Running && step.Stage == StepStage.After);

    public void SaveResult(CongressResult result, DateTime now)
    {
        Require(Editable);
        Result = result;
        Start(now);
    }

    /// <summary>
    /// Puts back a result that an import replaced, and the former state if nothing else was done since.
    /// </summary>
    public void RestoreResult(CongressResult result, ReformState before, DateTime now)
    {
        Require(Editable);
        (Result, ChangedAt) = (result, now);
        if (before == ReformState.NotStarted && State == ReformState.InProgress && !HasContent)
            State = ReformState.NotStarted;
    }

    /// <summary>Work on one of its elections counts as work on the record.</summary>
    public void BeginElections(DateTime now)
    {
        Require(Editable);
        Start(now);
    }

    public void SetStep(StepCode code, StepDone? done, DateTime now)
    {
        Require(MayRegister(ReformSteps.Of(code)));
        Steps = [.. Steps.Where(s => s.Code != code).Concat(done is null ? [] : [done]).OrderBy(s => s.Code)];
        Start(now);
    }

    /// <summary>Papers and photos of a step come and go while the step itself may be registered.</summary>
    public void ChangePapers(StepDefinition step, DateTime now)
    {
        Require(MayRegister(step));
        Start(now);
    }

    /// <summary>Changes the state only; the caller has checked the rules.</summary>
    public Submission Submit(string by, DateTime now)
    {
        Require(Editable);
        var submission = Submission.Of(this, Submissions.Count + 1, by, now);
        Submissions.Add(submission);
        (State, SubmittedAt, ChangedAt) = (ReformState.Submitted, now, now);
        return submission;
    }

    /// <summary>
    /// The sender takes the record back before a decision. A record that was returned before is in state "returned"
    /// again.
    /// </summary>
    public void Withdraw(DateTime now)
    {
        Require(State == ReformState.Submitted);
        (State, SubmittedAt, ChangedAt) = (
            StateReason is null ? ReformState.InProgress : ReformState.Returned,
            null,
            now
        );
    }

    public void Return(string reason, DateTime now)
    {
        Require(State == ReformState.Submitted);
        (State, StateReason, SubmittedAt, ChangedAt) = (ReformState.Returned, reason, null, now);
    }

    public void Approve(DateTime now)
    {
        Require(State == ReformState.Submitted);
        (State, StateReason, ApprovedAt, ChangedAt) = (ReformState.Approved, null, now, now);
    }

    public void Unlock(string reason, DateTime now)
    {
        Require(State == ReformState.Approved);
        (State, StateReason, ApprovedAt, SubmittedAt, ChangedAt) = (ReformState.Returned, reason, null, null, now);
    }

    public void Exempt(string reason, DateTime now)
    {
        Require(Editable);
        (State, StateReason, ChangedAt) = (ReformState.Exempt, reason, now);
    }

    public void EndExemption(DateTime now)
    {
        Require(State == ReformState.Exempt);
        (State, StateReason, ChangedAt) = (HasContent ? ReformState.InProgress : ReformState.NotStarted, null, now);
    }

    /// <summary>The submission that waits or was decided last. The submissions must be loaded.</summary>
    public Submission LatestSubmission() =>
        Submissions.MaxBy(s => s.Number)
        ?? throw new InvalidOperationException("Never submitted, or loaded without its submissions.");

    private bool HasContent => Steps.Count > 0 || !Result.IsEmpty;

    private void Start(DateTime now)
    {
        // A returned record stays returned until it is submitted again; otherwise it would leave the sender's list of
        // returned records.
        if (State == ReformState.NotStarted)
            State = ReformState.InProgress;
        ChangedAt = now;
    }

    private void Require(bool allowed)
    {
        if (!allowed)
            throw new InvalidOperationException($"Not in state {State}: the use case must refuse this before.");
    }

    internal sealed class Configuration : IEntityTypeConfiguration<UnitReform>
    {
        public void Configure(EntityTypeBuilder<UnitReform> reform)
        {
            reform.Ignore(r => r.Subject);
            reform.Property(r => r.Result).HasJsonText().HasSealedParts();
            reform.Property(r => r.Steps).HasJsonText();
            reform.Property(r => r.StateReason).HasMaxLength(2 * PlainText.NoteRunes);
            reform
                .HasOne(r => r.Campaign)
                .WithMany()
                .HasForeignKey(r => r.CampaignId)
                .OnDelete(DeleteBehavior.Restrict);
            reform.HasOne(r => r.Unit).WithMany().HasForeignKey(r => r.UnitId).OnDelete(DeleteBehavior.Restrict);
            reform.HasIndex(r => new { r.CampaignId, r.UnitId }).IsUnique();
            // Covers everything that progress counts, so that a dashboard does not read the result sheets.
            reform.HasIndex(r => new
            {
                r.CampaignId,
                r.UnitPath,
                r.State,
                r.ChangedAt,
            });
        }
    }
}
