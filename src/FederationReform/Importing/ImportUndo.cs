using System.IO.Compression;
using System.Text.Json;
using FederationReform.Elections;
using FederationReform.Reforms;

namespace FederationReform.Importing;

/// <summary>What an import wrote and what stood there before: as much as is needed to take it back, and to see whether anybody went on since.</summary>
internal sealed record ImportUndo
{
    public IReadOnlyList<ImportedResult> Results { get; init; } = [];

    public byte[] Write()
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
            JsonSerializer.Serialize(brotli, this);
        return packed.ToArray();
    }

    public static ImportUndo Read(byte[] bytes)
    {
        using var brotli = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<ImportUndo>(brotli) ?? throw new InvalidDataException("The stored undo is empty.");
    }
}

/// <param name="Before">The result it replaced.</param>
/// <param name="After">The result it wrote, as it is stored: another now means that somebody changed it since.</param>
internal sealed record ImportedResult(int ReformId, int UnitId, ReformState StateBefore, CongressResult Before, string After);
