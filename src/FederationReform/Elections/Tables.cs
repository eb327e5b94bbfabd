using FederationReform.Elections;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Data;

internal abstract partial class PortalDbContext
{
    public DbSet<Election> Elections => Set<Election>();
}
