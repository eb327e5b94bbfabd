using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.ChatRobots;

internal static class RobotOutbox
{
    /// <summary>
    /// Adds a message to what is being saved, where the caller's own unit has a robot that is switched on.
    /// </summary>
    /// <param name="text">
    /// Counts and names of units only: a group has members who may see nothing of the portal.
    /// </param>
    public static async Task TellAsync(
        this PortalDbContext db,
        UnitScope scope,
        string text,
        DateTime now,
        CancellationToken cancel
    )
    {
        if (
            await db
                .ChatRobots.AsNoTracking()
                .VisibleTo(scope)
                .SingleOrDefaultAsync(r => r.UnitId == scope.UnitId && r.On, cancel) is
            { } robot
        )
            db.RobotMessages.Add(RobotMessage.Of(robot, text, now));
    }
}
