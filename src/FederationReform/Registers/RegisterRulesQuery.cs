using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Registers;

/// <param name="Version">Of the caller's own decision; null where the caller's unit has decided nothing.</param>
public sealed record DecidedRules<TRules>(TRules Rules, int? Version);

/// <summary>The rules that hold at the caller's unit. Null for an account that may not read registers.</summary>
public sealed class RegisterRulesQuery<TRules>(PortalDb portal)
    where TRules : class, IRegisterRules<TRules>
{
    public async Task<DecidedRules<TRules>?> RunAsync(UnitScope scope, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        var own = await db.Set<RegisterSetting<TRules>>()
            .VisibleTo(scope)
            .Where(s => s.UnitId == scope.UnitId)
            .Select(s => (int?)s.Version)
            .SingleOrDefaultAsync(cancel);
        return new(await RegisterSetting<TRules>.AtAsync(db, scope.Path, cancel), own);
    }
}
