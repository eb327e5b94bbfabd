namespace FederationReform.Web.Elections;

/// <summary>The id of the input of an election's field, for links from what is wrong with it.</summary>
internal static class ElectionAnchor
{
    /// <summary>Rounds[0].Votes[3].For → Rounds-0-Votes-3-For</summary>
    public static string Id(string field) =>
        string.Concat(field.Select(c => c is '[' or '.' ? '-' : c)).Replace("]", "", StringComparison.Ordinal);
}
