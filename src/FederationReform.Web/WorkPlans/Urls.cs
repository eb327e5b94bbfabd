namespace FederationReform.Web;

/// <summary>The addresses of work plans.</summary>
public static partial class Urls
{
    /// <summary>工作方案</summary>
    public static string WorkPlan(int campaign) => $"/campaigns/{campaign}/work-plan";

    public static string WorkPlanUnits(int campaign) => $"/campaigns/{campaign}/work-plan/units";

    /// <summary>Where an upload becomes a paper of a station on the plan's way; no page.</summary>
    public const string AddApprovalFileRoute = "/campaigns/{campaign:int}/work-plan/files";

    public static string AddApprovalFile(int campaign) => $"{WorkPlan(campaign)}/files";

    public const string ApprovalFileRoute = "/campaigns/{campaign:int}/work-plan/files/{file:int}";

    /// <summary>A paper of a plan.</summary>
    public static string ApprovalFile(int campaign, int file) => $"{WorkPlan(campaign)}/files/{file}";
}
