using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.SpotChecks;

/// <param name="Note">What was looked at; null for nothing more.</param>
public sealed record PassCheckedInput(int SpotCheckId, int UnitId, int Version, Guid OperationId, string? Note)
    : IVersionedChange;

/// <summary>合格: a drawn unit was looked at and is in order.</summary>
public sealed class PassChecked(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, PassCheckedInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.MakeSpotChecks, input, cancel);
        if (await db.FindCheckedAsync(scope, input.SpotCheckId, input.UnitId, input.Version, cancel) is not { } unit)
            return db.Answer;
        var violations = new Violations();
        if (await db.Problems.AnyAsync(p => p.SpotCheckId == unit.SpotCheckId && p.UnitId == unit.UnitId, cancel))
            violations.Add(
                new Violation(
                    "HasProblems",
                    "",
                    "这次抽查已经登记了它的问题，结论是“有问题”。问题改好了，请在问题台账里销号。"
                )
            );
        violations.Add(PlainText.Check(nameof(input.Note), "说明", input.Note, PlainText.NoteRunes, lines: true));
        if (violations.Blocking)
            return await db.RefusedAsync(violations, cancel);
        unit.Pass(scope.AccountName, portal.Clock.UtcNow(), PlainText.Clean(input.Note));
        db.Record(
            AuditEvent.SpotCheckPassed,
            unit.SpotCheck.Subject,
            $"第 {unit.SpotCheck.Number} 次抽查，{unit.Unit.Name}合格",
            unit.Note
        );
        return await db.SaveAsync(cancel);
    }
}
