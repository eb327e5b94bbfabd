using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.ChatRobots;

/// <summary>Sends a message that says nothing, so that its sender sees in the group that the robot works.</summary>
public sealed class TryChatRobot(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.ManageChatRobot, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        if (!await db.ChatRobots.VisibleTo(scope).AnyAsync(r => r.UnitId == scope.UnitId && r.On, cancel))
            return new(new Violation("Off", "", "群机器人没有开启，不能试发。请先填写地址并开启。"));
        await db.TellAsync(
            scope,
            $"【试发】{scope.UnitName}妇联的平台消息以后会发到这个群。",
            portal.Clock.UtcNow(),
            cancel
        );
        return await db.SaveAsync(cancel);
    }
}
