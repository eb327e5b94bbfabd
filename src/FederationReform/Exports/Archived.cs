namespace FederationReform.Exports;

/// <param name="File">Null when the archive was refused.</param>
public sealed record Archived(ExportedFile? File, Violations Violations)
{
    /// <summary>Kept files that are not in the store; the archive was made without them and its list says so.</summary>
    public IReadOnlyList<LostFile> Lost { get; init; } = [];

    internal static Archived Refused(params IEnumerable<Violation> violations) => new(null, new(violations));
}

/// <summary>A file that has its row while its bytes are gone: deleted by hand, or not in a copy.</summary>
/// <param name="Name">What the file was called on the user's machine.</param>
/// <param name="Sha256">Of its bytes as they were kept, in hexadecimal; by this it is found in a backup.</param>
public sealed record LostFile(string Unit, string Paper, string Name, string Sha256);
