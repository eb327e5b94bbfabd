using FederationReform.Uploads;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Data;

internal abstract partial class PortalDbContext
{
    public DbSet<Upload> Uploads => Set<Upload>();
    public DbSet<UploadPart> UploadParts => Set<UploadPart>();
}
