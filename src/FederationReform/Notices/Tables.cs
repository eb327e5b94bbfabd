using FederationReform.Notices;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Data;

internal abstract partial class PortalDbContext
{
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<NoticeFile> NoticeFiles => Set<NoticeFile>();
    public DbSet<NoticeRecipient> NoticeRecipients => Set<NoticeRecipient>();
}
