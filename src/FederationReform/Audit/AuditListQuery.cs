using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Audit;

/// <param name="Person">A part of the name of who did it, or of what is written about it.</param>
/// <param name="AccountId">What this account did and what was done to it.</param>
/// <param name="UnitId">This unit and all below it.</param>
/// <param name="From">First day in China; null for the beginning.</param>
/// <param name="To">Last day in China, included.</param>
/// <param name="Failures">Only failed sign-ins, locks and denials.</param>
public sealed record AuditFilter(
    AuditTopic? Topic = null, AuditEvent? Event = null, string? Person = null, int? AccountId = null, int? UnitId = null,
    DateOnly? From = null, DateOnly? To = null, bool Failures = false, int Page = 1, int PageSize = AuditListQuery.PageSize);

/// <param name="At">UTC.</param>
/// <param name="Reason">Null where the reader may not see what a record says.</param>
public sealed record AuditRow(long Id, DateTime At, AuditEvent Event, string By, string? Address, string Unit, string Summary, string? Reason, IReadOnlyList<FieldChange> Changes);

/// <summary>审计记录 of her unit and below, the latest first. Null when her role may not see it, or the unit she filters by is not in sight.</summary>
public sealed class AuditListQuery(PortalDb portal)
{
    public const int PageSize = 50;

    public async Task<PageOf<AuditRow>?> RunAsync(UnitScope scope, AuditFilter filter, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.ViewAudit, cancel) is not null)
            return null;
        await using var db = portal.Open(scope);
        var records = db.AuditRecords.AsNoTracking().VisibleTo(scope);
        if (filter.UnitId is { } unitId)
        {
            if (await db.Units.VisibleTo(scope).Where(u => u.Id == unitId).Select(u => u.Path).SingleOrDefaultAsync(cancel) is not { } path)
                return null;
            records = records.Within(path);
        }
        records = Filtered(records, filter);

        var size = Math.Clamp(filter.PageSize, 1, PageSize);
        var total = await records.CountAsync(cancel);
        var number = Math.Clamp(filter.Page, 1, Math.Max(1, (total + size - 1) / size));
        var rows = await records.OrderByDescending(r => r.Id).Skip((number - 1) * size).Take(size).ToListAsync(cancel);
        var trails = await UnitTrails.LoadAsync(db, scope, rows.Select(r => r.UnitPath), cancel);
        return new([.. rows.Select(r => Row(r, trails, contents: r.SubjectKind is not (SubjectKind.UnitReform or SubjectKind.Committee or SubjectKind.Election or SubjectKind.Person or SubjectKind.Import) || scope.May(Permissions.ViewRecord)))], total, number, size);
    }

    // Who keeps the accounts sees that a record was returned or somebody resigned, not what stands in it.
    private static AuditRow Row(AuditRecord r, UnitTrails trails, bool contents) =>
        new(r.Id, r.At, r.Event, r.AccountName, r.Address, trails.Of(r.UnitPath), r.Summary, contents ? r.Reason : null, contents ? r.Changes : []);

    private static IQueryable<AuditRecord> Filtered(IQueryable<AuditRecord> records, AuditFilter filter)
    {
        if (filter.Topic is { } topic)
        {
            var events = Enum.GetValues<AuditEvent>().Where(e => e.Topic() == topic).ToList();
            records = records.Where(r => events.Contains(r.Event));
        }
        if (filter.Failures)
            records = records.Where(r => r.Event == AuditEvent.SignInFailed || r.Event == AuditEvent.SignInLocked || r.Event == AuditEvent.Denied);
        if (filter.Event is { } what)
            records = records.Where(r => r.Event == what);
        if (filter.AccountId is { } account)
            records = records.Where(r => r.AccountId == account || (r.SubjectKind == SubjectKind.Account && r.SubjectId == account));
        if (PlainText.Clean(filter.Person) is { } person)
            records = records.Where(r => r.AccountName.Contains(person) || r.Summary.Contains(person));
        if (filter.From is { } from)
        {
            var start = ChinaTime.StartOf(from);
            records = records.Where(r => r.At >= start);
        }
        if (filter.To is { } to && to < DateOnly.MaxValue)
        {
            var end = ChinaTime.StartOf(to.AddDays(1));
            records = records.Where(r => r.At < end);
        }
        return records;
    }
}
