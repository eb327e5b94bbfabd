using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Accounts;

/// <summary>Sets how the portal looks to the caller's own account; nobody can set it for somebody else.</summary>
public sealed class SetAppearance(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, Appearance chosen, CancellationToken cancel = default)
    {
        await using var db = portal.Open(scope);
        var account = await db.Accounts.VisibleTo(scope).SingleAsync(a => a.Id == scope.AccountId, cancel);
        if (account.Appearance == chosen)
            return Violations.None;
        account.Choose(chosen);
        db.Record(
            AuditEvent.AppearanceChanged,
            account.Subject,
            $"{account.Label}的界面改为{chosen.Scheme.Name()}{(chosen.LargePrint ? "、大字版" : "")}"
        );
        return await db.SaveAsync(cancel);
    }
}
