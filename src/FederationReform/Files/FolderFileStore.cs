using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FederationReform.Files;

/// <summary>
/// Kept files in a folder: written beside their place, forced to the disk, and renamed into it, so that a cut of power
/// leaves a whole file or none.
/// </summary>
internal sealed class FolderFileStore(string folder) : FileStore
{
    /// <summary>Where a file lies while it is written; its name is no address, so nobody reads it there.</summary>
    internal string Incoming { get; } = Path.Combine(folder, "incoming");

    public override async Task PutAsync(FileAddress address, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        var place = PlaceOf(address);
        Directory.CreateDirectory(Incoming);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        var temporary = Path.Combine(Incoming, Guid.NewGuid().ToString("n"));
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            await using (var file = new FileStream(temporary, options))
            {
                await file.WriteAsync(bytes, cancel);
                file.Flush(flushToDisk: true);
            }
            File.Move(temporary, place, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
        // The new names too: of the file, and of folders that were made for it.
        for (var above = Path.GetDirectoryName(place); above is not null; above = Path.GetDirectoryName(above))
        {
            DiskFolder.Force(above);
            if (above == folder)
                break;
        }
    }

    public override Task<Stream?> OpenAsync(FileAddress address, CancellationToken cancel)
    {
        try
        {
            return Task.FromResult<Stream?>(
                new FileStream(
                    PlaceOf(address),
                    FileMode.Open,
                    FileAccess.Read,
                    FileShare.Read | FileShare.Delete,
                    bufferSize: 64 * 1024,
                    FileOptions.Asynchronous | FileOptions.SequentialScan
                )
            );
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    public override Task DeleteAsync(FileAddress address, CancellationToken cancel)
    {
        if (File.Exists(PlaceOf(address)))
            File.Delete(PlaceOf(address));
        return Task.CompletedTask;
    }

    public override async IAsyncEnumerable<FileAddress> OlderThanAsync(
        DateTime before,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        if (!Directory.Exists(folder))
            yield break;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            cancel.ThrowIfCancellationRequested();
            if (File.GetLastWriteTimeUtc(file) >= before)
                continue;
            var name = Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
            if (FileAddress.Read(name) is { } address)
                yield return address;
            else if (Path.GetDirectoryName(file) == Incoming)
                File.Delete(file);
        }
        await Task.CompletedTask;
    }

    public override Task<string?> ProblemAsync(CancellationToken cancel)
    {
        try
        {
            Directory.CreateDirectory(Incoming);
            return Task.FromResult<string?>(null);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Task.FromResult<string?>($"材料文件夹 {folder} 不能写入。请检查权限和磁盘空间。");
        }
    }

    private string PlaceOf(FileAddress address) =>
        Path.Combine(folder, address.Value.Replace('/', Path.DirectorySeparatorChar));
}

/// <summary>
/// Forces the names in a folder to the disk. Windows keeps them in a journal of its own; .NET has no call for the
/// other systems.
/// </summary>
internal static class DiskFolder
{
    public static void Force(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        var handle = Open(folder, 0);
        if (handle < 0)
            throw new IOException($"The folder of kept files cannot be opened ({Marshal.GetLastPInvokeError()}).");
        try
        {
            // Some network file systems know no such call for folders (EINVAL, 22); the file itself lies there.
            if (Sync(handle) != 0 && Marshal.GetLastPInvokeError() != 22)
                throw new IOException($"The folder of kept files cannot be forced ({Marshal.GetLastPInvokeError()}).");
        }
        finally
        {
            _ = Close(handle);
        }
    }

#pragma warning disable SYSLIB1054, CA2101 // The generated form needs unsafe code; the path is marshalled as UTF-8.
    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
#pragma warning restore SYSLIB1054, CA2101
}
