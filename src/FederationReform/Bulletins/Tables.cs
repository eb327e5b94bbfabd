using FederationReform.Bulletins;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Data;

internal abstract partial class PortalDbContext
{
    public DbSet<Bulletin> Bulletins => Set<Bulletin>();
    public DbSet<BulletinDraft> BulletinDrafts => Set<BulletinDraft>();
    public DbSet<BulletinSetting> BulletinSettings => Set<BulletinSetting>();
}
