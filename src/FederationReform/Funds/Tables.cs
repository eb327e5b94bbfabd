using FederationReform.Funds;
using FederationReform.Registers;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Data;

internal abstract partial class PortalDbContext
{
    public DbSet<RegisterRow<Fund>> Funds => Set<RegisterRow<Fund>>();
    public DbSet<RegisterSetting<FundRules>> FundRules => Set<RegisterSetting<FundRules>>();
}
