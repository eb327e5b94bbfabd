namespace FederationReform.Web.Campaigns;

internal static class PlanFields
{
    /// <summary>The id of the input of a field: Stages[0].From stands in Stages-0-From.</summary>
    public static string Id(string field) =>
        field
            .Replace("[", "-", StringComparison.Ordinal)
            .Replace("].", "-", StringComparison.Ordinal)
            .Replace("]", "", StringComparison.Ordinal)
            .Replace(".", "-", StringComparison.Ordinal);

    public static string? Invalid(this Violations violations, string field) =>
        violations.Any(v => v.Field == field && v.Severity == Severity.Block) ? "true" : null;
}
