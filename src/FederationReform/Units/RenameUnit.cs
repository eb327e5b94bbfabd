using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Units;

/// <param name="Version">Of the unit she looked at.</param>
/// <param name="OperationId">Makes it happen once, however often it is sent.</param>
public sealed record RenameUnitInput(int UnitId, int Version, string? Name, Guid OperationId);

/// <summary>更名. What was recorded before keeps the old name.</summary>
public sealed class RenameUnit(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, RenameUnitInput input, CancellationToken cancel = default)
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
        if (unit.NotChangeable is { } fixedUnit)
            return new Violations(fixedUnit);

        var name = PlainText.CleanName(input.Name);
        if (await db.CheckUnitNameAsync(unit.Parent!, input.Name, unit, cancel) is { } wrong)
            return new Violations(wrong);
        if (name == unit.Name)
            return Violations.None;

        var change = new FieldChange("名称", unit.Name, name);
        unit.Rename(name!);
        db.Record(AuditEvent.UnitRenamed, unit.Subject, input.OperationId, $"{change.Old}更名为{change.New}", changes: [change]);
        return await db.SaveAsync(input.OperationId, cancel);
    }
}
