using FederationReform.Files;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.KeptFiles;

/// <param name="Content">The caller disposes it.</param>
public sealed record OpenedFile(string Name, FileKind Kind, Stream Content)
{
    /// <summary>The one of these files that was not deleted, or its small picture; null where there is none.</summary>
    internal static async Task<OpenedFile?> OfAsync<TFile>(
        FileStore files,
        IQueryable<TFile> asked,
        bool thumbnail,
        CancellationToken cancel
    )
        where TFile : StoredFile
    {
        var found = await asked
            .Where(f => f.RemovedAt == null)
            .Select(f => new
            {
                f.Name,
                f.Kind,
                Address = thumbnail ? f.ThumbnailAddress : f.Address,
            })
            .SingleOrDefaultAsync(cancel);
        return found?.Address is { } address ? await OfAsync(files, found.Name, found.Kind, address, cancel) : null;
    }

    /// <summary>A row points to it, so it lies there; that it does not is a fault.</summary>
    internal static async Task<OpenedFile> OfAsync(
        FileStore files,
        string name,
        FileKind kind,
        string address,
        CancellationToken cancel
    )
    {
        var content = await files.OpenAsync(new(address), cancel)
            ?? throw new FileNotFoundException($"A kept file is not in the store: {address}.");
        return new(name, kind, content);
    }
}
