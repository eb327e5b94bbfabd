using FederationReform.Access;
using FederationReform.People;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Rosters;

/// <summary>
/// 不是同一个人: somebody looked at two entries that seem to be one person and knows that they are two. They are not
/// proposed for merging again, to anybody.
/// </summary>
internal sealed class KeptApart : IBelongsToUnit
{
    private KeptApart() { }

    public static KeptApart Of(UnitScope scope, Person one, Person other, string? reason, DateTime now) =>
        new()
        {
            FirstId = Math.Min(one.Id, other.Id),
            SecondId = Math.Max(one.Id, other.Id),
            UnitId = scope.UnitId,
            UnitPath = scope.Path,
            By = scope.AccountName,
            Reason = reason,
            At = now,
        };

    /// <summary>The smaller id of the two.</summary>
    public int FirstId { get; private set; }

    public int SecondId { get; private set; }

    /// <summary>The unit of the account that decided it.</summary>
    public int UnitId { get; private set; }

    public string UnitPath { get; private set; } = "";
    public string By { get; private set; } = "";
    public string? Reason { get; private set; }
    public DateTime At { get; private set; }

    internal sealed class Configuration : IEntityTypeConfiguration<KeptApart>
    {
        public void Configure(EntityTypeBuilder<KeptApart> apart)
        {
            apart.HasKey(a => new { a.FirstId, a.SecondId });
            apart.Property(a => a.By).HasMaxLength(2 * PlainText.NameRunes);
            apart.Property(a => a.Reason).HasMaxLength(2 * PlainText.NoteRunes);
            apart.HasOne<Person>().WithMany().HasForeignKey(a => a.FirstId).OnDelete(DeleteBehavior.Cascade);
            apart.HasOne<Person>().WithMany().HasForeignKey(a => a.SecondId).OnDelete(DeleteBehavior.Cascade);
            apart.HasOne<Unit>().WithMany().HasForeignKey(a => a.UnitId).OnDelete(DeleteBehavior.Restrict);
            apart.HasIndex(a => a.SecondId);
            apart.HasIndex(a => a.UnitPath);
        }
    }
}
