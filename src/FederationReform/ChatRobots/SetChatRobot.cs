using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.ChatRobots;

/// <param name="Version">-1 while none is set.</param>
/// <param name="Address">Null or empty keeps the address that is stored.</param>
/// <param name="Local">See <see cref="ChatRobotClient"/>.</param>
public sealed record SetChatRobotInput(int Version, Guid OperationId, bool On, string? Address, bool Local = false)
    : IVersionedChange;

/// <summary>设置群机器人 of the caller's own unit. The audit says that the address changed, never to what.</summary>
public sealed class SetChatRobot(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, SetChatRobotInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ManageChatRobot, input, cancel);
        if (db.Answered)
            return db.Answer;
        var robot = await db.ChatRobots.VisibleTo(scope).SingleOrDefaultAsync(r => r.UnitId == scope.UnitId, cancel);
        if ((robot?.Version ?? -1) != input.Version)
            return await db.StaleAsync(cancel);
        Uri? address = null;
        if (PlainText.Clean(input.Address) is { } typed)
        {
            (address, var wrong) = RobotAddress.Read(nameof(input.Address), typed, input.Local);
            if (wrong is not null)
                return await db.RefusedAsync(wrong, cancel);
        }
        else if (input.On && robot is not { Address.Length: > 0 })
            return await db.RefusedAsync(
                new Violation("Required", nameof(input.Address), "请填写群机器人的 Webhook 地址。"),
                cancel
            );
        var before = robot is { On: true };
        if (robot is null)
            db.ChatRobots.Add(robot = ChatRobot.Of(scope));
        robot.Set(input.On, address, scope.AccountName, portal.Clock.UtcNow());
        db.Record(
            AuditEvent.ChatRobotSet,
            new(SubjectKind.Unit, scope.UnitId, scope.UnitId, scope.Path),
            $"{(input.On ? "开启" : "关闭")}群机器人{(address is null ? "" : "，更换地址")}",
            changes: [new("开启", before ? "是" : "否", input.On ? "是" : "否")]
        );
        return await db.SaveAsync(cancel, Refusal.Stale);
    }
}
