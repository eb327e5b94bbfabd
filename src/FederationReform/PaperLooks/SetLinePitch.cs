using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Papers;
using FederationReform.Text;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.PaperLooks;

public sealed record SetLinePitchInput(LinePitch Pitch, string? Reason, Guid OperationId) : IChange;

/// <summary>
/// Sets the line pitch of all papers of the caller's own unit and the units below it. Files that were taken away stay
/// as they are, and so does a template of the county, which has its own looks.
/// </summary>
public sealed class SetLinePitch(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, SetLinePitchInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.SetPaperTemplates, input, cancel);
        if (db.Answered)
            return db.Answer;
        var violations = new Violations();
        if (!Enum.IsDefined(input.Pitch))
            violations.Add(new Violation("Pitch", nameof(input.Pitch), "请选择行距。"));
        violations.Add(PlainText.Check("Reason", "原因", input.Reason, PlainText.NoteRunes, required: true));
        if (violations.Count > 0)
            return await db.RefusedAsync(violations, cancel);
        var setting = await db
            .PaperSettings.VisibleTo(scope)
            .SingleOrDefaultAsync(s => s.UnitId == scope.UnitId, cancel);
        var before = await PaperSetting.PitchOfAsync(db, scope.Path, cancel);
        if (before == input.Pitch)
            return await db.RefusedAsync(
                new Violation("Pitch", nameof(input.Pitch), $"现在的行距就是“{before.Name()}”，不用再改。"),
                cancel
            );
        if (setting is null)
            db.PaperSettings.Add(setting = PaperSetting.Of(scope));
        setting.Set(input.Pitch);
        db.Record(
            AuditEvent.LinePitchSet,
            new(SubjectKind.Unit, scope.UnitId, scope.UnitId, scope.Path),
            $"{scope.UnitName}的公文行距改为{input.Pitch.Name()}",
            PlainText.Clean(input.Reason),
            [new("行距", before.Name(), input.Pitch.Name())]
        );
        return await db.SaveAsync(cancel);
    }
}
