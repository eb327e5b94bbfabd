using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Bulletins;

public sealed record SetWeekClosingInput(WeekClosing Closing, Guid OperationId) : IChange;

/// <summary>Sets when the weeks of the caller's own unit close. Bulletins that were begun keep their week.</summary>
public sealed class SetWeekClosing(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        SetWeekClosingInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.WriteBulletins, input, cancel);
        if (db.Answered)
            return db.Answer;
        if (input.Closing.Check() is { } wrong)
            return await db.RefusedAsync(wrong, cancel);
        var setting = await db
            .BulletinSettings.VisibleTo(scope)
            .SingleOrDefaultAsync(s => s.UnitId == scope.UnitId, cancel);
        var before = setting?.Closing ?? WeekClosing.Usual;
        if (setting is null)
            db.BulletinSettings.Add(setting = BulletinSetting.Of(scope));
        setting.Set(input.Closing);
        db.Record(
            AuditEvent.WeekClosingSet,
            new(SubjectKind.Unit, scope.UnitId, scope.UnitId, scope.Path),
            $"周报每周截止改为{input.Closing.Name}",
            changes: [new("每周截止", before.Name, input.Closing.Name)]
        );
        return await db.SaveAsync(cancel);
    }
}
