using FederationReform.Files;

namespace FederationReform.KeptFiles;

/// <param name="Content">The caller disposes it.</param>
public sealed record OpenedFile(string Name, FileKind Kind, Stream Content)
{
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
