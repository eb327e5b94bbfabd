using FederationReform.SpotChecks;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Data;

internal abstract partial class PortalDbContext
{
    public DbSet<SpotCheck> SpotChecks => Set<SpotCheck>();
    public DbSet<CheckedUnit> CheckedUnits => Set<CheckedUnit>();
}
