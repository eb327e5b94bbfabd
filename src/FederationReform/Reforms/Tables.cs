using FederationReform.Reforms;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Data;

internal abstract partial class PortalDbContext
{
    public DbSet<Draft> Drafts => Set<Draft>();
    public DbSet<ReviewDraft> ReviewDrafts => Set<ReviewDraft>();
}
