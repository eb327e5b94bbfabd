using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace FederationReform.Data;

/// <summary>
/// Seals what lies in the database for some weeks only, such as an imported file with all that somebody's roster holds:
/// whoever reads the database or a backup cannot read it. It uses the keys of cookies, which every node has; what must
/// last, such as an ID number, has a key of its own (<see cref="PersonalDataKey"/>).
/// </summary>
internal sealed class FileSeal(IDataProtector? protector)
{
    // With this every protected payload begins.
    private static readonly byte[] mark = [0x09, 0xF0, 0xC9, 0xF0];

    /// <summary>For a database that no host serves: what is stored stays as it is.</summary>
    public static FileSeal None { get; } = new((IDataProtector?)null);

    public static FileSeal Of(IDataProtectionProvider provider) =>
        new(provider.CreateProtector("FederationReform.ImportFile"));

    public byte[] Seal(byte[] content) => protector?.Protect(content) ?? content;

    /// <summary>Null when the key is gone, or nothing is stored any more.</summary>
    public byte[]? Open(byte[] stored)
    {
        // Emptied when the import was applied, perhaps a moment ago in another tab.
        if (stored.Length == 0)
            return null;
        if (!stored.AsSpan().StartsWith(mark))
            return stored;
        try
        {
            return protector?.Unprotect(stored);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
