namespace FederationReform.Data;

/// <summary>
/// Reserves the data folder of the embedded database for one process. The operating system frees the lock when the
/// process ends, also when it is killed.
/// </summary>
public sealed class DataFolderLock : IDisposable
{
    private const int Tries = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private readonly FileStream file;

    private DataFolderLock(FileStream file) => this.file = file;

    /// <summary>Null when another process holds the folder, also after a moment in which it may be ending.</summary>
    public static DataFolderLock? TryTake(string dataFolder)
    {
        Directory.CreateDirectory(dataFolder);
        for (var tries = 0; tries < Tries; tries++)
        {
            try
            {
                return new(
                    new FileStream(
                        Path.Combine(dataFolder, "portal.lock"),
                        FileMode.OpenOrCreate,
                        FileAccess.ReadWrite,
                        FileShare.None
                    )
                );
            }
            catch (IOException)
            {
                Thread.Sleep(Pause);
            }
        }
        return null;
    }

    public void Dispose() => file.Dispose();
}
