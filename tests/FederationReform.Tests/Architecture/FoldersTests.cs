using System.Text.RegularExpressions;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Architecture;

/// <summary>
/// The floors of the house: a file uses only folders that stand below its own, so that no two folders need each other
/// and a folder can be read without the ones above it. A folder that this list does not know fails the test: give it
/// its floor.
/// </summary>
public sealed partial class FoldersTests
{
    /// <summary>From the lowest floor to the highest. Folders that share a floor do not use each other.</summary>
    private static readonly string[][] Floors =
    [
        ["Shared"],
        ["Text"],
        ["Spreadsheets", "Papers"],
        ["Tree", "Files"],
        ["Access"],
        ["Data"],
        ["People", "Units", "Uploads"],
        ["Rules", "Accounts", "Audit", "IdNumbers", "Backups", "ChatRobots", "KeptFiles", "PaperLooks"],
        ["Campaigns", "Registers"],
        ["Representatives", "Evidence", "WorkPlans", "Reminders", "Ledger", "Funds", "Trainings", "FourLacks"],
        ["Elections"],
        ["Committees"],
        ["Reforms", "Figures", "Problems", "Notices", "TrainingNeeds", "Exchanges"],
        ["Dashboards", "Visits", "SpotChecks", "LivedDuties", "Organisations", "Homes"],
        ["Rosters", "Structures", "Bulletins", "Summaries", "Walls"],
        ["Exports"],
        ["Importing", "Meetings"],
        ["Addresses"],
        ["Demo"],
    ];

    private const string Library = "src/FederationReform/";
    private const string Web = "src/FederationReform.Web/";

    private static readonly Dictionary<string, int> FloorOf = Floors
        .SelectMany((folders, floor) => folders.Select(folder => (folder, floor)))
        .ToDictionary(f => f.folder, f => f.floor);

    private sealed record Use(string File, string From, string To);

    [Fact]
    public void Folder_OfTheLibrary_HasItsFloor()
    {
        var folders = Repository
            .Sources(".cs")
            .Where(f => f.Path.StartsWith(Library, StringComparison.Ordinal))
            .Select(f => FolderOf(f.Path, Library))
            .Where(folder => folder.Length > 0)
            .Distinct();

        folders.Should().BeEquivalentTo(FloorOf.Keys);
    }

    [Fact]
    public void File_OfTheLibrary_UsesOnlyFoldersBelowItsOwn()
    {
        var uses = UsesOf(Library, "FederationReform").Concat(UsesOfTables()).ToList();

        uses.Should().HaveCountGreaterThan(400, "an empty scan proves nothing");
        uses.Where(u => FloorOf[u.To] >= FloorOf[u.From]).Should().BeEmpty();
    }

    /// <summary>The host mirrors the folders of the library; no two of its folders need each other.</summary>
    [Fact]
    public void Folders_OfTheHost_FormNoCircle()
    {
        var uses = UsesOf(Web, "FederationReform.Web").ToList();
        var below = uses.GroupBy(u => u.From).ToDictionary(g => g.Key, g => g.Select(u => u.To).ToHashSet());

        below.Should().HaveCountGreaterThan(8, "an empty scan proves nothing");
        while (below.Keys.FirstOrDefault(folder => below[folder].All(to => !below.ContainsKey(to))) is { } lowest)
            below.Remove(lowest);
        below.Select(b => $"{b.Key} → {string.Join(", ", b.Value.Where(below.ContainsKey))}").Should().BeEmpty();
    }

    /// <summary>What a file names of other folders: its using directives, and names written out in full.</summary>
    private static IEnumerable<Use> UsesOf(string project, string root)
    {
        foreach (var (path, text) in Repository.Sources(".cs", ".razor"))
        {
            if (!path.StartsWith(project, StringComparison.Ordinal) || path.Contains("/Migrations/"))
                continue;
            var from = FolderOf(path, project);
            if (from.Length == 0)
                continue;
            var named = Regex
                .Matches(text, $@"(?<!namespace ){Regex.Escape(root)}\.(\w+)")
                .Select(m => m.Groups[1].Value)
                .Where(to => to != from && Directory.Exists(Path.Combine(Repository.Root, project + to)));
            foreach (var to in named.Distinct())
                yield return new(path, from, to);
        }
    }

    /// <summary>
    /// Tables are members of the one context, whichever folder declares them, so a file can reach those of a higher
    /// floor without a using directive.
    /// </summary>
    private static IEnumerable<Use> UsesOfTables()
    {
        var sources = Repository
            .Sources(".cs")
            .Where(f => f.Path.StartsWith(Library, StringComparison.Ordinal) && !f.Path.Contains("/Migrations/"))
            .ToList();
        var owners = sources
            .Where(f => f.Text.Contains("partial class PortalDbContext"))
            .SelectMany(f =>
                Table().Matches(f.Text).Select(m => (Name: m.Groups[1].Value, Folder: FolderOf(f.Path, Library)))
            )
            .ToDictionary(t => t.Name, t => t.Folder);
        foreach (var (path, text) in sources)
        {
            var folder = FolderOf(path, Library);
            foreach (var name in TableUse().Matches(text).Select(m => m.Groups[1].Value).Distinct())
            {
                if (folder.Length > 0 && owners.TryGetValue(name, out var owner) && owner != folder)
                    yield return new(path, folder, owner);
            }
        }
    }

    private static string FolderOf(string path, string project) =>
        path[project.Length..].Split('/') is [var folder, _, ..] ? folder : "";

    [GeneratedRegex(@"public DbSet<\w+> (\w+) =>")]
    private static partial Regex Table();

    [GeneratedRegex(@"\bdb\s*\.(\w+)")]
    private static partial Regex TableUse();
}
