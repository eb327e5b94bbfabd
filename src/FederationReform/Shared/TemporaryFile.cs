namespace FederationReform;

/// <summary>A file on its way to a user: only this process can read it, and it is deleted when it is closed.</summary>
public static class TemporaryFile
{
    /// <param name="share">Who may open it a second time.</param>
    public static FileStream Open(FileShare share = FileShare.None)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = share,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(Path.Combine(Path.GetTempPath(), $"portal-export-{Guid.NewGuid():N}"), options);
    }
}
