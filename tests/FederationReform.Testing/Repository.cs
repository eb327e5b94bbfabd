namespace FederationReform.Tests.Support;

/// <summary>The working copy the tests were built from, for those that read sources.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Files below src/ that people wrote: no build output, no migrations.</summary>
    /// <returns>Path from the root, with slashes, and text.</returns>
    public static IReadOnlyList<(string Path, string Text)> Sources(params string[] extensions)
    {
        var files = Directory
            .EnumerateFiles(System.IO.Path.Combine(Root, "src"), "*", SearchOption.AllDirectories)
            .Select(file => (File: file, Path: System.IO.Path.GetRelativePath(Root, file).Replace('\\', '/')))
            .Where(f =>
                extensions.Contains(System.IO.Path.GetExtension(f.File))
                && !f.Path.Contains("/obj/")
                && !f.Path.Contains("/bin/")
                && !f.Path.Contains("/Migrations/")
            )
            .OrderBy(f => f.Path, StringComparer.Ordinal)
            .Select(f => (f.Path, File.ReadAllText(f.File)))
            .ToList();
        return files.Count > 0
            ? files
            : throw new InvalidOperationException(
                $"No {string.Join(", ", extensions)} below {Root}/src: the test would prove nothing."
            );
    }

    /// <summary>Above the program or, for a script of eng/, which is built elsewhere, above the current folder.</summary>
    private static string FindRoot() =>
        RootAbove(AppContext.BaseDirectory)
        ?? RootAbove(Environment.CurrentDirectory)
        ?? throw new InvalidOperationException("FederationReform.sln is above none of the test's folders.");

    private static string? RootAbove(string path)
    {
        var folder = new DirectoryInfo(path);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "FederationReform.sln")))
            folder = folder.Parent;
        return folder?.FullName;
    }
}
