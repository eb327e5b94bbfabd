using FederationReform.Files;
using FederationReform.KeptFiles;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Registers;

/// <summary>
/// A photo or paper of an entry. All registers have one table, which names the register and the entry; the entry's own
/// version keeps a file from being added to an entry that is removed at the same moment.
/// </summary>
internal sealed class RegisterFile : StoredFile
{
    /// <summary>The most files of one entry that are not deleted.</summary>
    public const int MostOfAnEntry = 30;

    private RegisterFile() { }

    public static RegisterFile Of<TEntry>(RegisterRow<TEntry> row, FilePlace place, KeptContent content, string by)
        where TEntry : class, IRegisterEntry<TEntry>
    {
        var file = new RegisterFile
        {
            Register = TEntry.Kind,
            EntryId = row.Id,
            Place = place.Key,
        };
        file.Keep(content, row.UnitId, row.UnitPath, by);
        return file;
    }

    public RegisterKind Register { get; private set; }
    public int EntryId { get; private set; }

    /// <summary>The key of a <see cref="FilePlace"/>.</summary>
    public string Place { get; private set; } = "";

    internal sealed class Table : StoredFileTable<RegisterFile>
    {
        protected override void ConfigureMore(EntityTypeBuilder<RegisterFile> file)
        {
            file.Property(f => f.Place).HasMaxLength(FilePlace.KeyLength);
            file.HasOne<Unit>().WithMany().HasForeignKey(f => f.UnitId).OnDelete(DeleteBehavior.Restrict);
            file.HasIndex(f => new { f.Register, f.EntryId });
        }
    }
}

/// <summary>A file as lists and pages show it.</summary>
/// <param name="Place">The key of a <see cref="FilePlace"/>.</param>
/// <param name="At">UTC; when it was uploaded.</param>
public sealed record EntryFile(
    int Id,
    string Place,
    string Name,
    FileKind Kind,
    int Size,
    string By,
    DateTime At,
    bool HasThumbnail
);

internal static class FilesOfEntries
{
    /// <summary>The files of an entry that are not deleted.</summary>
    public static IQueryable<RegisterFile> Of<TEntry>(this IQueryable<RegisterFile> files, RegisterRow<TEntry> row)
        where TEntry : class, IRegisterEntry<TEntry>
    {
        var (kind, id) = (TEntry.Kind, row.Id);
        return files.Where(f => f.Register == kind && f.EntryId == id && f.RemovedAt == null);
    }

    /// <summary>The files of some entries of a register, by the entry, in the order in which they were added.</summary>
    public static async Task<ILookup<int, EntryFile>> ShownAsync<TEntry>(
        this IQueryable<RegisterFile> files,
        IReadOnlyList<RegisterRow<TEntry>> rows,
        CancellationToken cancel
    )
        where TEntry : class, IRegisterEntry<TEntry>
    {
        if (TEntry.FilePlaces.Count == 0 || rows.Count == 0)
            return Enumerable.Empty<EntryFile>().ToLookup(f => f.Id);
        var (kind, ids) = (TEntry.Kind, rows.Select(r => r.Id).ToList());
        var found = await files
            .AsNoTracking()
            .Where(f => f.Register == kind && ids.Contains(f.EntryId) && f.RemovedAt == null)
            .OrderBy(f => f.Id)
            .Select(f => new
            {
                f.EntryId,
                File = new EntryFile(
                    f.Id,
                    f.Place,
                    f.Name,
                    f.Kind,
                    f.Size,
                    f.AddedBy,
                    f.AddedAt,
                    f.ThumbnailAddress != null
                ),
            })
            .ToListAsync(cancel);
        return found.ToLookup(f => f.EntryId, f => f.File);
    }
}
