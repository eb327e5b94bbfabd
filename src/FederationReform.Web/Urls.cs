using System.Globalization;
using FederationReform.Accounts;
using FederationReform.Committees;
using FederationReform.Dashboards;
using FederationReform.Figures;
using FederationReform.Importing;
using FederationReform.Problems;
using FederationReform.Rosters;
using FederationReform.Structures;
using FederationReform.Web.Accounts;
using FederationReform.Web.Audit;
using FederationReform.Web.Bulletins;
using FederationReform.Web.Committees;
using FederationReform.Web.Components;
using FederationReform.Web.Dashboards;
using FederationReform.Web.Problems;
using FederationReform.Web.Reforms;
using FederationReform.Web.Rosters;
using FederationReform.Web.Structures;

namespace FederationReform.Web;

/// <summary>Every address of the portal, in one place.</summary>
public static partial class Urls
{
    public const string Desk = "/";
    public const string SignIn = "/login";
    public const string Session = "/session";
    public const string SignOut = "/logout";
    public const string AccessDenied = "/denied";
    public const string Password = "/account/password";
    public const string Review = "/review";
    public const string Campaigns = "/campaigns";
    public const string NewCampaign = "/campaigns/new";

    /// <summary>The progress of the campaign that is under way, at one's own unit.</summary>
    public const string CurrentProgress = "/progress";

    public const string Units = "/units";
    public const string UnitsFromDivisions = "/units/divisions";
    public const string Accounts = "/accounts";
    public const string NewAccount = "/accounts/new";
    public const string PasteAccounts = "/accounts/paste";

    /// <summary>重新发放账号单</summary>
    public const string RenewSlips = "/accounts/slips";
    public const string Audit = "/audit";
    public const string Help = "/help";

    /// <summary>Every shared component in every state; in Development only.</summary>
    public const string Gallery = "/gallery";

    public const string Appearance = "/account/appearance";

    /// <summary>从文件导入</summary>
    public const string Imports = "/imports";

    public const string NewImport = "/imports/new";

    public static string NewImportOf(int campaign) => $"{NewImport}?campaign={campaign}";

    public static string Import(int import) => $"/imports/{import}";

    public const string ImportErrorsRoute = "/imports/{import:int}/errors";

    /// <summary>The rows of the uploaded file, with the problem beside each.</summary>
    public static string ImportErrors(int import) => $"/imports/{import}/errors";

    /// <summary>Where files arrive, piece by piece; no page.</summary>
    public const string Uploads = "/uploads";

    /// <summary>任期与缺额</summary>
    public const string Terms = "/committees";

    /// <summary>离任人员</summary>
    public const string Outgoing = "/committees/outgoing";

    public static string TermsOf(
        int unit,
        TermSelection selection = TermSelection.All,
        TermOrder order = TermOrder.Unit,
        int page = 1
    ) => Terms + new TermsLink(unit, selection, order, page).Query();

    public static string OutgoingOf(
        int unit,
        OutgoingSelection selection = OutgoingSelection.All,
        bool leaders = false,
        int page = 1
    ) => Outgoing + new OutgoingLink(unit, selection, leaders, page).Query();

    /// <summary>The 班子 of a unit.</summary>
    public static string Committee(int unit) => $"/committees/{unit}";

    public static string Duties(int unit) => $"/committees/{unit}/duties";

    public const string Roster = "/roster";

    /// <summary>Where the search forms post; no page.</summary>
    public const string Search = "/search";

    /// <summary>Answers the search that every page offers; never opened in a browser.</summary>
    public const string Find = "/find";

    /// <summary>Entries that may be one person.</summary>
    public const string Duplicates = "/people/duplicates";

    /// <summary>Whether they are registered at all.</summary>
    public const string IdNumbers = "/id-numbers";

    public const string FindByIdNumber = "/people/by-id-number";

    public static string PersonIdNumber(int person) => $"/people/{person}/id-number";

    public static string RosterOf(int unit) => Roster + new RosterLink(new() { UnitId = unit }).Query();

    public static string DuplicatesBy(DuplicateSign sign, int page = 1) =>
        Duplicates + new DuplicatesLink(sign, page).Query();

    public static string Person(int person) => $"/people/{person}";

    public static string CorrectPerson(int person) => $"/people/{person}/correct";

    /// <summary>Two entries side by side, to make one of them.</summary>
    public static string Merge(int first, int second) => $"/people/{first}/merge/{second}";

    public static string Unit(int unit) => $"/units/{unit}";

    public static string UnitsFromDivision(string code) => $"{UnitsFromDivisions}?code={code}";

    public static string Account(int account) => $"/accounts/{account}";

    public static string Campaign(int campaign) => $"/campaigns/{campaign}";

    public static string EditCampaign(int campaign) => $"/campaigns/{campaign}/edit";

    /// <summary>Villages that can still be added.</summary>
    public static string CampaignUnits(int campaign) => $"/campaigns/{campaign}/units";

    /// <summary>A new one from the plan of another.</summary>
    public static string CopyCampaign(int campaign) => $"{NewCampaign}?from={campaign}";

    public static string Progress(int campaign, int? unit = null) =>
        $"/campaigns/{campaign}/progress" + (unit is null ? "" : $"/{unit}");

    /// <summary>两个全面: the townships' task and the villages' beside each other.</summary>
    public static string Tracks(int campaign, int? unit = null) =>
        $"/campaigns/{campaign}/tracks" + (unit is null ? "" : $"/{unit}");

    /// <summary>Everything directly below, the furthest behind first.</summary>
    public static string ProgressBehind(int campaign) =>
        Progress(campaign) + new ProgressLink(ProgressSort.Deviation).Query() + "#rows-title";

    /// <summary>One step of all villages in one table.</summary>
    public static string StepDays(int campaign) => $"/campaigns/{campaign}/step-days";

    /// <summary>结束任务、重新开放</summary>
    public static string CampaignClosing(int campaign) => $"/campaigns/{campaign}/closing";

    /// <summary>步骤一览</summary>
    public static string StepMatrix(int campaign, int unit) => $"/campaigns/{campaign}/units/{unit}/steps";

    /// <summary>The records behind a figure.</summary>
    public static string Records(
        int campaign,
        int unit,
        RecordSelection selection,
        RecordOrder order = RecordOrder.Unit,
        int page = 1,
        bool whole = false
    ) => $"/campaigns/{campaign}/units/{unit}/records{new RecordsLink(selection, order, page, whole).Query()}";

    /// <summary>The people behind a figure.</summary>
    /// <param name="on">The day on which ages are taken.</param>
    public static string People(
        int campaign,
        int unit,
        PostGroup group,
        PeopleFigure figure,
        DateOnly on,
        int page = 1
    ) => $"/campaigns/{campaign}/units/{unit}/people{new PeopleLink(group, figure, on, page).Query()}";

    public static string Record(int campaign, int unit) => $"/campaigns/{campaign}/units/{unit}";

    public static string Result(int campaign, int unit) => $"/campaigns/{campaign}/units/{unit}/result";

    /// <summary>The elections of a record.</summary>
    public static string Elections(int campaign, int unit) => $"/campaigns/{campaign}/units/{unit}/elections";

    public static string Election(int campaign, int unit, int election) =>
        $"/campaigns/{campaign}/units/{unit}/elections/{election}";

    /// <summary>The count, on a phone beside the ballot box.</summary>
    public static string ElectionCount(int campaign, int unit, int election) =>
        $"/campaigns/{campaign}/units/{unit}/elections/{election}/count";

    public static string Representatives(int campaign, int unit) =>
        $"/campaigns/{campaign}/units/{unit}/representatives";

    public static string RepresentativeNotice(int campaign, int unit) => $"{Representatives(campaign, unit)}/notice";

    /// <summary>周报</summary>
    public const string Bulletins = "/bulletins";

    public static string BulletinsPage(int page) => Bulletins + new BulletinsLink(page).Query();

    public static string Bulletin(int bulletin) => $"/bulletins/{bulletin}";

    public static string BulletinDraft(int draft) => $"/bulletins/drafts/{draft}";

    public const string ExportBulletinRoute = "/exports/bulletins/{bulletin:int}";

    /// <summary>The table of an issued bulletin as a file.</summary>
    public static string ExportBulletin(int bulletin) => $"/exports/bulletins/{bulletin}";

    /// <summary>问题台账</summary>
    public const string Problems = "/problems";

    public static string ProblemsOf(ProblemFilter filter) => Problems + new ProblemsLink(filter).Query();

    /// <summary>结构分析</summary>
    public const string Structure = "/structure";

    /// <summary>The people behind a figure of the structure.</summary>
    public const string StructurePeopleRoute = "/structure/people";

    /// <summary>The tables of the structure as a file; takes the page's own query.</summary>
    public const string ExportStructure = "/exports/structure";
    public const string ExportAudit = "/exports/audit";

    public static string StructureOf(StructureFilter filter, PostGroup group = PostGroup.Everyone) =>
        Structure + new StructureLink(filter, group).Query();

    public static string StructurePeople(
        StructureFilter filter,
        PostGroup group,
        PeopleFigure figure,
        bool several = false,
        int page = 1
    ) => StructurePeopleRoute + new StructurePeopleLink(new(filter, group), figure, several, page).Query();

    /// <summary>The roster as a file; takes the roster's own query.</summary>
    public const string ExportRoster = "/exports/roster";

    public const string ExportRepresentativesRoute =
        "/exports/campaigns/{campaign:int}/units/{unit:int}/representatives";

    public const string ExportStatisticsRoute = "/exports/campaigns/{campaign:int}/units/{unit:int}/statistics";

    /// <summary>The empty sheet that the import reads.</summary>
    public const string ImportTemplate = "/imports/template";

    public static string ImportTemplateOf(ImportKind kind) => $"{ImportTemplate}?kind={LinkWord.Of(kind)}";

    public static string ExportRepresentatives(int campaign, int unit) =>
        $"/exports/campaigns/{campaign}/units/{unit}/representatives";

    /// <param name="on">The day of the ages.</param>
    public static string ExportStatistics(int campaign, int unit, DateOnly on) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"/exports/campaigns/{campaign}/units/{unit}/statistics?on={on:yyyy-MM-dd}"
        );

    /// <summary>Of one campaign, what waits for review.</summary>
    public static string ReviewOf(int campaign) => Review + new ReviewQueueLink(campaign).Query();

    public static string ReviewRecord(int campaign, int unit) => $"/campaigns/{campaign}/units/{unit}/review";

    public static string SignInAndReturn(string path) => $"{SignIn}?returnUrl={Uri.EscapeDataString(path)}";

    public static string AccountsIn(AccountState state) => Accounts + new AccountsLink(new(State: state)).Query();

    public static string AccountsAt(int unit) => Accounts + new AccountsLink(new(unit)).Query();

    public static string NewAccountAt(int unit) => $"{NewAccount}?unit={unit}";

    public static string AccountsLongestAway =>
        Accounts + new AccountsLink(new(State: AccountState.Active, Sort: AccountSort.LastSignIn)).Query();

    public static string AuditFailures => Audit + new AuditLink(new() { Failures = true }).Query();

    public static string AuditOf(int account) => Audit + new AuditLink(new() { AccountId = account }).Query();

    /// <summary>What was done in the unit and below it.</summary>
    public static string AuditOfUnit(int unit) => Audit + new AuditLink(new() { UnitId = unit }).Query();

    public static string PasswordAndReturn(string path) => $"{Password}?returnUrl={Uri.EscapeDataString(path)}";
}
