namespace FederationReform.Web;

/// <summary>The addresses of 大屏.</summary>
public static partial class Urls
{
    /// <summary>
    /// The wall itself, for everybody who has its token. The token stands behind a #, which a browser sends to nobody:
    /// no log of ours or of a proxy has it.
    /// </summary>
    public const string Wall = "/wall";

    public static string WallOf(string token) => $"/wall#{token}";

    /// <summary>What the wall asks for; no page.</summary>
    public const string WallFigures = "/wall/figures";

    /// <summary>Where the county switches its wall on and off.</summary>
    public static string WallSwitch(int campaign) => $"/campaigns/{campaign}/wall";
}
