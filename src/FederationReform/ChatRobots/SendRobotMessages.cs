using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.ChatRobots;

/// <summary>
/// Sends the messages whose time has come, one after another. Each is taken before it is sent, so that two nodes do not
/// send it both; a node that dies after the group took a message and before that was saved sends it once more, and
/// never more often than <see cref="RobotMessage.MostAttempts"/> altogether.
/// </summary>
[ActsWithoutScope("定时发出群机器人的消息，没有人登录")]
public sealed class SendRobotMessages(PortalDb portal)
{
    private const int AtOnce = 20;

    /// <summary>What was sent or given up is kept so long for the page of its unit.</summary>
    private static readonly TimeSpan kept = TimeSpan.FromDays(90);

    /// <returns>How many were tried.</returns>
    public async Task<int> RunAsync(ChatRobotClient client, CancellationToken cancel = default)
    {
        await ForgetAsync(cancel);
        List<long> due;
        await using (var db = portal.OpenForSystem())
        {
            var now = portal.Clock.UtcNow();
            due = await db
                .RobotMessages.Where(m => m.NextAt <= now)
                .OrderBy(m => m.Id)
                .Take(AtOnce)
                .Select(m => m.Id)
                .ToListAsync(cancel);
        }
        foreach (var id in due)
            await SendAsync(client, id, cancel);
        return due.Count;
    }

    private async Task SendAsync(ChatRobotClient client, long id, CancellationToken cancel)
    {
        await using var db = portal.OpenForSystem();
        var now = portal.Clock.UtcNow();
        var message = await db.RobotMessages.SingleOrDefaultAsync(m => m.Id == id && m.NextAt <= now, cancel);
        if (message is null)
            return;
        if (message.Attempts >= RobotMessage.MostAttempts)
        {
            message.GiveUp("发送时程序中断");
            await db.SaveAsync(cancel);
            return;
        }
        message.Take(now);
        // Another node took it at this moment.
        if ((await db.SaveAsync(cancel)).Count > 0)
            return;
        var robot = await db.ChatRobots.AsNoTracking().SingleOrDefaultAsync(r => r.UnitId == message.UnitId, cancel);
        if (robot is not { On: true })
            message.GiveUp("群机器人已关闭");
        else if (await client.SendAsync(robot.Address, message.Text, cancel) is { } fault)
            message.Failed(fault, portal.Clock.UtcNow());
        else
            message.Sent(portal.Clock.UtcNow());
        await db.SaveAsync(cancel);
    }

    private async Task ForgetAsync(CancellationToken cancel)
    {
        await using var db = portal.OpenForSystem();
        var before = portal.Clock.UtcNow() - kept;
        var old = await db
            .RobotMessages.Where(m => m.NextAt == null && m.WrittenAt < before)
            .OrderBy(m => m.Id)
            .Take(AtOnce)
            .ToListAsync(cancel);
        db.RobotMessages.RemoveRange(old);
        await db.SaveAsync(cancel);
    }
}
