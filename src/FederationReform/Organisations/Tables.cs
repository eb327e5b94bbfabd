using FederationReform.Organisations;
using FederationReform.Registers;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Data;

internal abstract partial class PortalDbContext
{
    public DbSet<RegisterRow<Organisation>> Organisations => Set<RegisterRow<Organisation>>();
    public DbSet<RegisterRow<AreaMember>> Areas => Set<RegisterRow<AreaMember>>();
    public DbSet<RegisterRow<OrganisationBase>> OrganisationBases => Set<RegisterRow<OrganisationBase>>();
}
