using FederationReform.Audit;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Elections;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Reforms;

/// <summary>Where a record stands. Every state but the two final ones is in exactly one queue (<see cref="ReformQueues"/>).</summary>
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

    /// <summary>已完成: approved, locked, and the only state that counts as done.</summary>
    Approved = 4,

    /// <summary>免做: not part of the campaign, for a stated reason.</summary>
    Exempt = 5,
}

public enum ReformQueue { None, Sender, Reviewer }

public static class ReformQueues
{
    /// <summary>Who has to act next.</summary>
    public static ReformQueue Of(ReformState state) => state switch
    {
        ReformState.NotStarted or ReformState.InProgress or ReformState.Returned => ReformQueue.Sender,
        ReformState.Submitted => ReformQueue.Reviewer,
        _ => ReformQueue.None,
    };
}

/// <summary>
/// 一个单位的改革记录: the paper a chair fills in. It keeps the result as it was handed in; approval turns it into a committee, people and
/// posts, which is what every figure is counted from. One row, so one version covers all of it.
/// </summary>
internal sealed class UnitReform : IBelongsToUnit, IVersioned
{
    private UnitReform() { }

    public static UnitReform Create(Campaign campaign, Unit unit, DateTime now) => new() { CampaignId = campaign.Id, Campaign = campaign, UnitId = unit.Id, UnitPath = unit.Path, ChangedAt = now };

    public int Id { get; private set; }
    public int CampaignId { get; private set; }
    public Campaign Campaign { get; private set; } = null!;
    public int UnitId { get; private set; }
    public Unit Unit { get; private set; } = null!;
    public string UnitPath { get; private set; } = "";
    public ReformState State { get; private set; }
    public CongressResult Result { get; private set; } = CongressResult.Empty;
    public IReadOnlyList<StepDone> Steps { get; private set; } = [];

    /// <summary>Why it was last returned, unlocked or exempted, kept until it is approved; null when it was not.</summary>
    public string? StateReason { get; private set; }

    /// <summary>UTC; when the state last changed.</summary>
    public DateTime? SubmittedAt { get; private set; }

    public DateTime? ApprovedAt { get; private set; }

    /// <summary>UTC; the last change of any kind, for "days without progress".</summary>
    public DateTime ChangedAt { get; private set; }

    public List<Submission> Submissions { get; } = [];
    public int Version { get; set; }

    public AuditSubject Subject => new(SubjectKind.UnitReform, Id, UnitId, UnitPath);

    public bool Editable => State is ReformState.NotStarted or ReformState.InProgress or ReformState.Returned;

    /// <summary>What follows the election (reply, nameplate, duties, archive) goes on after the approval, which it does not touch.</summary>
    public bool MayRegister(StepDefinition step) => Editable || (State == ReformState.Approved && step.Stage == StepStage.After);

    public void SaveResult(CongressResult result, DateTime now)
    {
        Require(Editable);
        Result = result;
        Start(now);
    }

    /// <summary>Puts back a result that an import replaced, and with it the state, if nothing else was done since.</summary>
    public void RestoreResult(CongressResult result, ReformState before, DateTime now)
    {
        Require(Editable);
        (Result, ChangedAt) = (result, now);
        if (before == ReformState.NotStarted && State == ReformState.InProgress && !HasContent)
            State = ReformState.NotStarted;
    }

    /// <summary>Work on one of its elections is work on the record.</summary>
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

    /// <summary>The rules are checked before; here only the order of states is.</summary>
    public Submission Submit(string by, DateTime now)
    {
        Require(Editable);
        var submission = Submission.Of(this, Submissions.Count + 1, by, now);
        Submissions.Add(submission);
        (State, SubmittedAt, ChangedAt) = (ReformState.Submitted, now, now);
        return submission;
    }

    /// <summary>The sender takes it back before anybody decided. What was returned before is then returned again, and not forgotten.</summary>
    public void Withdraw(DateTime now)
    {
        Require(State == ReformState.Submitted);
        (State, SubmittedAt, ChangedAt) = (StateReason is null ? ReformState.InProgress : ReformState.Returned, null, now);
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

    /// <summary>The one that waits or was decided last. The submissions must be loaded.</summary>
    public Submission LatestSubmission() => Submissions.MaxBy(s => s.Number) ?? throw new InvalidOperationException("Never submitted, or loaded without its submissions.");

    private bool HasContent => Steps.Count > 0 || !Result.IsEmpty;

    private void Start(DateTime now)
    {
        // A returned record stays returned until it is handed in again, or it would drop out of the sender's list of returned ones.
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
            reform.Property(r => r.Result).HasJsonText();
            reform.Property(r => r.Steps).HasJsonText();
            reform.Property(r => r.StateReason).HasMaxLength(2 * PlainText.NoteRunes);
            reform.HasOne(r => r.Campaign).WithMany().HasForeignKey(r => r.CampaignId).OnDelete(DeleteBehavior.Restrict);
            reform.HasOne(r => r.Unit).WithMany().HasForeignKey(r => r.UnitId).OnDelete(DeleteBehavior.Restrict);
            reform.HasIndex(r => new { r.CampaignId, r.UnitId }).IsUnique();
            // Holds all that progress counts, so that a dashboard does not read past the result sheets.
            reform.HasIndex(r => new { r.CampaignId, r.UnitPath, r.State, r.ChangedAt });
        }
    }
}
