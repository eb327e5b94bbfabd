using FederationReform.Exchanges;
using FederationReform.Registers;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Data;

internal abstract partial class PortalDbContext
{
    public DbSet<RegisterRow<Exchange>> Exchanges => Set<RegisterRow<Exchange>>();
    public DbSet<RegisterRow<ReserveCadre>> ReserveCadres => Set<RegisterRow<ReserveCadre>>();
}
