using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Bulletins;

/// <summary>When the weeks of a unit close; without a row, as <see cref="WeekClosing.Usual"/>.</summary>
internal sealed class BulletinSetting : IBelongsToUnit, IVersioned
{
    private BulletinSetting() { }

    public static BulletinSetting Of(UnitScope scope) => new() { UnitId = scope.UnitId, UnitPath = scope.Path };

    public int UnitId { get; private set; }
    public string UnitPath { get; private set; } = "";
    public DayOfWeek Day { get; private set; }
    public int Hour { get; private set; }
    public int Version { get; set; }

    public WeekClosing Closing => new(Day, Hour);

    public void Set(WeekClosing closing) => (Day, Hour) = (closing.Day, closing.Hour);

    public static async Task<WeekClosing> OfAsync(PortalDbContext db, int unitId, CancellationToken cancel) =>
        (await db.BulletinSettings.AsNoTracking().SingleOrDefaultAsync(s => s.UnitId == unitId, cancel))?.Closing
        ?? WeekClosing.Usual;

    internal sealed class Configuration : IEntityTypeConfiguration<BulletinSetting>
    {
        public void Configure(EntityTypeBuilder<BulletinSetting> setting)
        {
            setting.Ignore(s => s.Closing);
            setting.HasKey(s => s.UnitId);
            setting.Property(s => s.UnitId).ValueGeneratedNever();
            setting.HasOne<Unit>().WithMany().HasForeignKey(s => s.UnitId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
