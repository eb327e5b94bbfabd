namespace FederationReform.Bulletins;

/// <summary>Why a bulletin cannot be written or issued, each with the way out.</summary>
internal static class BulletinRefusal
{
    public static Violation WeekNotClosed(BulletinWeek week) =>
        new("WeekNotClosed", "Until", $"这一周到{week.ClosesAt}才截止，现在还不能起草。请选择已经截止的一周。");

    public static Violation NameStands(NameInText name) =>
        new(
            "NameStands",
            "Body",
            $"“{name.Name}”是平台里登记的人名。周报里只写“{name.Masked}”；不是指这个人的，请在下面选“不是人名”。"
        );

    public static Violation AlreadyThere(BulletinWeek week) =>
        new("AlreadyThere", "Until", $"{week.Days}这一周的周报已经起草或者签发，请在列表中打开。");

    public static Violation NoUnits(string unit) =>
        new("NoUnits", "CampaignId", $"{unit}在这项任务里没有应完成的单位，不用编周报。请选择别的任务。");
}
