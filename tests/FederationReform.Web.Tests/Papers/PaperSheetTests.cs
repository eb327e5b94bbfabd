using System.Globalization;
using System.Text.RegularExpressions;
using FederationReform.Papers;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Web.Tests.Papers;

/// <summary>A printed page takes its margins from a style sheet, which cannot read PaperLayout.</summary>
public sealed class PaperSheetTests
{
    [Theory]
    [InlineData(SheetForm.Upright, "upright")]
    [InlineData(SheetForm.Landscape, "across")]
    [InlineData(SheetForm.Full, "full")]
    [InlineData(SheetForm.Half, "half")]
    public void PrintedSheet_HasTheMeasuresOfTheLayout(SheetForm form, string page)
    {
        var css = Repository.Sources(".css").Single(f => f.Path.EndsWith("/print.css", StringComparison.Ordinal)).Text;
        var size = PaperLayout.Of(form);

        var rule = Regex.Match(css, $@"@page {page} \{{\s*(?<rule>[^@]*)").Groups["rule"].Value;

        rule.Should().Contain(Text($"size: {size.Width}mm {size.Height}mm;"));
        rule.Should().Contain(Text($"margin: {size.Top}mm {size.Right}mm {size.Bottom}mm {size.Left}mm;"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
