using FederationReform.IdNumbers;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Data;

internal abstract partial class PortalDbContext
{
    public DbSet<IdNumberRegistration> IdNumberRegistrations => Set<IdNumberRegistration>();
}
