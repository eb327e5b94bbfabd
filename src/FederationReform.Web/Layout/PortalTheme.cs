using MudBlazor;

namespace FederationReform.Web.Layout;

/// <summary>
/// The portal's colours, sizes and type. <c>wwwroot/theme.css</c> holds what MudThemeProvider would write into every
/// page for it, so that no page carries a style element; a test compares the two and writes the file anew on request
/// (see docs/developing.md). Text on its ground has a contrast of at least 4.5:1 in both schemes.
/// </summary>
internal static class PortalTheme
{
    public static MudTheme Theme { get; } =
        new()
        {
            PaletteLight = new PaletteLight
            {
                Primary = "#b3202a",
                PrimaryDarken = "#8f1820",
                PrimaryLighten = "#fbecec",
                Secondary = "#0b57a4",
                Info = "#0b57a4",
                Success = "#1a6e37",
                Warning = "#a24a00",
                // An error is never taken for the main action, which is red.
                Error = "#c2410c",
                ErrorDarken = "#9a3412",
                Background = "#f5f6f8",
                BackgroundGray = "#f0f2f4",
                Surface = "#ffffff",
                AppbarBackground = "#ffffff",
                AppbarText = "#1f2328",
                DrawerBackground = "#fbfcfd",
                DrawerText = "#1f2328",
                DrawerIcon = "#57606a",
                TextPrimary = "#1f2328",
                TextSecondary = "#57606a",
                TextDisabled = "#6b737c",
                ActionDefault = "#57606a",
                ActionDisabled = "#6b737c",
                ActionDisabledBackground = "#eceff2",
                LinesDefault = "#e3e7eb",
                LinesInputs = "#8c959f",
                TableLines = "#e3e7eb",
                TableHover = "#f7f9fb",
                Divider = "#e3e7eb",
            },
            PaletteDark = new PaletteDark
            {
                Primary = "#c9343e",
                PrimaryDarken = "#f7a1a6",
                PrimaryLighten = "#3d1f23",
                Secondary = "#79b4f5",
                Info = "#79b4f5",
                Success = "#5cc282",
                Warning = "#f0a35e",
                Error = "#ff8a5c",
                ErrorDarken = "#ffa680",
                SecondaryContrastText = "#16191d",
                ErrorContrastText = "#16191d",
                SuccessContrastText = "#16191d",
                InfoContrastText = "#16191d",
                WarningContrastText = "#16191d",
                Background = "#16191d",
                BackgroundGray = "#262b31",
                Surface = "#1e2328",
                AppbarBackground = "#1e2328",
                AppbarText = "#e6e9ec",
                DrawerBackground = "#1a1e23",
                DrawerText = "#e6e9ec",
                DrawerIcon = "#a9b2bb",
                TextPrimary = "#e6e9ec",
                TextSecondary = "#b1b9c1",
                TextDisabled = "#98a1aa",
                ActionDefault = "#b1b9c1",
                ActionDisabled = "#98a1aa",
                ActionDisabledBackground = "#2b3138",
                LinesDefault = "#343b43",
                LinesInputs = "#78828c",
                TableLines = "#343b43",
                TableHover = "#252b31",
                Divider = "#343b43",
            },
            LayoutProperties = new()
            {
                DefaultBorderRadius = "8px",
                AppbarHeight = "52px",
                DrawerWidthLeft = "196px",
            },
            Typography = new()
            {
                Default = new DefaultTypography
                {
                    FontFamily =
                    [
                        "PingFang SC",
                        "Microsoft YaHei",
                        "Noto Sans CJK SC",
                        "Source Han Sans SC",
                        "sans-serif",
                    ],
                    FontSize = "1rem",
                    LineHeight = "1.6",
                    LetterSpacing = "normal",
                },
                H1 = Heading<H1Typography>("1.467rem"),
                H2 = Heading<H2Typography>("1.133rem"),
                H3 = Heading<H3Typography>("1rem"),
                H6 = Heading<H6Typography>("1.133rem"),
                Body1 = new Body1Typography() { FontSize = "1rem", LetterSpacing = "normal" },
                Body2 = new Body2Typography() { FontSize = ".9333rem", LetterSpacing = "normal" },
                Button = new ButtonTypography
                {
                    FontSize = ".9333rem",
                    FontWeight = "500",
                    TextTransform = "none",
                    LetterSpacing = "normal",
                    LineHeight = "1.6",
                },
                Caption = new CaptionTypography() { FontSize = ".8667rem", LetterSpacing = "normal" },
                Subtitle2 = new Subtitle2Typography()
                {
                    FontSize = ".9333rem",
                    FontWeight = "600",
                    LetterSpacing = "normal",
                },
            },
        };

    private static T Heading<T>(string size)
        where T : BaseTypography, new() =>
        new()
        {
            FontSize = size,
            FontWeight = "600",
            LineHeight = "1.4",
            LetterSpacing = "normal",
        };
}
