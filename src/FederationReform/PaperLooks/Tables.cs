using FederationReform.PaperLooks;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Data;

internal abstract partial class PortalDbContext
{
    public DbSet<PaperSetting> PaperSettings => Set<PaperSetting>();
}
