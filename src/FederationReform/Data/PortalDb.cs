using FederationReform.Access;
using FederationReform.Files;

namespace FederationReform.Data;

/// <summary>
/// The only way to the database. The class is public so that the host can construct use cases; the contexts it opens
/// are internal, so that a page cannot compile a query that skips the scope.
/// </summary>
public sealed class PortalDb
{
    private readonly Func<PortalDbContext> create;
    private readonly FileStore? files;

    internal PortalDb(
        Func<PortalDbContext> create,
        TimeProvider clock,
        PersonalDataKeys? keys = null,
        FileSeal? fileSeal = null,
        FileStore? files = null
    )
    {
        this.create = create;
        Clock = clock;
        FileSeal = fileSeal ?? FileSeal.None;
        Keys = keys ?? PersonalDataKeys.None;
        this.files = files;
    }

    /// <summary>The key of personal data; stored beside the database, never in it.</summary>
    internal PersonalDataKeys Keys { get; }

    internal FileSeal FileSeal { get; }

    /// <summary>Where the bytes of kept files lie; their rows are in the database.</summary>
    internal FileStore Files => files ?? throw new InvalidOperationException("This database keeps no files.");

    internal TimeProvider Clock { get; }

    /// <summary>Opens a context whose writes must stay within the scope; one context for each operation.</summary>
    /// <param name="operation">Its id; a new one when nothing can send the operation twice.</param>
    internal PortalDbContext Open(UnitScope scope, Guid? operation = null)
    {
        var db = create();
        db.ActFor(scope, operation ?? Guid.NewGuid(), Clock);
        return db;
    }

    /// <summary>
    /// The one way into a change: a context that acts for the scope and for this operation. It is already answered when
    /// the account lacks the permission, which the audit then holds, or when the operation was carried out before.
    /// </summary>
    internal async Task<PortalDbContext> BeginAsync(
        UnitScope scope,
        Permission permission,
        IChange change,
        CancellationToken cancel
    )
    {
        var refused = await RefuseAsync(scope, permission, cancel);
        var db = Open(scope, change.OperationId);
        try
        {
            await db.BeginAsync(refused, cancel);
            return db;
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens a context for sign-in, start-up and demo data, which act before or outside any scope.</summary>
    internal PortalDbContext OpenForSystem()
    {
        var db = create();
        db.ActForSystem(Clock);
        return db;
    }

    /// <summary>
    /// Null when the account has the permission; otherwise the refusal, after the denial was recorded in the audit.
    /// </summary>
    internal async Task<Violations?> RefuseAsync(UnitScope scope, Permission permission, CancellationToken cancel)
    {
        if (scope.May(permission))
            return null;
        await using var db = Open(scope);
        await db.RecordDeniedAsync($"没有权限：{permission.Name}", cancel);
        return new Violations(Refusal.NotAllowed);
    }
}
