using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Units;

/// <param name="Version">The unit's version when the caller read it; the save is refused if it changed since.</param>
/// <param name="OperationId">Made once by the page; a repeated submit with the same id writes nothing more.</param>
public sealed record RenameUnitInput(int UnitId, int Version, string? Name, Guid OperationId) : IVersionedChange;

/// <summary>更名. History and papers written before keep the old name.</summary>
public sealed class RenameUnit(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, RenameUnitInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ManageInstitutions, input, cancel);
        if (db.Answered)
            return db.Answer;
        var unit = await db
            .Units.VisibleTo(scope)
            .Include(u => u.Parent)
            .SingleOrDefaultAsync(u => u.Id == input.UnitId, cancel);
        if (unit is null)
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        if (await portal.RefuseAsync(scope, UnitChecks.NeededFor(unit.Level), cancel) is { } notHers)
            return await db.RefusedAsync(notHers, cancel);
        if (unit.Version != input.Version)
            return await db.StaleAsync(cancel);
        if (unit.NotChangeable is { } fixedUnit)
            return await db.RefusedAsync(fixedUnit, cancel);

        var name = PlainText.CleanName(input.Name);
        if (await db.CheckUnitNameAsync(unit.Parent!, input.Name, unit, cancel) is { } wrong)
            return await db.RefusedAsync(wrong, cancel);
        if (name == unit.Name)
            return Violations.None;

        var change = new FieldChange("名称", unit.Name, name);
        unit.Rename(name!);
        db.Record(AuditEvent.UnitRenamed, unit.Subject, $"{change.Old}更名为{change.New}", changes: [change]);
        return await db.SaveAsync(cancel);
    }
}
