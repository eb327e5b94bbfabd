using System.Linq.Expressions;
using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Figures;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Dashboards;

/// <summary>The records behind a figure of <see cref="ProgressFigures"/>.</summary>
public enum RecordSelection
{
    /// <summary>应完成: all records except exempt ones.</summary>
    Required,
    Done,
    Submitted,
    Returned,
    InProgress,
    NotStarted,
    Exempt,

    /// <summary>未完成: all that are required and not approved.</summary>
    Open,

    /// <summary>逾期: not approved after the campaign's deadline.</summary>
    Late,

    /// <summary>Approved or unlocked since Monday: the events of the net change.</summary>
    ThisWeek,

    /// <summary>资料不齐: required records that lack a paper.</summary>
    Lacking,
}

public enum RecordOrder
{
    /// <summary>In the order of the tree.</summary>
    Unit,

    /// <summary>The furthest from done first.</summary>
    State,

    /// <summary>The longest without a change first.</summary>
    Stillest,

    /// <summary>The latest change first.</summary>
    Newest,
}

public static class RecordSelections
{
    public static string Name(this RecordSelection selection) =>
        selection switch
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
            RecordSelection.Lacking => "资料不齐",
            _ => throw new ArgumentOutOfRangeException(nameof(selection)),
        };
}

public sealed record RecordList(
    int CampaignId,
    string CampaignName,
    UnitWords Words,
    UnitLink Unit,
    DateOnly? Deadline,
    DateOnly Today,
    PageOf<RecordRow> Page
);

public sealed record RecordRow
{
    public required UnitLink Unit { get; init; }
    public required UnitLink? Above { get; init; }
    public required ReformState State { get; init; }
    public required DateOnly? SubmittedOn { get; init; }
    public required DateOnly? ApprovedOn { get; init; }
    public required DateOnly ChangedOn { get; init; }

    /// <summary>Null when it is done or exempt.</summary>
    public required int? DaysWithoutProgress { get; init; }

    public required bool Late { get; init; }

    /// <summary>Papers that are there, of those that the campaign asks for; nothing of an exempt record.</summary>
    public required Ratio Papers { get; init; }

    /// <summary>Why it was returned, unlocked or exempted; null for an account that may not read records.</summary>
    public required string? Reason { get; init; }
}

/// <summary>The records behind a figure: exactly as many rows as the figure counts.</summary>
public sealed class RecordListQuery(PortalDb portal)
{
    public const int PageSize = 50;

    /// <summary>The most rows that are shown at once, to be printed or copied: more than a prefecture has.</summary>
    public const int Whole = 3000;

    /// <param name="unitId">Null for the account's own unit.</param>
    /// <param name="size">Rows of a page; at most <see cref="Whole"/>.</param>
    /// <returns>Null when the campaign or the unit lies outside the scope or does not exist.</returns>
    public async Task<RecordList?> RunAsync(
        UnitScope scope,
        int campaignId,
        int? unitId,
        RecordSelection selection,
        RecordOrder order = RecordOrder.Unit,
        int page = 1,
        int size = PageSize,
        CancellationToken cancel = default
    )
    {
        size = Math.Clamp(size, 1, Whole);
        await using var db = portal.Open(scope);
        if (await DashboardSubject.FindAsync(db, scope, campaignId, unitId, cancel) is not { } subject)
            return null;
        var today = portal.Clock.Today();
        var late = subject.Plan.Deadline < today;
        var reforms = db
            .UnitReforms.AsNoTracking()
            .Within(subject.Path)
            .Where(r => r.CampaignId == campaignId)
            .Where(Condition(selection, late));
        if (selection == RecordSelection.ThisWeek)
        {
            var monday = ChinaTime.StartOf(ChinaTime.MondayOf(today));
            reforms = reforms.Where(r =>
                db.AuditRecords.Any(a =>
                    a.SubjectKind == SubjectKind.UnitReform
                    && a.SubjectId == r.Id
                    && a.At >= monday
                    && (a.Event == AuditEvent.RecordApproved || a.Event == AuditEvent.RecordUnlocked)
                )
            );
        }

        if (selection == RecordSelection.Lacking)
            reforms = reforms.Lacking(db, subject.Plan);

        var total = await reforms.CountAsync(cancel);
        var number = Paging.Number(page, total, size);
        var reasons = scope.May(Permissions.ViewRecord);
        var rows = await Ordered(reforms, order)
            .Skip((number - 1) * size)
            .Take(size)
            .Select(r => new
            {
                r.Id,
                Unit = new UnitLink(r.Unit.Id, r.Unit.Name, r.Unit.Level),
                Above = new UnitLink(r.Unit.Parent!.Id, r.Unit.Parent.Name, r.Unit.Parent.Level),
                r.State,
                r.SubmittedAt,
                r.ApprovedAt,
                r.ChangedAt,
                Reason = reasons ? r.StateReason : null,
            })
            .ToListAsync(cancel);
        var there = await PaperCompleteness.ThereAsync(db, subject.Plan, rows.ConvertAll(r => r.Id), cancel);
        return new RecordList(
            campaignId,
            subject.Plan.Name,
            subject.Plan.Words,
            subject.Link,
            subject.Plan.Deadline,
            today,
            new(
                [
                    .. rows.Select(r =>
                    {
                        var open = r.State is not (ReformState.Approved or ReformState.Exempt);
                        var changed = ChinaTime.DateOf(r.ChangedAt);
                        return new RecordRow
                        {
                            Unit = r.Unit,
                            Above = r.Unit.Id == scope.UnitId ? null : r.Above,
                            State = r.State,
                            SubmittedOn = Day(r.SubmittedAt),
                            ApprovedOn = Day(r.ApprovedAt),
                            ChangedOn = changed,
                            DaysWithoutProgress = open ? today.DayNumber - changed.DayNumber : null,
                            Late = open && late,
                            Papers = new(
                                there.GetValueOrDefault(r.Id),
                                r.State == ReformState.Exempt ? 0 : subject.Plan.Papers.Count
                            ),
                            Reason = r.Reason,
                        };
                    }),
                ],
                total,
                number,
                size
            )
        );
    }

    private static DateOnly? Day(DateTime? instant) => instant is { } at ? ChinaTime.DateOf(at) : null;

    private static Expression<Func<UnitReform, bool>> Condition(RecordSelection selection, bool late) =>
        selection switch
        {
            RecordSelection.Required or RecordSelection.Lacking => r => r.State != ReformState.Exempt,
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

    private static IQueryable<UnitReform> Ordered(IQueryable<UnitReform> reforms, RecordOrder order) =>
        order switch
        {
            RecordOrder.State => reforms
                .OrderBy(r =>
                    r.State == ReformState.Returned ? 0
                    : r.State == ReformState.NotStarted ? 1
                    : r.State == ReformState.InProgress ? 2
                    : r.State == ReformState.Submitted ? 3
                    : 4
                )
                .ThenBy(r => r.UnitPath),
            RecordOrder.Stillest => reforms.OrderBy(r => r.ChangedAt).ThenBy(r => r.UnitPath),
            RecordOrder.Newest => reforms.OrderByDescending(r => r.ChangedAt).ThenBy(r => r.UnitPath),
            _ => reforms.OrderBy(r => r.UnitPath),
        };
}
