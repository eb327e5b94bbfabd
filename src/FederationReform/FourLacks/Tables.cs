using FederationReform.FourLacks;
using FederationReform.Registers;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Data;

internal abstract partial class PortalDbContext
{
    public DbSet<RegisterRow<FourLacksEntry>> FourLacks => Set<RegisterRow<FourLacksEntry>>();
}
