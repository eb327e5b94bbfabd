namespace FederationReform.Elections;

/// <summary>One ballot for each person present.</summary>
public static class IssuedWithinPresentRule
{
    public const string Code = "IssuedWithinPresent";

    public static Violation? Check(CongressResult result) =>
        result is { Present: int present, Issued: int issued } && issued > present
            ? new(Code, nameof(CongressResult.Issued), $"发出选票 {issued} 张，多于实到 {present} 人。一人一票，请核对。", Clause: "《选举办法》：选票按实到有选举权的人数发放，一人一票")
            : null;
}
