using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Audit;

public sealed record AuditFilter
{
    public AuditTopic? Topic { get; init; }
    public AuditEvent? Event { get; init; }

    /// <summary>A part of the name of the acting person, or of the summary.</summary>
    public string? Person { get; init; }

    /// <summary>What this account did and what was done to it.</summary>
    public int? AccountId { get; init; }

    /// <summary>This unit and all below it.</summary>
    public int? UnitId { get; init; }

    /// <summary>First day, calendar date in China; null for no bound.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, included, calendar date in China; null for no bound.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Only failed sign-ins, locks and denials.</summary>
    public bool Failures { get; init; }

    public int Page { get; init; } = 1;
    public int PageSize { get; init; } = AuditListQuery.PageSize;
}

public sealed record AuditRow
{
    public required long Id { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    public required AuditEvent Event { get; init; }
    public required string By { get; init; }
    public required string? Address { get; init; }
    public required string Unit { get; init; }
    public required string Summary { get; init; }

    /// <summary>Null also when the reader may not see the contents of the record.</summary>
    public required string? Reason { get; init; }

    public required IReadOnlyList<FieldChange> Changes { get; init; }
}

/// <summary>
/// 审计记录 of the caller's unit and below, the latest first. Null when the role may not see it or the unit of the
/// filter lies outside the scope.
/// </summary>
public sealed class AuditListQuery(PortalDb portal)
{
    public const int PageSize = 50;

    public async Task<PageOf<AuditRow>?> RunAsync(
        UnitScope scope,
        AuditFilter filter,
        CancellationToken cancel = default
    )
    {
        if (await portal.RefuseAsync(scope, Permissions.ViewAudit, cancel) is not null)
            return null;
        await using var db = portal.Open(scope);
        if (await FindAsync(db, scope, filter, cancel) is not { } records)
            return null;

        var size = Math.Clamp(filter.PageSize, 1, PageSize);
        var total = await records.CountAsync(cancel);
        var number = Paging.Number(filter.Page, total, size);
        var rows = await records.OrderByDescending(r => r.Id).Skip((number - 1) * size).Take(size).ToListAsync(cancel);
        var trails = await UnitTrails.LoadAsync(db, scope, rows.Select(r => r.UnitPath), cancel);
        return new([.. rows.Select(r => Row(r, trails, scope))], total, number, size);
    }

    /// <summary>The records that the filter asks for; null when its unit lies outside the scope.</summary>
    internal static async Task<IQueryable<AuditRecord>?> FindAsync(
        PortalDbContext db,
        UnitScope scope,
        AuditFilter filter,
        CancellationToken cancel
    )
    {
        var records = db.AuditRecords.AsNoTracking().VisibleTo(scope);
        if (filter.UnitId is { } unitId)
        {
            if (
                await db
                    .Units.VisibleTo(scope)
                    .Where(u => u.Id == unitId)
                    .Select(u => u.Path)
                    .SingleOrDefaultAsync(cancel)
                is not { } path
            )
                return null;
            records = records.Within(path);
        }
        return Filtered(records, filter);
    }

    // An account administrator sees that a record was returned or that somebody resigned, but neither reason nor
    // values.
    internal static AuditRow Row(AuditRecord r, UnitTrails trails, UnitScope scope)
    {
        var contents = !r.SubjectKind.HoldsRecords() || scope.May(Permissions.ViewRecord);
        return new()
        {
            Id = r.Id,
            At = r.At,
            Event = r.Event,
            By = r.AccountName,
            Address = r.Address,
            Unit = trails.Of(r.UnitPath),
            Summary = r.Summary,
            Reason = contents ? r.Reason : null,
            Changes = contents ? r.Changes : [],
        };
    }

    private static IQueryable<AuditRecord> Filtered(IQueryable<AuditRecord> records, AuditFilter filter)
    {
        if (filter.Topic is { } topic)
        {
            var events = Enum.GetValues<AuditEvent>().Where(e => e.Topic() == topic).ToList();
            records = records.Where(r => events.Contains(r.Event));
        }
        if (filter.Failures)
            records = records.Where(r =>
                r.Event == AuditEvent.SignInFailed || r.Event == AuditEvent.SignInLocked || r.Event == AuditEvent.Denied
            );
        if (filter.Event is { } what)
            records = records.Where(r => r.Event == what);
        if (filter.AccountId is { } account)
            records = records.Where(r =>
                r.AccountId == account || (r.SubjectKind == SubjectKind.Account && r.SubjectId == account)
            );
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
