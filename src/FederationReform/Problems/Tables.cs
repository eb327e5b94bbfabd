using FederationReform.Problems;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Data;

internal abstract partial class PortalDbContext
{
    public DbSet<Problem> Problems => Set<Problem>();
}
