using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Registers;

/// <param name="Version">As the caller read it; null for a unit that had decided nothing.</param>
public sealed record SetRegisterRulesInput<TRules>(TRules Rules, int? Version, Guid OperationId) : IChange
    where TRules : class, IRegisterRules<TRules>;

/// <summary>
/// 设置口径: decides for the caller's unit and all below it. Figures follow at once; entries do not change.
/// </summary>
public sealed class SetRegisterRules<TRules>(PortalDb portal)
    where TRules : class, IRegisterRules<TRules>
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        SetRegisterRulesInput<TRules> input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.SetRegisterRules, input, cancel);
        if (db.Answered)
            return db.Answer;
        var settings = db.Set<RegisterSetting<TRules>>();
        var setting = await settings.VisibleTo(scope).SingleOrDefaultAsync(s => s.UnitId == scope.UnitId, cancel);
        if (setting?.Version != input.Version)
            return await db.StaleAsync(cancel);
        var before = await RegisterSetting<TRules>.AtAsync(db, scope.Path, cancel);
        if (input.Rules.CheckAfter(before) is { Blocking: true } wrong)
            return await db.RefusedAsync(wrong, cancel);
        if (setting is null)
            settings.Add(setting = RegisterSetting<TRules>.Of(scope));
        setting.Set(input.Rules);
        db.Record(
            AuditEvent.RegisterRulesSet,
            new(SubjectKind.Unit, scope.UnitId, scope.UnitId, scope.Path),
            $"设置{TRules.Name}",
            changes: [.. TRules.Changes(before, input.Rules)]
        );
        return await db.SaveAsync(cancel, Refusal.Stale);
    }
}
