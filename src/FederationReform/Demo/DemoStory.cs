using FederationReform.Campaigns;
using FederationReform.Committees;
using FederationReform.Data;
using FederationReform.Reforms;
using FederationReform.Rules;
using FederationReform.Tree;

namespace FederationReform.Demo;

/// <summary>
/// What happened to one village's record, event by event: it calls the methods of the record itself and writes the
/// audit records that the use cases would have written.
/// </summary>
internal sealed class DemoStory(DemoStage stage, UnitReform reform, AuditActor chair)
{
    private DateTime last = ChinaTime.StartOf(stage.Begins).AddHours(9);

    /// <summary>Registers the steps before the congress, up to a step.</summary>
    public void Prepare(DateOnly congress, StepCode upTo)
    {
        foreach (var (step, daysBefore) in reform.Campaign.Takes == UnitLevel.Township ? OfTownship : OfVillage)
        {
            if (step <= upTo)
                Do(step, congress.AddDays(-daysBefore));
        }
    }

    private static readonly (StepCode Step, int DaysBefore)[] OfVillage =
    [
        (StepCode.V1, 30),
        (StepCode.V2, 18),
        (StepCode.V3, 11),
        (StepCode.V4, 6),
        (StepCode.V5, 1),
    ];
    private static readonly (StepCode Step, int DaysBefore)[] OfTownship =
    [
        (StepCode.T1, 20),
        (StepCode.T2, 17),
        (StepCode.T3, 14),
        (StepCode.T4, 6),
        (StepCode.T5, 2),
        (StepCode.T6, 1),
    ];

    public void Save(CongressResult result, DateOnly day)
    {
        var at = Next(day);
        var changes = ResultDifference.Between(reform.Result, result);
        reform.SaveResult(result, at);
        Record(
            chair,
            AuditEvent.RecordSaved,
            at,
            $"保存{reform.Unit.Name}的选举结果，改动 {changes.Count} 处",
            changes: changes
        );
    }

    /// <summary>
    /// The first executive meeting takes place on the day of the congress; the result is reported some days later.
    /// </summary>
    public void Report(DateOnly congress, DateOnly reported, bool archived)
    {
        Do(StepCode.V7, congress);
        if (stage.Chance.Next(3) > 0)
            Do(StepCode.V8, congress);
        Do(StepCode.V9, reported);
        if (archived)
            Do(StepCode.V10, reported);
    }

    /// <summary>The same for a township, whose congress closes with a second plenary meeting.</summary>
    public void ReportTownship(DateOnly congress, DateOnly reported)
    {
        Do(StepCode.T8, congress);
        Do(StepCode.T9, congress);
        Do(StepCode.T10, reported);
    }

    /// <summary>Registers the reply and the meeting that divides the duties; allowed after the approval too.</summary>
    public void FollowUp(DateOnly replied, DateOnly divided)
    {
        Do(StepCode.T11, replied);
        Do(StepCode.T12, divided);
    }

    public void Submit(DateOnly day)
    {
        var at = Next(day);
        reform.Submit(chair.Name, at);
        Record(
            chair,
            AuditEvent.RecordSubmitted,
            at,
            $"提交{reform.Unit.Name}的结果，第 {reform.Submissions.Count} 次"
        );
    }

    public void Return(DateOnly day, string reason, params FieldRemark[] remarks)
    {
        var at = Next(day);
        reform.LatestSubmission().Decide(Decision.Returned, stage.Staff.Name, at, reason, remarks);
        reform.Return(reason, at);
        Record(
            stage.Staff,
            AuditEvent.RecordReturned,
            at,
            $"退回{reform.Unit.Name}的第 {reform.Submissions.Count} 次提交",
            reason,
            [.. remarks.Select(r => new FieldChange(RecordFields.Label(r.Field), null, r.Remark))]
        );
    }

    public Committee Approve(DateOnly day)
    {
        var at = Next(day);
        var committee = CommitteeFormation.Form(reform.Campaign, reform.Unit, reform.Result, [], []);
        reform.LatestSubmission().Decide(Decision.Approved, stage.Staff.Name, at);
        reform.Approve(at);
        Record(
            stage.Staff,
            AuditEvent.RecordApproved,
            at,
            $"通过{reform.Unit.Name}的第 {reform.Submissions.Count} 次提交，{committee.Posts.Count} 人任职"
        );
        return committee;
    }

    public void Exempt(DateOnly day, string reason)
    {
        var at = Next(day);
        reform.Exempt(reason, at);
        Record(stage.Staff, AuditEvent.RecordExempted, at, $"把{reform.Unit.Name}列为免做", reason);
    }

    /// <summary>Enters a step on the day it was done or the day after.</summary>
    private void Do(StepCode code, DateOnly on)
    {
        var at = Next(on);
        var step = ReformSteps.Of(code);
        var done = new StepDone(code, on, null, chair.Name, at, Number(step, on));
        reform.SetStep(code, done, at);
        Record(
            chair,
            AuditEvent.StepChanged,
            at,
            $"登记步骤“{step.Name}”",
            changes: [new FieldChange(step.ShortName, null, StepDone.InWords(done))]
        );
    }

    /// <summary>
    /// A document number such as 富妇〔2026〕3号: the federation issues requests and reports, the Party committee
    /// approvals.
    /// </summary>
    private string? Number(StepDefinition step, DateOnly on) =>
        step.Numbered && reform.Campaign.Takes == UnitLevel.Township
            ? DocumentNumber.Clean(
                $"{reform.Unit.Name[0]}{(step.Code is StepCode.T2 or StepCode.T10 ? "妇" : "委")}"
                    + $"〔{on.Year}〕{stage.Chance.Next(2, 30)}号"
            )
            : null;

    /// <summary>
    /// A moment in that day's working hours, later than every event before it and not later than now.
    /// </summary>
    private DateTime Next(DateOnly day)
    {
        var at = ChinaTime.StartOf(day).AddMinutes(stage.Chance.Next(8 * 60 + 30, 17 * 60 + 30));
        var earliest = last.AddMinutes(stage.Chance.Next(3, 12));
        if (at > stage.Now)
            at = stage.Now.AddMinutes(-stage.Chance.Next(1, 90));
        at = at < earliest ? earliest : at;
        return last = at > stage.Now ? stage.Now : at;
    }

    private void Record(
        AuditActor actor,
        AuditEvent what,
        DateTime at,
        string summary,
        string? reason = null,
        IReadOnlyList<FieldChange>? changes = null
    )
    {
        var record = AuditRecord.Of(actor, what, Guid.NewGuid(), at, summary, reason, changes);
        record.IsAbout(reform.Subject);
        stage.Records.Add(record);
    }
}

/// <summary>What all stories share. The audit records are stored at the end, in order of time.</summary>
internal sealed record DemoStage(
    Random Chance,
    DateOnly Begins,
    DateTime Now,
    AuditActor Staff,
    List<AuditRecord> Records
)
{
    public DateOnly Today => ChinaTime.DateOf(Now);
}
