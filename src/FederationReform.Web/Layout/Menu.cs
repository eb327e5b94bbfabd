using FederationReform.Access;

namespace FederationReform.Web.Layout;

internal sealed record MenuEntry(string Name, string Url, string Icon);

/// <summary>At most seven entries; the first four fit the bar at the bottom of a phone.</summary>
internal static class Menu
{
    public static IEnumerable<MenuEntry> For(UnitScope scope)
    {
        yield return new("工作台", Urls.Desk, "desk");
        if (scope.May(Permissions.ReviewRecord))
            yield return new("审核", Urls.Review, "review");
        if (scope.May(Permissions.ManageAccounts))
            yield return new("账号", Urls.Accounts, "accounts");
        if (scope.May(Permissions.ManageUnits))
            yield return new("单位", Urls.Units, "units");
        yield return new("进度", Urls.CurrentProgress, "progress");
        if (scope.Role is Role.CountyStaff or Role.TownshipChair or Role.UpperReader)
            yield return new("改革任务", Urls.Campaigns, "campaigns");
        if (scope.May(Permissions.ViewAudit))
            yield return new("审计", Urls.Audit, "audit");
        yield return new("帮助", Urls.Help, "help");
    }
}
