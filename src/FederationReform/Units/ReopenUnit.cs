using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Units;

/// <param name="Version">The unit's version when the caller read it; the save is refused if it changed since.</param>
/// <param name="OperationId">Made once by the page; a repeated submit with the same id writes nothing more.</param>
public sealed record ReopenUnitInput(int UnitId, int Version, string? Reason, Guid OperationId) : IVersionedChange;

/// <summary>恢复使用. Refused while another unit in use has taken the name or the code.</summary>
public sealed class ReopenUnit(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, ReopenUnitInput input, CancellationToken cancel = default)
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
        if (!unit.Closed)
            return await db.RefusedAsync(UnitRefusal.NotClosed(unit.Name), cancel);

        var reason = PlainText.Clean(input.Reason);
        var violations = new Violations();
        if (unit.Parent!.Closed)
            violations.Add(UnitRefusal.ParentClosed(unit.Parent.Name));
        violations.Add(await db.CheckUnitNameAsync(unit.Parent, unit.Name, unit, cancel));
        violations.Add(await db.CheckUnitCodeAsync(scope, unit.Level, unit.Code, unit, cancel));
        violations.Add(
            PlainText.Check(nameof(input.Reason), "恢复原因", reason, PlainText.NoteRunes, required: true, lines: true)
        );
        if (violations.Count > 0)
            return await db.RefusedAsync(violations, cancel);

        unit.Reopen();
        db.Record(AuditEvent.UnitReopened, unit.Subject, $"恢复使用{unit.Name}", reason);
        return await db.SaveAsync(cancel);
    }
}
