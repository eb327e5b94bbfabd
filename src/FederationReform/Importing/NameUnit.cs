using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using FederationReform.Tree;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Importing;

/// <param name="Text">The unit's name as the file writes it.</param>
/// <param name="OperationId">Made once by the page; a repeated submit with the same id writes nothing more.</param>
public sealed record NameUnitInput(int ImportId, string Text, int UnitId, Guid OperationId) : IChange;

/// <summary>说明一个写法是哪个单位: for all rows of this file and for future files.</summary>
public sealed class NameUnit(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, NameUnitInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, ImportAccess.AnyKind, input, cancel);
        if (db.Answered)
            return db.Answer;
        var unit = await db
            .Units.VisibleTo(scope)
            .SingleOrDefaultAsync(u => u.Id == input.UnitId && u.ValidTo == null, cancel);
        if (
            unit is null
            || await ImportAccess.FindAsync(db, scope, input.ImportId, cancel) is not { State: ImportState.Preparing }
        )
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        if (PlainText.Check("Text", "单位名称", input.Text, UnitAlias.TextLength, required: true) is { } wrong)
            return await db.RefusedAsync(wrong, cancel);

        var text = UnitMatcher.Joined(input.Text);
        if (await db.UnitAliases.VisibleTo(scope).AnyAsync(a => a.UnitId == unit.Id && a.Text == text, cancel))
            return Violations.None;
        // The latest statement counts, so an earlier one of the same text within the scope is removed.
        db.UnitAliases.RemoveRange(
            await db.UnitAliases.VisibleTo(scope).Where(a => a.Text == text).ToListAsync(cancel)
        );
        db.UnitAliases.Add(UnitAlias.Of(unit, text));
        db.Record(AuditEvent.UnitAliasAdded, unit.Subject, $"名册里的“{text}”就是{unit.Name}");
        return await db.SaveAsync(cancel);
    }
}
