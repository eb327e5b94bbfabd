using FederationReform.Importing;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Data;

internal abstract partial class PortalDbContext
{
    public DbSet<Import> Imports => Set<Import>();
    public DbSet<ImportFile> ImportFiles => Set<ImportFile>();
    public DbSet<RememberedHeading> RememberedHeadings => Set<RememberedHeading>();
}
