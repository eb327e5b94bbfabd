using FederationReform.Summaries;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Data;

internal abstract partial class PortalDbContext
{
    public DbSet<Summary> Summaries => Set<Summary>();
    public DbSet<SummaryVersion> SummaryVersions => Set<SummaryVersion>();
    public DbSet<SummaryDraft> SummaryDrafts => Set<SummaryDraft>();
}
