namespace FederationReform.Accounts;

/// <summary>界面设置: how the portal looks to one account, on every machine it signs in from.</summary>
/// <param name="LargePrint">大字版: everything a quarter larger.</param>
public sealed record Appearance(ColorScheme Scheme, bool LargePrint)
{
    public static Appearance Standard { get; } = new(ColorScheme.Light, LargePrint: false);
}

public enum ColorScheme
{
    Light,
    Dark,

    /// <summary>As the user's device is set.</summary>
    System,
}

public static class AppearanceNames
{
    public static string Name(this ColorScheme scheme) =>
        scheme switch
        {
            ColorScheme.Light => "浅色",
            ColorScheme.Dark => "深色",
            _ => "跟随系统",
        };
}
