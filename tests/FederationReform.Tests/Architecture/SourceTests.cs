using System.Text.RegularExpressions;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Architecture;

/// <summary>What the compiler cannot refuse, and who may do what BannedSymbols.txt refuses to everybody else.</summary>
public sealed partial class SourceTests
{
    /// <summary>
    /// A file that comes here was read by somebody else for what it does past the scope or the guard (AC-04).
    /// </summary>
    private static readonly string[] Reviewed =
    [
        "src/FederationReform/Accounts/AttemptLimit.cs",
        "src/FederationReform/Backups/DatabaseContents.cs",
        "src/FederationReform/Backups/PostgresCopy.cs",
        "src/FederationReform/Backups/SqliteCopy.cs",
        "src/FederationReform/Data/Migrator.cs",
        "src/FederationReform/Data/NulGuard.cs",
        "src/FederationReform/Data/PostgresPortalDbContext.cs",
        "src/FederationReform/Data/SqlitePortalDbContext.cs",
        "src/FederationReform/Importing/ForgetImportFiles.cs",
    ];

    private const int MostLines = 300;

    /// <summary>The files that may be longer, each with its reason.</summary>
    private static readonly Dictionary<string, string> MayBeLong = new()
    {
        ["src/FederationReform/People/CodeLists.cs"] =
            "one table: the codes of a person and what people write for them",
        ["src/FederationReform/Rules/ResultColumns.cs"] = "one table: the columns of a result with their headings",
        ["src/FederationReform.Web/wwwroot/theme.css"] = "written by the component library from Layout/PortalTheme.cs",
    };

    /// <summary>Everything else says what it has to say through the log or on a page.</summary>
    private static readonly string[] MayWriteToConsole =
    [
        "src/FederationReform.Web/Account/ConsoleAccounts.cs",
        "src/FederationReform.Web/Start/BackupCommand.cs",
        "src/FederationReform.Web/Start/StartCheck.cs",
    ];

    [Fact]
    public void BannedSymbols_AreUsedInReviewedFilesOnly()
    {
        Repository
            .Sources(".cs", ".razor")
            .Where(f => f.Text.Contains("RS0030"))
            .Select(f => f.Path)
            .Should()
            .Equal(Reviewed);
    }

    [Fact]
    public void Suppression_SaysItsReasonBesideIt()
    {
        var suppressions = Repository
            .Sources(".cs", ".razor")
            .SelectMany(f =>
                f.Text.Split('\n')
                    .Where(line => line.Contains("#pragma warning disable") || line.Contains("SuppressMessage"))
                    .Select(line => (f.Path, Line: line))
            )
            .ToList();

        suppressions.Should().NotBeEmpty();
        suppressions
            .Should()
            .OnlyContain(s =>
                s.Line.Contains("RS0030")
                    ? s.Line.Contains("// Reviewed: ")
                    : s.Line.Contains("// ") || s.Line.Contains("Justification")
            );
    }

    [Fact]
    public void BannedSymbols_AreSwitchedOffNowhereElse()
    {
        foreach (
            var file in (string[])
                [
                    ".editorconfig",
                    "Directory.Build.props",
                    "src/FederationReform/FederationReform.csproj",
                    "src/FederationReform.Web/FederationReform.Web.csproj",
                ]
        )
            File.ReadAllText(Path.Combine(Repository.Root, file)).Should().NotContain("RS0030");
    }

    /// <summary>
    /// IN-02: what people type is text. The compiler itself writes AddMarkupContent for static markup, so it cannot be
    /// banned there.
    /// </summary>
    [Fact]
    public void UserText_IsNeverEmittedAsMarkup()
    {
        Repository
            .Sources(".cs", ".razor", ".js")
            .Where(f => Markup().IsMatch(f.Text))
            .Select(f => f.Path)
            .Should()
            .BeEmpty();
    }

    [Fact]
    public void Console_IsWrittenToAtStartOnly()
    {
        Repository
            .Sources(".cs", ".razor")
            .Where(f => ConsoleUse().IsMatch(f.Text))
            .Select(f => f.Path)
            .Should()
            .BeSubsetOf(MayWriteToConsole);
    }

    /// <summary>
    /// CI-14: a message longer than the connection takes is lost in silence, so no field may hold one.
    /// </summary>
    [Fact]
    public void TextField_HasAMaxLength()
    {
        var fields = Repository
            .Sources(".razor")
            .SelectMany(f => TextField().Matches(f.Text).Select(m => (f.Path, Tag: m.Value)))
            .Where(f => !NoText().IsMatch(f.Tag));

        // The cells of the result sheet are told theirs by the head of their table.
        Repository
            .Sources(".razor")
            .Should()
            .ContainSingle(f => f.Path.EndsWith("/ResultEditor.razor"))
            .Which.Text.Should()
            .Contain("data-most=\"@input.MaxLength\"");
        fields
            .Where(f => !f.Tag.Contains("maxlength", StringComparison.OrdinalIgnoreCase))
            .Select(f => Path.GetFileName(f.Path))
            .Should()
            .Equal("ResultRow.razor");
    }

    /// <summary>
    /// A page that returns between the beginning and the end of an element is not drawn at all, but answers 500.
    /// </summary>
    [Fact]
    public void Markup_DoesNotReturnWithinAnElement()
    {
        var returns = Repository
            .Sources(".razor")
            .SelectMany(f =>
                MarkupReturn()
                    .Matches(f.Text.Split("\n@code")[0])
                    .Select(m => (f.Path, Within: m.Groups["indent"].Length > 4))
            )
            .ToList();

        returns.Should().NotBeEmpty("most pages return before they have something to show");
        returns.Where(r => r.Within).Select(r => r.Path).Should().BeEmpty();
    }

    [GeneratedRegex("^(?<indent> +)return;", RegexOptions.Multiline)]
    private static partial Regex MarkupReturn();

    /// <summary>
    /// What a rule finds may be what the same operation, sent twice at once, has just saved: only the context knows
    /// (<c>RefusedAsync</c>).
    /// </summary>
    [Fact]
    public void Command_RefusesThroughItsContext()
    {
        var returns = Repository
            .Sources(".cs")
            .SelectMany(f => Decision().Matches(f.Text).Select(m => (f.Path, Body: m.Value)))
            .SelectMany(f => Return().Matches(f.Body).Select(m => (f.Path, Statement: m.Value)))
            .ToList();

        returns.Should().HaveCountGreaterThan(100);
        returns.Where(r => !AsksTheContext().IsMatch(r.Statement)).Should().BeEmpty();
    }

    /// <summary>
    /// Of nine values in a row two are exchanged and nobody sees it: such a record has required properties, which its
    /// maker names.
    /// </summary>
    [Fact]
    public void PositionalRecord_HasAtMostEightParameters()
    {
        var records = Repository
            .Sources(".cs", ".razor")
            .SelectMany(f => PositionalRecord().Matches(f.Text).Select(m => (f.Path, Record: m)))
            .ToList();

        records.Should().HaveCountGreaterThan(100);
        records
            .Where(r => Parameters(r.Record.Groups["parameters"].Value) > 8)
            .Select(r => $"{r.Path}: {r.Record.Groups["name"].Value}")
            .Should()
            .BeEmpty();
    }

    private static int Parameters(string list)
    {
        string outer;
        while ((outer = InBrackets().Replace(list, "")) != list)
            list = outer;
        return list.TrimEnd(' ', '\n', ',').Count(c => c == ',') + 1;
    }

    /// <summary>
    /// What a task throws that nobody waits for is lost. The analysers see a call that stands alone; these are the ways
    /// past them.
    /// </summary>
    [Fact]
    public void Task_IsForgottenNowhere()
    {
        ForgottenTask().IsMatch("_ = KeepAfterAsync(Pause);").Should().BeTrue();
        ForgottenTask().IsMatch("private void Redraw() => InvokeAsync(StateHasChanged);").Should().BeTrue();
        Repository
            .Sources(".cs", ".razor")
            .Where(f => ForgottenTask().IsMatch(f.Text))
            .Select(f => f.Path)
            .Should()
            .BeEmpty();
    }

    /// <summary>A file holds one decision or topic, whatever its language.</summary>
    [Theory]
    [InlineData("src/FederationReform/", ".cs", 400)]
    [InlineData("src/FederationReform.Web/", ".cs", 60)]
    [InlineData("src/FederationReform.Web/", ".razor", 150)]
    [InlineData("src/FederationReform.Web/", ".css", 60)]
    [InlineData("src/FederationReform.Web/", ".js", 8)]
    public void File_IsLongOnlyForAReason(string folder, string language, int least)
    {
        var lengths = Repository
            .Sources(language)
            .Where(f => f.Path.StartsWith(folder, StringComparison.Ordinal))
            .ToDictionary(f => f.Path, f => f.Text.TrimEnd('\n').Split('\n').Length);
        var excused = MayBeLong.Keys.Where(path =>
            path.StartsWith(folder, StringComparison.Ordinal) && Path.GetExtension(path) == language
        );

        lengths.Should().HaveCountGreaterThan(least, "an empty scan proves nothing");
        lengths.Where(f => f.Value > MostLines).Select(f => f.Key).Should().BeEquivalentTo(excused);
    }

    /// <summary>
    /// The name of a field in a list is put together and taken apart by <see cref="FieldRef"/>, so that both sides
    /// agree.
    /// </summary>
    [Fact]
    public void FieldOfAList_IsNamedByFieldRefOnly()
    {
        var sources = Repository
            .Sources(".cs")
            .Where(f => f.Path.StartsWith("src/FederationReform/", StringComparison.Ordinal))
            .ToList();

        sources.Where(f => f.Text.Contains("new FieldRef(")).Should().HaveCountGreaterThan(5);
        sources.Where(f => FieldByHand().IsMatch(f.Text)).Select(f => f.Path).Should().BeEmpty();
    }

    /// <summary>A line is read without scrolling; a Chinese character is as wide as two letters.</summary>
    [Fact]
    public void Line_EndsAt120Columns()
    {
        var lines = Repository
            .Sources(".cs", ".razor", ".js", ".css")
            .SelectMany(f => f.Text.Split('\n').Select((line, index) => (Place: $"{f.Path}:{index + 1}", Text: line)));

        // The theme's file is written by the component library.
        lines
            .Where(line => Columns(line.Text) > 120 && !line.Place.Contains("/theme.css:"))
            .Select(line => line.Place)
            .Should()
            .BeEmpty();
    }

    private static int Columns(string line) => line.EnumerateRunes().Sum(rune => IsWide(rune.Value) ? 2 : 1);

    // The wide blocks of UAX #11: Hangul, CJK with its forms, full-width forms, planes 2 and 3.
    private static bool IsWide(int rune) =>
        rune
            is (>= 0x1100 and <= 0x115F)
                or (>= 0x2E80 and <= 0xA4CF)
                or (>= 0xAC00 and <= 0xD7A3)
                or (>= 0xF900 and <= 0xFAFF)
                or (>= 0xFE30 and <= 0xFE6F)
                or (>= 0xFF00 and <= 0xFF60)
                or (>= 0xFFE0 and <= 0xFFE6)
                or (>= 0x20000 and <= 0x3FFFD);

    [GeneratedRegex(
        @"AddMarkupContent|MarkupString|(inner|outer)HTML|insertAdjacentHTML|document\.write|\beval\s*\(|"
            + @"new Function\s*\(|createContextualFragment"
    )]
    private static partial Regex Markup();

    [GeneratedRegex(
        @"\brecord\s+((class|struct)\s+)?(?<name>\w+)(<[^>]*>)?\s*"
            + @"\((?<parameters>(?>[^()]|(?<open>\()|(?<-open>\)))*)\)"
    )]
    private static partial Regex PositionalRecord();

    [GeneratedRegex(@"<[^<>]*>|\([^()]*\)|\[[^\[\]]*\]")]
    private static partial Regex InBrackets();

    // "Rows[{index}].Name", "Rows[3]", StartsWith("Rows["
    [GeneratedRegex(@"""[A-Z]\w+\[(\{|\d|"")")]
    private static partial Regex FieldByHand();

    // A discarded call, an asynchronous method that is void, and a void method that is a call.
    [GeneratedRegex(@"\b_ = [\w.]*Async\(|\basync void\b|\bvoid \w+\([^)]*\)\s*=>\s*[\w.?!]*Async\(")]
    private static partial Regex ForgottenTask();

    [GeneratedRegex(@"portal\.BeginAsync\((?s:.)*?\.SaveAsync\(")]
    private static partial Regex Decision();

    [GeneratedRegex(@"\breturn\b[^;]*;")]
    private static partial Regex Return();

    [GeneratedRegex(@"\bdb\b|Violations\.None")]
    private static partial Regex AsksTheContext();

    [GeneratedRegex(@"\bConsole\.(Write|Out|Error|Read|Open)")]
    private static partial Regex ConsoleUse();

    // A tag may hold lambdas (=>), so its end is a > that follows a quote, a slash, a bracket, a word or a space.
    [GeneratedRegex(@"<(input|textarea|TextField|Mud(Text|Numeric)Field|MudAutocomplete)\b(=>|[^>])*>")]
    private static partial Regex TextField();

    [GeneratedRegex("type=\"(hidden|checkbox|radio|date|month|number|file|submit|button|time)\"")]
    private static partial Regex NoText();
}
