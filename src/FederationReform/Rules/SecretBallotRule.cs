namespace FederationReform.Rules;

/// <summary>无记名投票: a show of hands occurs; it can be recorded and needs a reason.</summary>
public static class SecretBallotRule
{
    public const string Code = "SecretBallot";
    public const string Clause = "实施方案三（二）2：选举采取无记名投票方式";

    public static Violation? Check(BallotForm form) =>
        form == BallotForm.Secret
            ? null
            : new(
                Code,
                nameof(ElectionSheet.Form),
                "选举采用了举手表决，没有采用无记名投票，请写明原因。",
                Severity.Remind,
                Clause
            );
}
