using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Importing;

/// <param name="Text">As the file writes it.</param>
/// <param name="OperationId">Makes it happen once, however often it is sent.</param>
public sealed record NameUnitInput(int ImportId, string Text, int UnitId, Guid OperationId);

/// <summary>说明一个写法是哪个单位: for all rows of this file, and for files to come.</summary>
public sealed class NameUnit(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, NameUnitInput input, CancellationToken cancel = default)
    {
        if (!scope.MayImport())
            return (await portal.RefuseAsync(scope, Permissions.ChangeCommittee, cancel))!;
        await using var db = portal.Open(scope);
        if (await db.AlreadyDoneAsync(input.OperationId, cancel))
            return Violations.None;
        var unit = await db.Units.VisibleTo(scope).SingleOrDefaultAsync(u => u.Id == input.UnitId && u.ValidTo == null, cancel);
        if (unit is null || await ImportAccess.FindAsync(db, scope, input.ImportId, cancel) is not { State: ImportState.Preparing })
            return new(Refusal.NotFound);
        if (PlainText.Check("Text", "单位名称", input.Text, UnitAlias.TextLength, required: true) is { } wrong)
            return new(wrong);

        var text = UnitMatcher.Joined(input.Text);
        if (await db.UnitAliases.VisibleTo(scope).AnyAsync(a => a.UnitId == unit.Id && a.Text == text, cancel))
            return Violations.None;
        // A slip of her own: what was said last holds, within her scope.
        db.UnitAliases.RemoveRange(await db.UnitAliases.VisibleTo(scope).Where(a => a.Text == text).ToListAsync(cancel));
        db.UnitAliases.Add(UnitAlias.Of(unit, text));
        db.Record(AuditEvent.UnitAliasAdded, unit.Subject, input.OperationId, $"名册里的“{text}”就是{unit.Name}");
        return await db.SaveAsync(input.OperationId, cancel);
    }
}
