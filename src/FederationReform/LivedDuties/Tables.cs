using FederationReform.LivedDuties;
using FederationReform.Registers;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Data;

internal abstract partial class PortalDbContext
{
    public DbSet<RegisterRow<Deed>> Deeds => Set<RegisterRow<Deed>>();
    public DbSet<RegisterRow<DutyMeeting>> Meetings => Set<RegisterRow<DutyMeeting>>();
    public DbSet<RegisterSetting<EntryTypes<Deed>>> DeedTypes => Set<RegisterSetting<EntryTypes<Deed>>>();
}
