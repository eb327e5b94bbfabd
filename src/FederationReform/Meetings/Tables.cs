using FederationReform.Meetings.Templates;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Data;

internal abstract partial class PortalDbContext
{
    public DbSet<PaperTemplate> PaperTemplates => Set<PaperTemplate>();
}
