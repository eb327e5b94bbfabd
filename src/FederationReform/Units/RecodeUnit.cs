using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Units;

/// <param name="Version">Of the unit she looked at.</param>
/// <param name="Code">Empty takes the code away.</param>
/// <param name="OperationId">Makes it happen once, however often it is sent.</param>
public sealed record RecodeUnitInput(int UnitId, int Version, string? Code, Guid OperationId);

/// <summary>改代码. The unit stays the same unit: nothing hangs on its code.</summary>
public sealed class RecodeUnit(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, RecodeUnitInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.ManageUnits, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        if (await db.AlreadyDoneAsync(input.OperationId, cancel))
            return Violations.None;
        var unit = await db.Units.VisibleTo(scope).SingleOrDefaultAsync(u => u.Id == input.UnitId, cancel);
        if (unit is null)
            return new Violations(Refusal.NotFound);
        if (unit.Version != input.Version)
            return await db.StaleAsync(input.OperationId, cancel);
        if (unit.NotChangeable is { } fixedUnit)
            return new Violations(fixedUnit);

        var code = UnitCode.Clean(input.Code);
        if (await db.CheckUnitCodeAsync(scope, unit.Level, code, unit, cancel) is { } wrong)
            return new Violations(wrong);
        if (code == unit.Code)
            return Violations.None;

        var change = new FieldChange("代码", unit.Code, code);
        unit.Recode(code);
        db.Record(AuditEvent.UnitRecoded, unit.Subject, input.OperationId, $"{unit.Name}的代码由 {change.Old ?? "无"} 改为 {change.New ?? "无"}", changes: [change]);
        return await db.SaveAsync(input.OperationId, cancel);
    }
}
