using System.Linq.Expressions;
using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Reforms;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Dashboards;

/// <summary>Which records lie behind a figure of <see cref="ProgressFigures"/>.</summary>
public enum RecordSelection
{
    /// <summary>应完成: all but the exempt.</summary>
    Required,
    Done,
    Submitted,
    Returned,
    InProgress,
    NotStarted,
    Exempt,

    /// <summary>未完成: all that are required and not approved.</summary>
    Open,

    /// <summary>逾期: open after the campaign's deadline.</summary>
    Late,

    /// <summary>Approved or unlocked since Monday: what the net change is made of.</summary>
    ThisWeek,
}

public enum RecordOrder
{
    /// <summary>As the tree has them.</summary>
    Unit,

    /// <summary>What is furthest from done first.</summary>
    State,

    /// <summary>What has stood still longest first.</summary>
    Stillest,

    /// <summary>What changed last first.</summary>
    Newest,
}

public static class RecordSelections
{
    public static string Name(this RecordSelection selection) => selection switch
    {
        RecordSelection.Required => "应完成",
        RecordSelection.Done => "已完成",
        RecordSelection.Submitted => "待审",
        RecordSelection.Returned => "退回",
        RecordSelection.InProgress => "进行中",
        RecordSelection.NotStarted => "未开始",
        RecordSelection.Exempt => "免做",
        RecordSelection.Open => "未完成",
        RecordSelection.Late => "逾期",
        RecordSelection.ThisWeek => "本周变动",
        _ => throw new ArgumentOutOfRangeException(nameof(selection)),
    };
}

public sealed record RecordList(int CampaignId, string CampaignName, UnitWords Words, UnitLink Unit, DateOnly? Deadline, DateOnly Today, PageOf<RecordRow> Page);

/// <param name="Reason">Why it was returned, unlocked or exempted; null for whoever may not read records.</param>
/// <param name="DaysWithoutProgress">Null for one that is done or exempt.</param>
public sealed record RecordRow(UnitLink Unit, UnitLink? Above, ReformState State, DateOnly? SubmittedOn, DateOnly? ApprovedOn, DateOnly ChangedOn, int? DaysWithoutProgress, bool Late, string? Reason);

/// <summary>The records behind a figure: as many rows as the figure says, each with its way to the record.</summary>
public sealed class RecordListQuery(PortalDb portal)
{
    public const int PageSize = 50;

    /// <param name="unitId">Null for the account's own unit.</param>
    /// <returns>Null when the campaign or the unit is not in sight.</returns>
    public async Task<RecordList?> RunAsync(
        UnitScope scope, int campaignId, int? unitId, RecordSelection selection, RecordOrder order = RecordOrder.Unit, int page = 1, CancellationToken cancel = default)
    {
        await using var db = portal.Open(scope);
        if (await DashboardSubject.FindAsync(db, scope, campaignId, unitId, cancel) is not { } subject)
            return null;
        var today = portal.Clock.Today();
        var late = subject.Plan.Deadline < today;
        var reforms = db.UnitReforms.AsNoTracking().Within(subject.Path).Where(r => r.CampaignId == campaignId).Where(Condition(selection, late));
        if (selection == RecordSelection.ThisWeek)
        {
            var monday = ChinaTime.StartOf(ChinaTime.MondayOf(today));
            reforms = reforms.Where(r => db.AuditRecords.Any(a =>
                a.SubjectKind == SubjectKind.UnitReform && a.SubjectId == r.Id && a.At >= monday && (a.Event == AuditEvent.RecordApproved || a.Event == AuditEvent.RecordUnlocked)));
        }

        var total = await reforms.CountAsync(cancel);
        var number = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var reasons = scope.May(Permissions.ViewRecord);
        var rows = await Ordered(reforms, order).Skip((number - 1) * PageSize).Take(PageSize)
            .Select(r => new
            {
                Unit = new UnitLink(r.Unit.Id, r.Unit.Name, r.Unit.Level),
                Above = new UnitLink(r.Unit.Parent!.Id, r.Unit.Parent.Name, r.Unit.Parent.Level),
                r.State,
                r.SubmittedAt,
                r.ApprovedAt,
                r.ChangedAt,
                Reason = reasons ? r.StateReason : null,
            }).ToListAsync(cancel);
        return new RecordList(
            campaignId, subject.Plan.Name, subject.Plan.Words, subject.Link, subject.Plan.Deadline, today,
            new([.. rows.Select(r =>
            {
                var open = r.State is not (ReformState.Approved or ReformState.Exempt);
                var changed = ChinaTime.DateOf(r.ChangedAt);
                return new RecordRow(
                    r.Unit, r.Unit.Id == scope.UnitId ? null : r.Above, r.State, Day(r.SubmittedAt), Day(r.ApprovedAt), changed,
                    open ? today.DayNumber - changed.DayNumber : null, open && late, r.Reason);
            })], total, number, PageSize));
    }

    private static DateOnly? Day(DateTime? instant) => instant is { } at ? ChinaTime.DateOf(at) : null;

    private static Expression<Func<UnitReform, bool>> Condition(RecordSelection selection, bool late) => selection switch
    {
        RecordSelection.Required => r => r.State != ReformState.Exempt,
        RecordSelection.Done => r => r.State == ReformState.Approved,
        RecordSelection.Submitted => r => r.State == ReformState.Submitted,
        RecordSelection.Returned => r => r.State == ReformState.Returned,
        RecordSelection.InProgress => r => r.State == ReformState.InProgress,
        RecordSelection.NotStarted => r => r.State == ReformState.NotStarted,
        RecordSelection.Exempt => r => r.State == ReformState.Exempt,
        RecordSelection.Open => r => r.State != ReformState.Exempt && r.State != ReformState.Approved,
        RecordSelection.Late => r => late && r.State != ReformState.Exempt && r.State != ReformState.Approved,
        RecordSelection.ThisWeek => r => true,
        _ => throw new ArgumentOutOfRangeException(nameof(selection)),
    };

    private static IQueryable<UnitReform> Ordered(IQueryable<UnitReform> reforms, RecordOrder order) => order switch
    {
        RecordOrder.State => reforms.OrderBy(r =>
            r.State == ReformState.Returned ? 0 : r.State == ReformState.NotStarted ? 1 : r.State == ReformState.InProgress ? 2 : r.State == ReformState.Submitted ? 3 : 4).ThenBy(r => r.UnitPath),
        RecordOrder.Stillest => reforms.OrderBy(r => r.ChangedAt).ThenBy(r => r.UnitPath),
        RecordOrder.Newest => reforms.OrderByDescending(r => r.ChangedAt).ThenBy(r => r.UnitPath),
        _ => reforms.OrderBy(r => r.UnitPath),
    };
}
