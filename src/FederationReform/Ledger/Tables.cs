using FederationReform.Ledger;
using FederationReform.Registers;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Data;

internal abstract partial class PortalDbContext
{
    public DbSet<RegisterRow<Activity>> Activities => Set<RegisterRow<Activity>>();
    public DbSet<RegisterSetting<EntryTypes<Activity>>> ActivityTypes => Set<RegisterSetting<EntryTypes<Activity>>>();
    public DbSet<RegisterRow<TeamOrBase>> TeamsAndBases => Set<RegisterRow<TeamOrBase>>();
    public DbSet<RegisterRow<Honour>> Honours => Set<RegisterRow<Honour>>();
    public DbSet<RegisterRow<PublicityItem>> Publicity => Set<RegisterRow<PublicityItem>>();
}
