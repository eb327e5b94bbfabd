using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.ChatRobots;

/// <param name="Version">-1 while none is set.</param>
/// <param name="Host">The part of the address that may be shown; null while none is set.</param>
/// <param name="Messages">The latest first.</param>
public sealed record ShownChatRobot(
    int Version,
    bool On,
    string? Host,
    string? SetBy,
    DateTime? SetAt,
    IReadOnlyList<ShownRobotMessage> Messages
);

/// <param name="NextAt">UTC; null when it was sent or given up.</param>
public sealed record ShownRobotMessage(
    long Id,
    string Text,
    DateTime WrittenAt,
    DateTime? SentAt,
    DateTime? NextAt,
    int Attempts,
    string? Fault
);

/// <summary>群机器人 of the caller's own unit, and its messages; never the address.</summary>
public sealed class ChatRobotQuery(PortalDb portal)
{
    private const int Shown = 20;

    /// <returns>Null for an account that may not set it.</returns>
    public async Task<ShownChatRobot?> RunAsync(UnitScope scope, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ManageChatRobot))
            return null;
        await using var db = portal.Open(scope);
        var robot = await db
            .ChatRobots.AsNoTracking()
            .VisibleTo(scope)
            .Where(r => r.UnitId == scope.UnitId)
            .Select(r => new
            {
                r.Version,
                r.On,
                r.Host,
                r.SetBy,
                r.SetAt,
            })
            .SingleOrDefaultAsync(cancel);
        var messages = await db
            .RobotMessages.AsNoTracking()
            .VisibleTo(scope)
            .Where(m => m.UnitId == scope.UnitId)
            .OrderByDescending(m => m.Id)
            .Take(Shown)
            .Select(m => new ShownRobotMessage(m.Id, m.Text, m.WrittenAt, m.SentAt, m.NextAt, m.Attempts, m.Fault))
            .ToListAsync(cancel);
        return new(robot?.Version ?? -1, robot is { On: true }, robot?.Host, robot?.SetBy, robot?.SetAt, messages);
    }
}
