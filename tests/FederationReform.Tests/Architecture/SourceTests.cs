using System.Text.RegularExpressions;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Architecture;

/// <summary>What the compiler cannot refuse, and who may do what BannedSymbols.txt refuses to everybody else.</summary>
public sealed partial class SourceTests
{
    /// <summary>A file that comes here was read by somebody else for what it does past the scope or the guard (AC-04).</summary>
    private static readonly string[] Reviewed =
    [
        "src/FederationReform/Accounts/AttemptLimit.cs",
        "src/FederationReform/Data/Migrator.cs",
        "src/FederationReform/Data/PostgresPortalDbContext.cs",
        "src/FederationReform/Data/SqlitePortalDbContext.cs",
    ];

    /// <summary>Everything else says what it has to say through the log or on a page.</summary>
    private static readonly string[] MayWriteToConsole =
    [
        "src/FederationReform.Web/Account/ConsoleAccounts.cs",
        "src/FederationReform.Web/Start/StartCheck.cs",
    ];

    [Fact]
    public void BannedSymbols_AreUsedInReviewedFilesOnly()
    {
        Repository.Sources(".cs", ".razor").Where(f => f.Text.Contains("RS0030")).Select(f => f.Path).Should().Equal(Reviewed);
    }

    [Fact]
    public void Suppression_SaysItsReasonBesideIt()
    {
        var suppressions = Repository.Sources(".cs", ".razor")
            .SelectMany(f => f.Text.Split('\n').Where(line => line.Contains("#pragma warning disable") || line.Contains("SuppressMessage")).Select(line => (f.Path, Line: line)))
            .ToList();

        suppressions.Should().NotBeEmpty();
        suppressions.Should().OnlyContain(s => s.Line.Contains("RS0030") ? s.Line.Contains("// Reviewed: ") : s.Line.Contains("// ") || s.Line.Contains("Justification"));
    }

    [Fact]
    public void BannedSymbols_AreSwitchedOffNowhereElse()
    {
        foreach (var file in (string[])[".editorconfig", "Directory.Build.props", "src/FederationReform/FederationReform.csproj", "src/FederationReform.Web/FederationReform.Web.csproj"])
            File.ReadAllText(Path.Combine(Repository.Root, file)).Should().NotContain("RS0030");
    }

    /// <summary>IN-02: what people type is text. The compiler itself writes AddMarkupContent for static markup, so it cannot be banned there.</summary>
    [Fact]
    public void UserText_IsNeverEmittedAsMarkup()
    {
        Repository.Sources(".cs", ".razor", ".js").Where(f => Markup().IsMatch(f.Text)).Select(f => f.Path).Should().BeEmpty();
    }

    [Fact]
    public void Console_IsWrittenToAtStartOnly()
    {
        Repository.Sources(".cs", ".razor").Where(f => ConsoleUse().IsMatch(f.Text)).Select(f => f.Path).Should().BeSubsetOf(MayWriteToConsole);
    }

    /// <summary>CI-14: a message longer than the connection takes is lost in silence, so no field may hold one.</summary>
    [Fact]
    public void TextField_HasAMaxLength()
    {
        var fields = Repository.Sources(".razor").SelectMany(f => TextField().Matches(f.Text).Select(m => (f.Path, Tag: m.Value))).Where(f => !NoText().IsMatch(f.Tag));

        fields.Where(f => !f.Tag.Contains("maxlength", StringComparison.OrdinalIgnoreCase)).Should().BeEmpty();
    }

    [GeneratedRegex(@"AddMarkupContent|MarkupString|(inner|outer)HTML|insertAdjacentHTML|document\.write|\beval\s*\(|new Function\s*\(|createContextualFragment")]
    private static partial Regex Markup();

    [GeneratedRegex(@"\bConsole\.(Write|Out|Error|Read|Open)")]
    private static partial Regex ConsoleUse();

    // A tag may hold lambdas (=>), so its end is a > that follows a quote, a slash, a bracket, a word or a space.
    [GeneratedRegex(@"<(input|textarea|InputText|InputTextArea|RadzenTextBox|RadzenTextArea|RadzenPassword)\b(=>|[^>])*>")]
    private static partial Regex TextField();

    [GeneratedRegex("type=\"(hidden|checkbox|radio|date|month|number|file|submit|button|time)\"")]
    private static partial Regex NoText();
}
