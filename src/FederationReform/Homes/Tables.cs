using FederationReform.Homes;
using FederationReform.Registers;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Data;

internal abstract partial class PortalDbContext
{
    public DbSet<RegisterRow<Home>> Homes => Set<RegisterRow<Home>>();
    public DbSet<RegisterSetting<HomeRules>> HomeRules => Set<RegisterSetting<HomeRules>>();
}
