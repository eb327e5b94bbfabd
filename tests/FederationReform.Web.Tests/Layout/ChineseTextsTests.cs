using System.Collections;
using System.Globalization;
using System.Resources;
using FederationReform.Tests.Support;
using FederationReform.Web.Layout;
using FluentAssertions;
using MudBlazor;

namespace FederationReform.Web.Tests.Layout;

public sealed class ChineseTextsTests
{
    /// <summary>Components that no page uses (docs/decisions/0003), so nobody reads what they would say.</summary>
    private static readonly string[] Unused =
    [
        "HeatMap",
        "MudBaseDatePicker",
        "MudBreadcrumbs",
        "MudCarousel",
        "MudColorPicker",
        "MudDataGrid",
        "MudDataGridPager",
        "MudDateRangePicker",
        "MudExitPrompt",
        "MudFileUpload",
        "MudPageContentNavigation",
        "MudPagination",
        "MudRating",
        "MudRatingItem",
        "MudSplitPanel",
        "MudStepper",
        "MudTable",
        "MudTablePager",
        "MudTimePicker",
        "MudTreeView",
    ];

    [Fact]
    public void EveryText_OfAComponentInUse_IsInChinese()
    {
        var texts = new ResourceManager("MudBlazor.Resources.LanguageResource", typeof(MudTheme).Assembly);
        var keys = texts
            .GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!
            .Cast<DictionaryEntry>()
            .Select(text => (string)text.Key)
            .ToList();

        keys.Should().HaveCountGreaterThan(100);
        keys.Where(key => !Unused.Contains(key.Split('_')[0])).Should().OnlyContain(key => ChineseTexts.Has(key));
    }

    [Fact]
    public void ComponentWithoutTexts_IsOnNoPage()
    {
        var pages = Repository.Sources(".razor");

        pages.Should().NotBeEmpty();
        foreach (var name in Unused.Where(name => name.StartsWith("Mud", StringComparison.Ordinal)))
            pages
                .Where(page => page.Text.Contains($"<{name} ") || page.Text.Contains($"<{name}>"))
                .Should()
                .BeEmpty($"{name} would speak English");
    }
}
