namespace FederationReform.Registers;

/// <summary>Where a file of an entry stands: with the entry as a whole, or as the proof of one thing it says.</summary>
/// <param name="Key">Stored with the file.</param>
/// <param name="Name">What is kept there, for history and page: 照片, 岗位的依据.</param>
/// <param name="PhotosOnly">Whether papers (PDF, Word, Excel) are refused.</param>
public sealed record FilePlace(string Key, string Name, bool PhotosOnly)
{
    internal const int KeyLength = 20;

    /// <summary>Photos of what the entry is about.</summary>
    public static FilePlace Photos { get; } = new("Photos", "照片", PhotosOnly: true);
}
