using FederationReform.Data;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Importing;

/// <summary>
/// The large data of an import, in a row of its own so that a list of imports never reads them: the file, its rows as
/// read, and what is needed for the undo. All are personal data, with ID numbers perhaps that the county does not
/// register: they lie sealed (<see cref="FileSeal"/>), the file and its rows only until the import is applied, and
/// nothing longer than <see cref="Kept"/> (<see cref="ForgetImportFiles"/>).
/// </summary>
internal sealed class ImportFile : IBelongsToUnit, IPreparation
{
    /// <summary>How long the file can be downloaded with its errors and the import be undone.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private ImportFile() { }

    public static ImportFile Of(Import import, FileSeal seal, byte[] original, byte[] rows) =>
        new()
        {
            Import = import,
            UnitId = import.UnitId,
            UnitPath = import.UnitPath,
            Original = seal.Seal(original),
            Rows = seal.Seal(rows),
            KeptFrom = import.StartedAt,
        };

    public int ImportId { get; private set; }
    public Import Import { get; private set; } = null!;
    public int UnitId { get; private set; }
    public string UnitPath { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime KeptFrom { get; private set; }

    /// <summary>The file as it was uploaded, sealed; empty once the import is applied.</summary>
    public byte[] Original { get; private set; } = [];

    /// <summary>The chosen sheets in the format of <see cref="SheetStore"/>, sealed; empty like the file.</summary>
    public byte[] Rows { get; private set; } = [];

    /// <summary>Data of <see cref="ImportUndo"/>, sealed; null until the import is applied.</summary>
    public byte[]? Undo { get; private set; }

    public void Take(FileSeal seal, byte[] rows) => Rows = seal.Seal(rows);

    /// <summary>What was read is in its place now; only what takes it back is still needed.</summary>
    public void Finish(FileSeal seal, byte[] undo) => (Undo, Original, Rows) = (seal.Seal(undo), [], []);

    internal sealed class Configuration : IEntityTypeConfiguration<ImportFile>
    {
        public void Configure(EntityTypeBuilder<ImportFile> file)
        {
            file.HasKey(f => f.ImportId);
            file.HasOne(f => f.Import)
                .WithOne()
                .HasForeignKey<ImportFile>(f => f.ImportId)
                .OnDelete(DeleteBehavior.Cascade);
            file.HasIndex(f => new { f.UnitPath, f.KeptFrom });
        }
    }
}
