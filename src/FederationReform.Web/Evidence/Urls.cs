using FederationReform.Web.Components;

namespace FederationReform.Web;

/// <summary>The addresses of papers and archives.</summary>
public static partial class Urls
{
    /// <summary>One paper of a step.</summary>
    public static string Evidence(int file) => $"/evidence/{file}";

    public const string EvidenceFileRoute = "/evidence/{file:int}/file";

    /// <summary>The file itself, for a page that shows it.</summary>
    public static string EvidenceFile(int file) => $"/evidence/{file}/file";

    public static string EvidenceDownload(int file) => $"/evidence/{file}/file?download=true";

    public const string EvidenceThumbnailRoute = "/evidence/{file:int}/thumbnail";

    public static string EvidenceThumbnail(int file) => $"/evidence/{file}/thumbnail";

    /// <summary>照片墙</summary>
    public static string Photos(int campaign, int unit, int page = 1) =>
        $"/campaigns/{campaign}/units/{unit}/photos" + new Dashboards.PhotosLink(page).Query();

    /// <summary>归档</summary>
    public static string Archive(int campaign, int unit) => $"/campaigns/{campaign}/units/{unit}/archive";

    public const string MadeArchiveRoute = "/exports/archives/{archive:guid}";

    /// <summary>An archive that was made, for the account that made it.</summary>
    public static string MadeArchive(Guid archive) => $"/exports/archives/{archive}";

    /// <summary>Where an upload becomes a paper of a step; no page.</summary>
    public const string AddEvidenceRoute = "/campaigns/{campaign:int}/units/{unit:int}/evidence";

    public static string AddEvidence(int campaign, int unit) => $"/campaigns/{campaign}/units/{unit}/evidence";
}
