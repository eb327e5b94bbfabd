namespace FederationReform.Rules;

/// <summary>No more people are present (实到) than are entitled (应到).</summary>
public static class PresentWithinEntitledRule
{
    public const string Code = "PresentWithinEntitled";

    /// <param name="entitled">应到; null while it is not filled in.</param>
    /// <param name="present">实到; null while it is not filled in.</param>
    public static Violation? Check(int? entitled, int? present) =>
        present > entitled
            ? new(
                Code,
                nameof(CongressResult.Present),
                $"实到 {present} 人，多于应到 {entitled} 人。列席人员不计入实到，请核对。"
            )
            : null;
}
