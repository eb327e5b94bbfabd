using FederationReform.Committees;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Data;

internal abstract partial class PortalDbContext
{
    public DbSet<Committee> Committees => Set<Committee>();
    public DbSet<Post> Posts => Set<Post>();
    public DbSet<RotaTurn> RotaTurns => Set<RotaTurn>();
}
