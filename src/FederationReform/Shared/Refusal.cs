namespace FederationReform;

/// <summary>
/// The refusals that any use case may give. Out of scope is always <see cref="NotFound"/>: it must not be told apart
/// from absent.
/// </summary>
public static class Refusal
{
    public const string NotFoundCode = "NotFound";
    public const string NotAllowedCode = "NotAllowed";
    public const string StaleCode = "Stale";
    public const string RightsChangedCode = "RightsChanged";

    public static Violation NotFound =>
        new(NotFoundCode, "", "没有找到这项内容，它可能已被删除，或者不在您的范围内。请返回上一页重新选择。");

    public static Violation NotAllowed =>
        new(NotAllowedCode, "", "您的账号没有做这一步的权限。如果工作需要，请联系上级管理员。");

    public static Violation RightsChanged =>
        new(
            RightsChangedCode,
            "",
            "您的账号刚刚被停用、重置密码，或者改了单位和角色，这次没有保存。请重新登录；有疑问请联系上级管理员。"
        );

    public static Violation Stale =>
        new(StaleCode, "", "保存之前，别人已经改动了这份记录。您填写的内容没有丢失，请对照两份内容后再保存。");
}
