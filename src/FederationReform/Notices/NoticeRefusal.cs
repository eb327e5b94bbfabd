namespace FederationReform.Notices;

/// <summary>Why something cannot be done with a notice, each with the way out.</summary>
internal static class NoticeRefusal
{
    public static Violation NobodyBelow =>
        new("NobodyBelow", "To", "本单位下面没有可以收通知的单位。请先请管理员建立下级单位。");

    public static Violation UnknownUnit =>
        new("UnknownUnit", "To", "选择的单位里有的已经停用，或者不是直接的下级。请重新选择发给哪些单位。");

    public static Violation TooManyFiles =>
        new("TooManyFiles", "Files", $"一份通知最多 {NoticeFile.Most} 个文件。请删去多余的，或者合成一个 PDF。");

    public static Violation Withdrawn(string unit) =>
        new("Withdrawn", "", $"这份通知已经由{unit}撤回，不用签收了。请返回通知列表。");

    public static Violation HasAccount(string unit) =>
        new("HasAccount", "", $"{unit}有自己的账号，请由它自己签收；可以催办或者打电话提醒。");

    public static Violation NothingOpen(string unit) =>
        new("NothingOpen", "", $"{unit}已经签收，不用催办。请取消选择它。");
}
