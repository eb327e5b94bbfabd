using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Units;

/// <param name="Version">Of the unit she looked at.</param>
/// <param name="LastDay">The last day the unit existed; today at the latest.</param>
/// <param name="OperationId">Makes it happen once, however often it is sent.</param>
public sealed record CloseUnitInput(int UnitId, int Version, DateOnly? LastDay, string? Reason, Guid OperationId);

/// <summary>停用单位. Nothing of it is deleted, and its code becomes free.</summary>
public sealed class CloseUnit(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, CloseUnitInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.ManageInstitutions, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        if (await db.AlreadyDoneAsync(input.OperationId, cancel))
            return Violations.None;
        var unit = await db.Units.VisibleTo(scope).SingleOrDefaultAsync(u => u.Id == input.UnitId, cancel);
        if (unit is null)
            return new Violations(Refusal.NotFound);
        if (await portal.RefuseAsync(scope, UnitChecks.NeededFor(unit.Level), cancel) is { } notHers)
            return notHers;
        if (unit.Version != input.Version)
            return await db.StaleAsync(input.OperationId, cancel);
        if (unit.NotChangeable is { } fixedUnit)
            return new Violations(fixedUnit);
        if (unit.Id == scope.UnitId)
            return new Violations(UnitRefusal.Fixed(unit.Name));

        var reason = PlainText.Clean(input.Reason);
        var violations = new Violations();
        var open = await db.Units.CountAsync(u => u.ParentId == unit.Id && u.ValidTo == null, cancel);
        if (open > 0)
            violations.Add(UnitRefusal.HasChildren(open));
        violations.Add(CheckLastDay(input.LastDay, unit.ValidFrom, portal.Clock.Today()));
        violations.Add(PlainText.Check(nameof(input.Reason), "停用原因", reason, PlainText.NoteRunes, required: true, lines: true));
        if (violations.Count > 0)
            return violations;

        unit.Close(input.LastDay!.Value);
        db.Record(AuditEvent.UnitClosed, unit.Subject, input.OperationId, $"停用{unit.Name}，最后一天 {input.LastDay:yyyy-MM-dd}", reason);
        return await db.SaveAsync(input.OperationId, cancel);
    }

    private static Violation? CheckLastDay(DateOnly? lastDay, DateOnly? validFrom, DateOnly today)
    {
        if (lastDay is null)
            return new("Required", nameof(CloseUnitInput.LastDay), "请填写单位存在的最后一天。");
        if (lastDay > today)
            return new(UnitRefusal.LastDayCode, nameof(CloseUnitInput.LastDay), "最后一天不能晚于今天；将来才撤销的单位，请到那一天再停用。");
        return lastDay < validFrom
            ? new(UnitRefusal.LastDayCode, nameof(CloseUnitInput.LastDay), $"最后一天不能早于单位的设立日期 {validFrom:yyyy-MM-dd}。")
            : null;
    }
}
