namespace FederationReform.Backups;

/// <summary>How an engine copies the database while others write to it.</summary>
internal interface IDatabaseCopy
{
    /// <summary>Of the file, with its dot.</summary>
    string Extension { get; }

    /// <summary>
    /// Writes the copy, restores it into a scratch database, counts both, and leaves the scratch database nowhere.
    /// </summary>
    /// <returns>What the database held at the moment of the copy, and what the restored copy holds.</returns>
    Task<(DatabaseContents Copied, DatabaseContents Restored)> MakeAsync(string file, CancellationToken cancel);
}
