using FederationReform.Text;

namespace FederationReform.Representatives;

/// <summary>The code lists of representatives, with the names that pages, papers and history use.</summary>
public static class RollCodeLists
{
    public static CodeList<WayChosen> WayChosen { get; } =
        new(
            "产生方式",
            (Representatives.WayChosen.Elected, new(1, "选举", "xj", "选举产生", "推选", "推选产生", "民主选举")),
            (
                Representatives.WayChosen.Recommended,
                new(2, "协商推荐", "xstj", "协商推荐产生", "协商", "推荐", "协商产生", "推荐产生")
            )
        );
}
