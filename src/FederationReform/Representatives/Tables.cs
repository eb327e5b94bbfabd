using FederationReform.Representatives;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Data;

internal abstract partial class PortalDbContext
{
    public DbSet<RepresentativeRoll> RepresentativeRolls => Set<RepresentativeRoll>();
}
