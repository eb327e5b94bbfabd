using FederationReform.Reminders;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Data;

internal abstract partial class PortalDbContext
{
    public DbSet<Reminder> Reminders => Set<Reminder>();
}
