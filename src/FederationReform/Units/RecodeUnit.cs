using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Units;

/// <param name="Version">The unit's version when the caller read it; the save is refused if it changed since.</param>
/// <param name="Code">Null or empty removes the code.</param>
/// <param name="OperationId">Made once by the page; a repeated submit with the same id writes nothing more.</param>
public sealed record RecodeUnitInput(int UnitId, int Version, string? Code, Guid OperationId) : IVersionedChange;

/// <summary>改代码. The unit stays the same unit: nothing refers to it by its code.</summary>
public sealed class RecodeUnit(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, RecodeUnitInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ManageUnits, input, cancel);
        if (db.Answered)
            return db.Answer;
        var unit = await db.Units.VisibleTo(scope).SingleOrDefaultAsync(u => u.Id == input.UnitId, cancel);
        if (unit is null)
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        if (unit.Version != input.Version)
            return await db.StaleAsync(cancel);
        if (unit.NotChangeable is { } fixedUnit)
            return await db.RefusedAsync(fixedUnit, cancel);

        var code = UnitCode.Clean(input.Code);
        if (await db.CheckUnitCodeAsync(scope, unit.Level, code, unit, cancel) is { } wrong)
            return await db.RefusedAsync(wrong, cancel);
        if (code == unit.Code)
            return Violations.None;

        var change = new FieldChange("代码", unit.Code, code);
        unit.Recode(code);
        db.Record(
            AuditEvent.UnitRecoded,
            unit.Subject,
            $"{unit.Name}的代码由 {change.Old ?? "无"} 改为 {change.New ?? "无"}",
            changes: [change]
        );
        return await db.SaveAsync(cancel);
    }
}
