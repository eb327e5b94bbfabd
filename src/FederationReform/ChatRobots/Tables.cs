using FederationReform.ChatRobots;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Data;

internal abstract partial class PortalDbContext
{
    public DbSet<ChatRobot> ChatRobots => Set<ChatRobot>();
    public DbSet<RobotMessage> RobotMessages => Set<RobotMessage>();
}
