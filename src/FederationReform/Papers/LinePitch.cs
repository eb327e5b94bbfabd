namespace FederationReform.Papers;

/// <summary>
/// 行距: from one line of the text to the next. Titles, tables and remarks keep their own. The numbers are stored:
/// never reuse one.
/// </summary>
public enum LinePitch
{
    /// <summary>22 lines fill the type area, as clause 5.2.3 asks.</summary>
    Standard = 1,

    /// <summary>As many offices set it.</summary>
    Office = 2,
}

public static class LinePitches
{
    public static double Points(this LinePitch pitch) =>
        pitch switch
        {
            LinePitch.Standard => PaperLayout.StandardPitch,
            LinePitch.Office => PaperLayout.OfficePitch,
            _ => throw new ArgumentOutOfRangeException(nameof(pitch)),
        };

    public static string Name(this LinePitch pitch) =>
        pitch switch
        {
            LinePitch.Standard => "按国家标准，每页 22 行排满版心（28.95 磅）",
            LinePitch.Office => "固定值 28 磅",
            _ => throw new ArgumentOutOfRangeException(nameof(pitch)),
        };
}
