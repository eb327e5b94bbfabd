using FederationReform.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Tree;

internal sealed class UnitConfiguration : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> unit)
    {
        unit.Ignore(u => u.NotChangeable);
        unit.Property(u => u.Name).HasMaxLength(2 * PlainText.NameRunes);
        unit.Property(u => u.PinyinKeys).HasMaxLength(Pinyin.KeysLength);
        unit.Property(u => u.Code).HasMaxLength(Unit.CodeLength);
        unit.Property(u => u.Path).HasMaxLength(UnitPath.MaxLength);
        unit.HasIndex(u => u.Path).IsUnique();
        // Not unique: a code may be given again after its unit is closed.
        unit.HasIndex(u => u.Code);
        unit.HasOne(u => u.Parent).WithMany().HasForeignKey(u => u.ParentId).OnDelete(DeleteBehavior.Restrict);
    }
}
