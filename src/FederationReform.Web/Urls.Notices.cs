using FederationReform.Notices;
using FederationReform.Web.Components;
using FederationReform.Web.Dashboards;
using FederationReform.Web.Notices;

namespace FederationReform.Web;

/// <summary>The addresses of reminders and notices.</summary>
public static partial class Urls
{
    /// <summary>催办 of a campaign.</summary>
    public static string Remind(int campaign, int page = 1) =>
        $"/campaigns/{campaign}/reminders" + new RemindLink(null, page).Query();

    /// <summary>The same, with one unit chosen.</summary>
    public static string RemindOne(int campaign, int unit) =>
        $"/campaigns/{campaign}/reminders" + new RemindLink(unit).Query();

    /// <summary>通知</summary>
    public const string Notices = "/notices";

    public static string NoticesOf(NoticeBox box, int page = 1) => Notices + new NoticesLink(box, page).Query();

    public static string Notice(int notice) => $"/notices/{notice}";

    public static string NoticeDraft(int notice) => $"/notices/drafts/{notice}";

    /// <summary>Where an upload becomes a file of a draft; no page.</summary>
    public const string AddNoticeFileRoute = "/notices/drafts/{notice:int}/files";

    public static string AddNoticeFile(int notice) => $"/notices/drafts/{notice}/files";

    public const string NoticeFileRoute = "/notices/files/{file:int}";

    public static string NoticeFile(int file) => $"/notices/files/{file}";

    /// <summary>群机器人</summary>
    public const string ChatRobot = "/notices/robot";

    public const string ExportNoticeRoute = "/exports/notices/{notice:int}";

    public static string ExportNotice(int notice) => $"/exports/notices/{notice}";
}
