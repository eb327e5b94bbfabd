using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.IdNumbers;

namespace FederationReform.Data;

/// <summary>
/// The only way to the database. Public so that use cases can be constructed by the host; what it opens is internal, so that a page
/// cannot compile a query that skips the scope.
/// </summary>
public sealed class PortalDb
{
    private readonly Func<PortalDbContext> create;

    internal PortalDb(Func<PortalDbContext> create, TimeProvider clock, IdNumberKeys? idNumberKeys = null)
    {
        this.create = create;
        Clock = clock;
        IdNumberKeys = idNumberKeys ?? IdNumberKeys.None;
    }

    /// <summary>Beside the database and never in it.</summary>
    internal IdNumberKeys IdNumberKeys { get; }

    internal TimeProvider Clock { get; }

    /// <summary>A context whose writes must stay within the scope; one for each operation.</summary>
    internal PortalDbContext Open(UnitScope scope)
    {
        var db = create();
        db.ActFor(scope, Clock);
        return db;
    }

    /// <summary>Sign-in, start-up and demo data, which act before or outside any scope.</summary>
    internal PortalDbContext OpenForSystem()
    {
        var db = create();
        db.ActForSystem(Clock);
        return db;
    }

    /// <summary>Null if the account may; else the refusal, after the denial is in the audit.</summary>
    internal async Task<Violations?> RefuseAsync(UnitScope scope, Permission permission, CancellationToken cancel)
    {
        if (scope.May(permission))
            return null;
        await using var db = Open(scope);
        db.Record(AuditEvent.Denied, new AuditSubject(SubjectKind.Account, scope.AccountId, scope.UnitId, scope.Path), Guid.NewGuid(), $"没有权限：{permission.Name}");
        await db.SaveChangesAsync(cancel);
        return new Violations(Refusal.NotAllowed);
    }
}
