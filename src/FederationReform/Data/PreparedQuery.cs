using System.Collections.Concurrent;

namespace FederationReform.Data;

/// <summary>
/// A query that is translated once and not looked up again: for the few that are run at every view of a dashboard. A compiled query
/// belongs to one engine's model, hence one for each. It cannot call <c>Within</c> or <c>VisibleTo</c> and spells their condition out.
/// </summary>
/// <param name="compile">Calls <c>EF.CompileAsyncQuery</c>.</param>
internal sealed class PreparedQuery<TDelegate>(Func<TDelegate> compile) where TDelegate : Delegate
{
    private readonly ConcurrentDictionary<Type, TDelegate> byEngine = new();

    public TDelegate For(PortalDbContext db) => byEngine.GetOrAdd(db.GetType(), static (_, make) => make(), compile);
}
