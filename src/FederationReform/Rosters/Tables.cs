using FederationReform.Rosters;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Data;

internal abstract partial class PortalDbContext
{
    public DbSet<KeptApart> KeptApart => Set<KeptApart>();
}
