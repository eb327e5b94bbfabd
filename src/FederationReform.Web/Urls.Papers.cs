using FederationReform.Meetings;
using FederationReform.Meetings.Templates;
using FederationReform.Web.Components;
using FederationReform.Web.Meetings;

namespace FederationReform.Web;

/// <summary>The addresses of 会务材料.</summary>
public static partial class Urls
{
    /// <summary>会务材料</summary>
    public static string Papers(int campaign, int unit) => $"/campaigns/{campaign}/units/{unit}/papers";

    public static string Paper(int campaign, int unit, PaperKind kind, PaperSize size = PaperSize.A4) =>
        $"{Papers(campaign, unit)}/{LinkWord.Of(kind)}{new PaperLink(size).Query()}";

    public const string MakePapersRoute = "/exports/campaigns/{campaign:int}/units/{unit:int}/papers";

    /// <summary>One paper or all as a file.</summary>
    public static string MakePapers(int campaign, int unit) => $"/exports/campaigns/{campaign}/units/{unit}/papers";

    /// <summary>文书模板: a county's own wording.</summary>
    public const string PaperTemplates = "/paper-templates";

    public static string PaperTemplate(PaperKind kind, TemplateCase of = TemplateCase.Congress) =>
        $"{PaperTemplates}/{LinkWord.Of(kind)}{new TemplateLink(of).Query()}";

    public const string TemplateFileRoute = "/exports/paper-templates/{kind}";
    public const string TryTemplateRoute = $"{TemplateFileRoute}/trial";

    /// <param name="number">A version; null for what the portal writes itself.</param>
    public static string TemplateFile(PaperKind kind, int? number = null, TemplateCase of = TemplateCase.Congress) =>
        $"/exports/paper-templates/{LinkWord.Of(kind)}?of={LinkWord.Of(of)}"
        + (number is null ? "" : $"&number={number}");

    public static string TryTemplate(PaperKind kind) => $"/exports/paper-templates/{LinkWord.Of(kind)}/trial";

    /// <summary>会务材料 of all villages of a township.</summary>
    public static string TownshipPapers(int campaign, int unit) => $"/campaigns/{campaign}/townships/{unit}/papers";

    public const string TownshipPackRoute = "/exports/campaigns/{campaign:int}/townships/{unit:int}/papers";
    public const string TownshipPackStateRoute = $"{TownshipPackRoute}/state";
    public const string CancelTownshipPackRoute = $"{TownshipPackRoute}/cancel";

    /// <summary>A form begins to make them; a link takes them away when they are made.</summary>
    public static string TownshipPack(int campaign, int unit) =>
        $"/exports/campaigns/{campaign}/townships/{unit}/papers";

    /// <summary>How far they are, for the page that waits.</summary>
    public static string TownshipPackState(int campaign, int unit) => $"{TownshipPack(campaign, unit)}/state";

    public static string CancelTownshipPack(int campaign, int unit) => $"{TownshipPack(campaign, unit)}/cancel";
}
