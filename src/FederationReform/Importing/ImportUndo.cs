using System.IO.Compression;
using System.Text.Json;
using FederationReform.Campaigns;
using FederationReform.People;
using FederationReform.Rules;

namespace FederationReform.Importing;

/// <summary>
/// What an import wrote and what was stored before: as much as the undo needs, and to recognise later changes.
/// </summary>
internal sealed record ImportUndo
{
    public IReadOnlyList<ImportedResult> Results { get; init; } = [];

    public IReadOnlyList<ImportedCommittee> Committees { get; init; } = [];

    /// <summary>Ids of posts that were begun in committees that existed before.</summary>
    public IReadOnlyList<int> Posts { get; init; } = [];

    /// <summary>Ids of people who were created with a registered committee.</summary>
    public IReadOnlyList<int> NewPeople { get; init; } = [];

    public IReadOnlyList<ImportedPerson> People { get; init; } = [];

    public IReadOnlyList<ImportedFacts> Facts { get; init; } = [];

    public IReadOnlyList<ImportedEntry> Entries { get; init; } = [];

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
        return JsonSerializer.Deserialize<ImportUndo>(brotli)
            ?? throw new InvalidDataException("The stored undo is empty.");
    }
}

/// <param name="Version">
/// The committee's version after the import; a different stored version means that it was changed since.
/// </param>
internal sealed record ImportedCommittee(
    int CommitteeId,
    int UnitId,
    bool Registered,
    int Version,
    int New,
    int Changed
);

/// <summary>An entry of the register that the import's kind names.</summary>
/// <param name="Version">After the import; a different stored version means that it was changed since.</param>
/// <param name="Before">What was stored before, as JSON; null for an entry that the import added.</param>
internal sealed record ImportedEntry(int Id, int UnitId, int Version, string? Before);

/// <param name="Version">The person's version after the change.</param>
/// <param name="IdNumber">The number registered before; null where the import did not touch it.</param>
internal sealed record ImportedPerson(
    int PersonId,
    int Version,
    PersonProfile Before,
    ImportedIdNumber? IdNumber = null
);

/// <summary>The data of a post, except the position, before the import.</summary>
internal sealed record ImportedFacts(
    int PostId,
    bool? InTwoCommittees,
    bool? FormerDirector,
    bool? NewlyElected,
    string? Duties
);

/// <param name="Before">The result that was replaced.</param>
/// <param name="After">The stored result after the import; a different one means that it was changed since.</param>
internal sealed record ImportedResult(
    int ReformId,
    int UnitId,
    ReformState StateBefore,
    CongressResult Before,
    string After
);
