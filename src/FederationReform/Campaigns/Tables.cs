using FederationReform.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Data;

internal abstract partial class PortalDbContext
{
    public DbSet<Campaign> Campaigns => Set<Campaign>();
    public DbSet<UnitReform> UnitReforms => Set<UnitReform>();
    public DbSet<Submission> Submissions => Set<Submission>();
}
