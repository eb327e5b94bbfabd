using FederationReform.Evidence;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Data;

internal abstract partial class PortalDbContext
{
    public DbSet<EvidenceFile> EvidenceFiles => Set<EvidenceFile>();
    public DbSet<VisitPhoto> VisitPhotos => Set<VisitPhoto>();
}
