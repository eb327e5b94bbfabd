using FederationReform.Visits;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Data;

internal abstract partial class PortalDbContext
{
    public DbSet<Visit> Visits => Set<Visit>();
    public DbSet<VisitStop> VisitStops => Set<VisitStop>();
}
