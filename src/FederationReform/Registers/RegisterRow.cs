using FederationReform.Data;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Registers;

/// <summary>An entry of a register, of one unit. Each register has a table of its own, with a column a field.</summary>
internal sealed class RegisterRow<TEntry> : IBelongsToUnit, IVersioned
    where TEntry : class, IRegisterEntry<TEntry>
{
    private RegisterRow() { }

    public static RegisterRow<TEntry> Of(Unit unit, TEntry entry, DateTime now)
    {
        var row = new RegisterRow<TEntry>
        {
            Unit = unit,
            UnitId = unit.Id,
            UnitPath = unit.Path,
            EnteredAt = now,
        };
        row.Change(entry);
        return row;
    }

    public int Id { get; private set; }
    public int UnitId { get; private set; }
    public Unit Unit { get; private set; } = null!;
    public string UnitPath { get; private set; } = "";
    public TEntry Entry { get; private set; } = TEntry.Blank;

    // Copied from the entry, so that lists of all registers are found and ordered alike.
    public string Title { get; private set; } = "";
    public DateOnly? On { get; private set; }
    public int? Category { get; private set; }

    /// <inheritdoc cref="IRegisterEntry{TSelf}.SoleKey"/>
    public string? SoleKey { get; private set; }

    /// <summary>UTC</summary>
    public DateTime EnteredAt { get; private set; }

    public int Version { get; set; }

    public AuditSubject Subject => new(TEntry.Kind.Subject(), Id, UnitId, UnitPath);

    public void Change(TEntry entry)
    {
        (Entry, Title, On, Category) = (entry, entry.Title, entry.On, entry.Category);
        SoleKey = TEntry.SoleKey(entry, UnitPath);
    }
}

/// <summary>The table of a register. Each register declares one, beside its tables.</summary>
internal abstract class RegisterTable<TEntry> : IEntityTypeConfiguration<RegisterRow<TEntry>>
    where TEntry : class, IRegisterEntry<TEntry>
{
    public void Configure(EntityTypeBuilder<RegisterRow<TEntry>> row)
    {
        row.ToTable(TEntry.Kind.ToString());
        row.Ignore(r => r.Subject);
        row.Property(r => r.Title).HasMaxLength(2 * PlainText.NameRunes);
        row.ComplexProperty(
            r => r.Entry,
            entry =>
            {
                foreach (var input in TEntry.Inputs)
                {
                    if (typeof(TEntry).GetProperty(input.Key)?.PropertyType == typeof(string))
                        entry.Property(input.Key).HasMaxLength(input.MaxLength);
                }
            }
        );
        row.HasOne(r => r.Unit).WithMany().HasForeignKey(r => r.UnitId).OnDelete(DeleteBehavior.Restrict);
        row.HasIndex(r => new { r.UnitPath, r.On });
        if (HasSoles)
            row.HasIndex(r => r.SoleKey).IsUnique();
        else
            row.Ignore(r => r.SoleKey);
        ConfigureMore(row);
    }

    /// <summary>Whether entries have a <see cref="IRegisterEntry{TSelf}.SoleKey"/>.</summary>
    protected virtual bool HasSoles => false;

    /// <summary>What this register's table has besides: an index that holds a rule, a longer title.</summary>
    protected virtual void ConfigureMore(EntityTypeBuilder<RegisterRow<TEntry>> row) { }
}
