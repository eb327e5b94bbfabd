using FederationReform.Access;
using FederationReform.Units;

namespace FederationReform.Web.Layout;

/// <param name="Home">What <see cref="Menu.HomeOf"/> says of its pages, where it is not the address itself.</param>
internal sealed record MenuEntry(string Name, string Url, string Icon, string? Home = null);

/// <summary>At most seven entries. The bar at the bottom of a phone shows the first, and the rest under 更多.</summary>
internal static class Menu
{
    /// <summary>So many entries stand side by side on a phone, 更多 among them.</summary>
    private const int OnPhone = 4;

    /// <summary>How many of these a phone shows at once.</summary>
    public static int First(IReadOnlyCollection<MenuEntry> entries) => entries.Count <= OnPhone ? entries.Count : OnPhone - 1;

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
        if (scope.May(Permissions.ViewRecord))
        {
            // One village has one committee: its page says more than a list of one.
            yield return new("班子", scope.UnitLevel == UnitLevel.Village ? Urls.Committee(scope.UnitId) : Urls.Terms, "committee", Urls.Terms);
            // A village has no structure page: it is one committee.
            yield return new(scope.UnitLevel < UnitLevel.Village ? "花名册与结构" : "花名册", Urls.Roster, "roster");
        }
        if (scope.Role is Role.CountyStaff or Role.TownshipChair or Role.UpperReader)
            yield return new("改革任务", Urls.Campaigns, "campaigns");
        if (scope.May(Permissions.ManageInstitutions) && !scope.May(Permissions.ManageUnits))
            yield return new("单位", Urls.Units, "units");
        if (scope.May(Permissions.ViewAudit))
            yield return new("审计", Urls.Audit, "audit");
    }

    /// <summary>Which entry a page belongs to, by what its user came for: a village's record is work of the desk although its address begins with the campaign.</summary>
    /// <param name="path">Without the query, for example /campaigns/3/units/412/review.</param>
    public static string HomeOf(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["campaigns", _, "progress", ..] or ["campaigns", _, "units", _, "records" or "people"] => Urls.CurrentProgress,
        ["campaigns", _, "units", _, "review"] => Urls.Review,
        ["campaigns", _, "units", ..] => Urls.Desk,
        ["people" or "imports" or "id-numbers" or "structure", ..] => Urls.Roster,
        [var first, ..] => "/" + first,
        [] => Urls.Desk,
    };
}
