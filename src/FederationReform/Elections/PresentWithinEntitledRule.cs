namespace FederationReform.Elections;

/// <summary>Nobody is present who is not entitled.</summary>
public static class PresentWithinEntitledRule
{
    public const string Code = "PresentWithinEntitled";

    public static Violation? Check(CongressResult result) =>
        result is { Entitled: int entitled, Present: int present } && present > entitled
            ? new(Code, nameof(CongressResult.Present), $"实到 {present} 人，多于应到 {entitled} 人。列席人员不计入实到，请核对。")
            : null;
}
