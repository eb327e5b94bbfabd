using FederationReform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Importing;

/// <summary>
/// The heavy part of an import, in a row of its own so that a list of imports never reads it: the file, its rows as they were read once, and
/// what is needed to take the import back. All of it is personal data and goes after <see cref="Kept"/>.
/// </summary>
internal sealed class ImportFile : IBelongsToUnit
{
    /// <summary>So long the file can be downloaded with its errors, and the import be taken back.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private ImportFile() { }

    public static ImportFile Of(Import import, byte[] original, byte[] rows) => new()
    {
        Import = import,
        UnitId = import.UnitId,
        UnitPath = import.UnitPath,
        Original = original,
        Rows = rows,
        KeptFrom = import.StartedAt,
    };

    public int ImportId { get; private set; }
    public Import Import { get; private set; } = null!;
    public int UnitId { get; private set; }
    public string UnitPath { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime KeptFrom { get; private set; }

    /// <summary>The file as it was uploaded.</summary>
    public byte[] Original { get; private set; } = [];

    /// <summary>The chosen sheet; see <see cref="SheetStore"/>.</summary>
    public byte[] Rows { get; private set; } = [];

    /// <summary>See <see cref="ImportUndo"/>; null until it is applied.</summary>
    public byte[]? Undo { get; private set; }

    public void Take(byte[] rows) => Rows = rows;

    public void Remember(byte[] undo) => Undo = undo;

    internal sealed class Configuration : IEntityTypeConfiguration<ImportFile>
    {
        public void Configure(EntityTypeBuilder<ImportFile> file)
        {
            file.HasKey(f => f.ImportId);
            file.HasOne(f => f.Import).WithOne().HasForeignKey<ImportFile>(f => f.ImportId).OnDelete(DeleteBehavior.Cascade);
            file.HasIndex(f => new { f.UnitPath, f.KeptFrom });
        }
    }
}
