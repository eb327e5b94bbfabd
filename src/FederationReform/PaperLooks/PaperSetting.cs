using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Papers;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.PaperLooks;

/// <summary>How the papers of a unit and of all units below it look, where the standard leaves a choice.</summary>
internal sealed class PaperSetting : IBelongsToUnit, IVersioned
{
    private PaperSetting() { }

    public static PaperSetting Of(UnitScope scope) => new() { UnitId = scope.UnitId, UnitPath = scope.Path };

    public int UnitId { get; private set; }
    public string UnitPath { get; private set; } = "";
    public LinePitch Pitch { get; private set; } = LinePitch.Standard;
    public int Version { get; set; }

    public void Set(LinePitch pitch) => Pitch = pitch;

    /// <summary>
    /// The pitch of a unit's papers: its own or that of the nearest unit above, which may lie above the caller's scope;
    /// without any, the standard's.
    /// </summary>
    public static async Task<LinePitch> PitchOfAsync(
        PortalDbContext db,
        string unitPath,
        CancellationToken cancel = default
    )
    {
        var above = Tree.UnitPath.SelfAndAncestors(unitPath);
        var set = await db.PaperSettings.AsNoTracking().Where(s => above.Contains(s.UnitPath)).ToListAsync(cancel);
        return set.MaxBy(s => s.UnitPath.Length)?.Pitch ?? LinePitch.Standard;
    }

    internal sealed class Configuration : IEntityTypeConfiguration<PaperSetting>
    {
        public void Configure(EntityTypeBuilder<PaperSetting> setting)
        {
            setting.HasKey(s => s.UnitId);
            setting.Property(s => s.UnitId).ValueGeneratedNever();
            setting.HasOne<Unit>().WithMany().HasForeignKey(s => s.UnitId).OnDelete(DeleteBehavior.Restrict);
            setting.HasIndex(s => s.UnitPath);
        }
    }
}
