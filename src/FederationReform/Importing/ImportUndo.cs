using System.IO.Compression;
using System.Text.Json;
using FederationReform.Elections;
using FederationReform.Reforms;
using FederationReform.Rosters;

namespace FederationReform.Importing;

/// <summary>What an import wrote and what stood there before: as much as is needed to take it back, and to see whether anybody went on since.</summary>
internal sealed record ImportUndo
{
    public IReadOnlyList<ImportedResult> Results { get; init; } = [];

    public IReadOnlyList<ImportedCommittee> Committees { get; init; } = [];

    /// <summary>Begun in committees that stood already.</summary>
    public IReadOnlyList<int> Posts { get; init; } = [];

    /// <summary>Who came with a committee that was registered.</summary>
    public IReadOnlyList<int> NewPeople { get; init; } = [];

    public IReadOnlyList<ImportedPerson> People { get; init; } = [];

    public IReadOnlyList<ImportedFacts> Facts { get; init; } = [];

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

/// <param name="Version">Of the committee afterwards: another now means that somebody changed it since.</param>
internal sealed record ImportedCommittee(int CommitteeId, int UnitId, bool Registered, int Version, int New, int Changed);

/// <param name="Version">Of the person afterwards.</param>
/// <param name="IdNumber">What was registered before; null where the import did not touch it.</param>
internal sealed record ImportedPerson(int PersonId, int Version, PersonProfile Before, ImportedIdNumber? IdNumber = null);

/// <summary>What stood beside a position before.</summary>
internal sealed record ImportedFacts(int PostId, bool? InTwoCommittees, bool? FormerDirector, bool? NewlyElected, string? Duties);

/// <param name="Before">The result it replaced.</param>
/// <param name="After">The result it wrote, as it is stored: another now means that somebody changed it since.</param>
internal sealed record ImportedResult(int ReformId, int UnitId, ReformState StateBefore, CongressResult Before, string After);
