using System.Security.Cryptography;

namespace FederationReform.Files;

/// <summary>
/// Where the bytes of kept files lie. An address names its content by SHA-256 and the one upload that wrote it, so what
/// lies there is never written over, and deleting it takes nothing from another row.
/// </summary>
internal abstract class FileStore
{
    /// <summary>Returns only when the whole file lies there for good; half of it is never found.</summary>
    public abstract Task PutAsync(FileAddress address, ReadOnlyMemory<byte> bytes, CancellationToken cancel);

    /// <summary>Null when nothing lies there.</summary>
    public abstract Task<Stream?> OpenAsync(FileAddress address, CancellationToken cancel);

    public abstract Task DeleteAsync(FileAddress address, CancellationToken cancel);

    /// <summary>Everything that was put before an instant (UTC), in no order.</summary>
    public abstract IAsyncEnumerable<FileAddress> OlderThanAsync(DateTime before, CancellationToken cancel);

    /// <summary>Null when the store can be used; otherwise what is wrong, in Chinese for the operator.</summary>
    public abstract Task<string?> ProblemAsync(CancellationToken cancel);
}

/// <summary>For example 3f/9a/3f9a…c1-0198…; the characters are those of every file system and object store.</summary>
internal readonly record struct FileAddress(string Value)
{
    public const int Length = 2 + 1 + 2 + 1 + 64 + 1 + 32;

    /// <param name="writer">The id of the upload that brings the file.</param>
    public static FileAddress Of(ReadOnlySpan<byte> content, Guid writer)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        return new($"{hash[..2]}/{hash[2..4]}/{hash}-{writer:n}");
    }

    /// <summary>Of the content, in hexadecimal.</summary>
    public string Sha256 => Value[6..70];

    /// <summary>Null for the name of anything that the portal did not put there.</summary>
    public static FileAddress? Read(string value) =>
        value.Length == Length && value[2] == '/' && value[5] == '/' && value[70] == '-' ? new(value) : null;

    public override string ToString() => Value;
}
