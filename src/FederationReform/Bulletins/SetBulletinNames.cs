using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Bulletins;

public sealed record SetBulletinNamesInput(bool NamesPeople, Guid OperationId) : IChange;

/// <summary>
/// Whether the bulletins of the caller's own unit may name people in full; without it, surname and 某. What was issued
/// stays as it is.
/// </summary>
public sealed class SetBulletinNames(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        SetBulletinNamesInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.WriteBulletins, input, cancel);
        if (db.Answered)
            return db.Answer;
        var setting = await db
            .BulletinSettings.VisibleTo(scope)
            .SingleOrDefaultAsync(s => s.UnitId == scope.UnitId, cancel);
        var before = setting?.NamesPeople ?? false;
        if (before == input.NamesPeople)
            return Violations.None;
        if (setting is null)
            db.BulletinSettings.Add(setting = BulletinSetting.Of(scope));
        setting.NamePeople(input.NamesPeople);
        db.Record(
            AuditEvent.BulletinNamesSet,
            new(SubjectKind.Unit, scope.UnitId, scope.UnitId, scope.Path),
            $"周报里的人名改为{BulletinSetting.Words(input.NamesPeople)}",
            changes: [new("周报里的人名", BulletinSetting.Words(before), BulletinSetting.Words(input.NamesPeople))]
        );
        return await db.SaveAsync(cancel);
    }
}
