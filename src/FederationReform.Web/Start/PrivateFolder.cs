using System.Runtime.InteropServices;

namespace FederationReform.Web.Start;

/// <summary>
/// The data folder is for the portal's own user: with the database or a key in hand, another user of the machine is
/// administrator. Windows keeps such rights by other means, which the operator sets.
/// </summary>
internal static class PrivateFolder
{
    private const UnixFileMode OwnFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    /// <summary>
    /// Makes the folder, or closes one that was made by hand or by an older version, with all that lies in it. What the
    /// process makes after that, the engine's own files too, is closed from the beginning.
    /// </summary>
    public static void Close(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }
        _ = SetMask((int)Others);
        Directory.CreateDirectory(folder, OwnFolder);
        Close(folder, OwnFolder);
        foreach (var inner in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories))
            Close(inner, OwnFolder);
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            Close(file, OwnFile);
    }

    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetMask(int mask);

    private static void Close(string path, UnixFileMode mode)
    {
        try
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
                File.SetUnixFileMode(path, mode);
        }
        catch (FileNotFoundException)
        {
            // A journal of the database, which comes and goes while another process holds the folder.
        }
    }
}
