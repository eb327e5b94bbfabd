using FederationReform.Access;
using FederationReform.Importing;
using FederationReform.Registers;
using FederationReform.Text;
using FederationReform.Tree;
using MudBlazor;

namespace FederationReform.Web.Layout;

/// <param name="Others">What <see cref="Menu.HomeOf"/> says of its pages, where it is not the address itself.</param>
internal sealed record MenuEntry(string Name, string Url, string Icon, params IReadOnlyList<string> Others)
{
    public bool IsHomeOf(string path) => Menu.HomeOf(path) is var home && (home == Url || Others.Contains(home));
}

/// <summary>A page that the search finds.</summary>
/// <param name="Keys">What it is found by: its name, its pinyin and its initials, in small letters.</param>
public sealed record PalettePage(string Name, string Url, string Keys)
{
    public static PalettePage Of(string name, string url)
    {
        var pinyin = Pinyin.OfPlace(name);
        return new(name, url, $"{name} {pinyin.Full} {pinyin.Initials}");
    }
}

/// <summary>At most seven entries. The bar at the bottom of a phone shows the first, and the rest under 更多.</summary>
internal static class Menu
{
    /// <summary>So many entries stand side by side on a phone, 更多 among them.</summary>
    private const int OnPhone = 4;

    /// <summary>How many of these a phone shows at once.</summary>
    public static int First(IReadOnlyCollection<MenuEntry> entries) =>
        entries.Count <= OnPhone ? entries.Count : OnPhone - 1;

    public static IEnumerable<MenuEntry> For(UnitScope scope)
    {
        yield return new("工作台", Urls.Desk, Icons.Material.Outlined.SpaceDashboard);
        if (scope.May(Permissions.ReviewRecord))
            yield return new("审核", Urls.Review, Icons.Material.Outlined.FactCheck);
        if (scope.May(Permissions.ManageAccounts))
            yield return new("账号", Urls.Accounts, Icons.Material.Outlined.ManageAccounts);
        if (scope.May(Permissions.ManageUnits))
            yield return new("单位", Urls.Units, Icons.Material.Outlined.AccountTree);
        if (scope.May(Permissions.ReadNotices))
            yield return new("通知", Urls.Notices, Icons.Material.Outlined.Campaign);
        // Staff of a county have seven entries, and open what they set up once a year from the progress.
        yield return scope.Role == Role.CountyStaff
            ? new("进度", Urls.CurrentProgress, Icons.Material.Outlined.BarChart, Urls.Campaigns)
            : new("进度", Urls.CurrentProgress, Icons.Material.Outlined.BarChart);
        if (scope.May(Permissions.ViewRecord))
        {
            // One village has one committee: its page says more than a list of one.
            yield return new(
                "班子",
                scope.UnitLevel == UnitLevel.Village ? Urls.Committee(scope.UnitId) : Urls.Terms,
                Icons.Material.Outlined.Groups,
                Urls.Terms,
                Urls.Units
            );
            // A village has no structure page: it is one committee.
            yield return new(
                scope.UnitLevel < UnitLevel.Village ? "花名册与结构" : "花名册",
                Urls.Roster,
                Icons.Material.Outlined.Badge
            );
        }
        if (scope.May(Permissions.ViewRecord))
            yield return new("台账", Urls.Registers, Icons.Material.Outlined.LibraryBooks);
        if (scope.Role is Role.TownshipChair or Role.UpperReader)
            yield return new("改革任务", Urls.Campaigns, Icons.Material.Outlined.Flag);
        if (scope.May(Permissions.ViewAudit))
            yield return new("审计", Urls.Audit, Icons.Material.Outlined.VerifiedUser);
    }

    /// <summary>The pages that the search offers: those of the menu, and what is opened from them.</summary>
    public static IEnumerable<PalettePage> Pages(UnitScope scope)
    {
        foreach (var entry in For(scope))
            yield return PalettePage.Of(entry.Name, entry.Url);
        if (scope.May(Permissions.ViewRecord))
        {
            yield return PalettePage.Of("离任人员", Urls.Outgoing);
            if (scope.UnitLevel < UnitLevel.Village)
                yield return PalettePage.Of("结构分析", Urls.Structure);
        }
        if (scope.May(Permissions.ViewRecord))
        {
            yield return PalettePage.Of("问题台账", Urls.Problems);
            yield return PalettePage.Of("工作总结、五年工作报告、调研报告", Urls.Summaries);
        }
        if (scope.May(Permissions.ViewRecord) && scope.UnitLevel < UnitLevel.Village)
        {
            yield return PalettePage.Of("督导走访", Urls.Visits);
            yield return PalettePage.Of("督导覆盖", Urls.VisitCoverage);
            if (scope.UnitLevel < UnitLevel.Township)
                yield return PalettePage.Of("随机抽查", Urls.SpotChecks);
        }
        if (scope.Role is Role.CountyStaff or Role.TownshipChair)
            yield return PalettePage.Of("单位", Urls.Units);
        if (scope.Role == Role.CountyStaff)
            yield return PalettePage.Of("改革任务", Urls.Campaigns);
        if (scope.May(Permissions.ViewRecord))
            foreach (var kind in Enum.GetValues<RegisterKind>())
                yield return PalettePage.Of(kind.Name(), Urls.Register(kind));
        if (scope.UnitLevel < UnitLevel.Township)
            yield return PalettePage.Of("周报", Urls.Bulletins);
        if (scope.MayImport())
            yield return PalettePage.Of("从文件导入", Urls.Imports);
        if (scope.May(Permissions.MergePeople))
            yield return PalettePage.Of("查找重复人员", Urls.Duplicates);
        if (scope.May(Permissions.ManageCampaigns))
            yield return PalettePage.Of("新建改革任务", Urls.NewCampaign);
        if (scope.May(Permissions.SetPaperTemplates))
            yield return PalettePage.Of("文书模板", Urls.PaperTemplates);
        if (scope.May(Permissions.ManageAccounts))
            yield return PalettePage.Of("建立账号", Urls.NewAccount);
        yield return PalettePage.Of("帮助", Urls.Help);
        yield return PalettePage.Of("界面设置", Urls.Appearance);
        yield return PalettePage.Of("修改密码", Urls.Password);
    }

    /// <summary>
    /// Which entry a page belongs to, by what its user came for: a village's record is work of the desk although its
    /// address begins with the campaign.
    /// </summary>
    /// <param name="path">Without the query, for example /campaigns/3/units/412/review.</param>
    public static string HomeOf(string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
        {
            ["evidence", ..] => Urls.Desk,
            ["paper-templates", ..] => Urls.Campaigns,
            ["bulletins" or "problems" or "summaries" or "visits" or "spot-checks", ..] => Urls.CurrentProgress,
            ["campaigns", _, "reminders"] => Urls.CurrentProgress,
            ["campaigns", _, "progress" or "tracks" or "wall", ..]
            or ["campaigns", _, "units", _, "records" or "people" or "steps"] => Urls.CurrentProgress,
            ["campaigns", _, "units", _, "review"] => Urls.Review,
            ["campaigns", _, "units", ..] or ["campaigns", _, "step-days"] => Urls.Desk,
            ["people" or "imports" or "id-numbers" or "structure", ..] => Urls.Roster,
            [var first, ..] => "/" + first,
            [] => Urls.Desk,
        };
}
