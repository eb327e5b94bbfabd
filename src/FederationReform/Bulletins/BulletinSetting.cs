using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Bulletins;

/// <summary>
/// How a unit writes its bulletins: when its weeks close, without a row as <see cref="WeekClosing.Usual"/>, and whether
/// people are named in full, without a row not.
/// </summary>
internal sealed class BulletinSetting : IBelongsToUnit, IVersioned
{
    private BulletinSetting() { }

    public static BulletinSetting Of(UnitScope scope) =>
        new()
        {
            UnitId = scope.UnitId,
            UnitPath = scope.Path,
            Day = WeekClosing.Usual.Day,
            Hour = WeekClosing.Usual.Hour,
        };

    public int UnitId { get; private set; }
    public string UnitPath { get; private set; } = "";
    public DayOfWeek Day { get; private set; }
    public int Hour { get; private set; }

    /// <summary>Off, a bulletin says no more of a person than surname and 某.</summary>
    public bool NamesPeople { get; private set; }

    public int Version { get; set; }

    public WeekClosing Closing => new(Day, Hour);

    public void Set(WeekClosing closing) => (Day, Hour) = (closing.Day, closing.Hour);

    public void NamePeople(bool inFull) => NamesPeople = inFull;

    public static string Words(bool namesPeople) => namesPeople ? "可以写全名" : "只写姓和“某”";

    public static Task<bool> NamesPeopleAsync(PortalDbContext db, int unitId, CancellationToken cancel) =>
        db.BulletinSettings.AnyAsync(s => s.UnitId == unitId && s.NamesPeople, cancel);

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
