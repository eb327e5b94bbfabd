using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Data;

/// <summary>
/// The keys that sign cookies and form tokens, in the portal's own database, so that a restart keeps everyone signed in
/// and all nodes share them. A context of its own, because the framework saves synchronously and outside any scope,
/// which the portal's context refuses; the table belongs to the portal's model and its migrations.
/// </summary>
internal sealed class CookieKeys(DbContextOptions<CookieKeys> options) : DbContext(options), IDataProtectionKeyContext
{
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder model) => AddTo(model);

    public static void AddTo(ModelBuilder model) =>
        model.Entity<DataProtectionKey>(key =>
        {
            key.ToTable("DataProtectionKeys");
            key.Property(k => k.FriendlyName).HasMaxLength(200);
        });
}
