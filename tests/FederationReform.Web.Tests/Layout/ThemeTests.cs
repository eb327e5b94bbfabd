using System.Text;
using FederationReform.Tests.Support;
using FederationReform.Web.Layout;
using FluentAssertions;
using MudBlazor;

namespace FederationReform.Web.Tests.Layout;

public sealed class ThemeTests
{
    private const string Rewrite = "PORTAL_WRITE_THEME";

    [Fact]
    public void ThemeFile_IsWhatTheLibraryWritesForTheTheme()
    {
        var path = Path.Combine(Repository.Root, "src", "FederationReform.Web", "wwwroot", "theme.css");
        var expected = Css();
        if (Environment.GetEnvironmentVariable(Rewrite) is not null)
            File.WriteAllText(path, expected);

        File.ReadAllText(path).Should().Be(expected, $"the theme changed: set {Rewrite}=1 and run this test once");
    }

    private static string Css()
    {
        var light = Lines(dark: false);
        var dark = Lines(dark: true).Except(light).ToList();
        var css = new StringBuilder("/* Written by ThemeTests from Layout/PortalTheme.cs. */\n");
        Add(":root", light);
        Add("html[data-scheme=dark]", dark);
        css.Append("@media screen and (prefers-color-scheme: dark) {\n");
        Add("html[data-scheme=system]", dark);
        return css.Append("}\n").ToString();

        void Add(string selector, IEnumerable<string> lines) =>
            css.Append(selector).Append(" {\n").AppendJoin('\n', lines).Append("\n}\n");
    }

    private static List<string> Lines(bool dark) =>
        [
            .. new Writer(dark)
                .Css()
                .Split('\n')
                .Select(line => line.Trim())
                .Where(line => line.StartsWith("--", StringComparison.Ordinal)),
        ];

    private sealed class Writer : MudThemeProvider
    {
        public Writer(bool dark)
        {
            Theme = PortalTheme.Theme;
#pragma warning disable BL0005 // No renderer sets the parameters of this one: only its text is wanted.
            IsDarkMode = dark;
#pragma warning restore BL0005
        }

        public string Css()
        {
            var text = new StringBuilder();
            GenerateTheme(text);
            return text.ToString();
        }
    }
}
