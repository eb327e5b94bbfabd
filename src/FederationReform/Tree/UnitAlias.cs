using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Tree;

/// <summary>
/// What rosters call a unit besides its name: an old name, a merged village, a recurring slip. The person who imports a
/// roster states it once.
/// </summary>
internal sealed class UnitAlias : IBelongsToUnit
{
    public const int TextLength = 60;

    private UnitAlias() { }

    /// <param name="text">The text in the form that the matcher of rosters returns.</param>
    public static UnitAlias Of(Unit unit, string text) =>
        new()
        {
            UnitId = unit.Id,
            UnitPath = unit.Path,
            Text = text,
        };

    public int Id { get; private set; }
    public int UnitId { get; private set; }
    public string UnitPath { get; private set; } = "";
    public string Text { get; private set; } = "";

    internal sealed class Configuration : IEntityTypeConfiguration<UnitAlias>
    {
        public void Configure(EntityTypeBuilder<UnitAlias> alias)
        {
            alias.Property(a => a.Text).HasMaxLength(TextLength);
            alias.HasOne<Unit>().WithMany().HasForeignKey(a => a.UnitId).OnDelete(DeleteBehavior.Cascade);
            alias.HasIndex(a => new { a.UnitId, a.Text }).IsUnique();
            alias.HasIndex(a => new { a.Text, a.UnitPath });
        }
    }
}
