using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Units;

/// <param name="Version">Of the unit she looked at.</param>
/// <param name="OperationId">Makes it happen once, however often it is sent.</param>
public sealed record ReopenUnitInput(int UnitId, int Version, string? Reason, Guid OperationId);

/// <summary>恢复使用. Its name or code may have been given to another unit meanwhile.</summary>
public sealed class ReopenUnit(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, ReopenUnitInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.ManageInstitutions, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        if (await db.AlreadyDoneAsync(input.OperationId, cancel))
            return Violations.None;
        var unit = await db.Units.VisibleTo(scope).Include(u => u.Parent).SingleOrDefaultAsync(u => u.Id == input.UnitId, cancel);
        if (unit is null)
            return new Violations(Refusal.NotFound);
        if (await portal.RefuseAsync(scope, UnitChecks.NeededFor(unit.Level), cancel) is { } notHers)
            return notHers;
        if (unit.Version != input.Version)
            return await db.StaleAsync(input.OperationId, cancel);
        if (!unit.Closed)
            return new Violations(UnitRefusal.NotClosed(unit.Name));

        var reason = PlainText.Clean(input.Reason);
        var violations = new Violations();
        if (unit.Parent!.Closed)
            violations.Add(UnitRefusal.ParentClosed(unit.Parent.Name));
        violations.Add(await db.CheckUnitNameAsync(unit.Parent, unit.Name, unit, cancel));
        violations.Add(await db.CheckUnitCodeAsync(scope, unit.Level, unit.Code, unit, cancel));
        violations.Add(PlainText.Check(nameof(input.Reason), "恢复原因", reason, PlainText.NoteRunes, required: true, lines: true));
        if (violations.Count > 0)
            return violations;

        unit.Reopen();
        db.Record(AuditEvent.UnitReopened, unit.Subject, input.OperationId, $"恢复使用{unit.Name}", reason);
        return await db.SaveAsync(input.OperationId, cancel);
    }
}
