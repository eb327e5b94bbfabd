using System.Collections.Concurrent;

namespace FederationReform.Data;

/// <summary>
/// A query that EF Core translates once and never looks up again, for the few that run at every view of a dashboard. A
/// compiled query belongs to one engine's model, so there is one for each engine. It cannot call <c>Within</c> or
/// <c>VisibleTo</c> and spells their conditions out.
/// </summary>
/// <param name="compile">Calls <c>EF.CompileAsyncQuery</c>.</param>
internal sealed class PreparedQuery<TDelegate>(Func<TDelegate> compile)
    where TDelegate : Delegate
{
    private readonly ConcurrentDictionary<Type, TDelegate> byEngine = new();

    public TDelegate For(PortalDbContext db) => byEngine.GetOrAdd(db.GetType(), static (_, make) => make(), compile);
}
