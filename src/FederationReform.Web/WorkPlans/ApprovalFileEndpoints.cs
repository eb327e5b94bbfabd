using FederationReform.Accounts;
using FederationReform.Web.Access;
using FederationReform.Web.Evidence;
using FederationReform.Web.Uploads;
using FederationReform.WorkPlans;
using Microsoft.AspNetCore.Antiforgery;

namespace FederationReform.Web.WorkPlans;

/// <summary>Papers of a plan come and go over plain HTTP, as the papers of a step do.</summary>
internal static class ApprovalFileEndpoints
{
    public static void MapApprovalFiles(this WebApplication app)
    {
        app.MapPost(Urls.AddApprovalFileRoute, AddAsync).WithMetadata(new RequireAntiforgeryTokenAttribute());
        app.MapGet(Urls.ApprovalFileRoute, SendAsync);
    }

    private static async Task<IResult> AddAsync(
        HttpContext context,
        int campaign,
        ApprovalStage stage,
        Guid upload,
        AddApprovalFile add,
        ScopeLoader scopes,
        CancellationToken cancel
    )
    {
        if (await scopes.OfAsync(context) is not { } scope)
            return Results.Unauthorized();
        using (await EvidenceEndpoints.DecodingAsync(cancel))
            return UploadEndpoints.Answer(await add.RunAsync(scope, new(campaign, stage, upload), cancel), null);
    }

    private static async Task<IResult> SendAsync(
        HttpContext context,
        int campaign,
        int file,
        ApprovalFileQuery files,
        ScopeLoader scopes
    )
    {
        if (await scopes.OfAsync(context) is not { } scope)
            return Results.Redirect(Urls.SignIn);
        return await files.RunAsync(scope, campaign, file, context.RequestAborted) is { } found
            ? EvidenceEndpoints.Shown(context, found, download: false)
            : Results.NotFound();
    }
}
