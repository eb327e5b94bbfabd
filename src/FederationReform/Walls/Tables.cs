using FederationReform.Walls;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Data;

internal abstract partial class PortalDbContext
{
    public DbSet<WallLink> WallLinks => Set<WallLink>();
}
