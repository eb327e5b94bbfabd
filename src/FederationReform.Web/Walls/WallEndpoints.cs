using FederationReform.Walls;
using FederationReform.Web.Start;

namespace FederationReform.Web.Walls;

/// <summary>
/// The wall of a projector: a page without a circuit and without a sign-in, which stands for days. It takes no
/// cookie and keeps no session awake; what it shows depends on its token alone.
/// </summary>
internal static class WallEndpoints
{
    /// <summary>How often an address may ask in a minute: a wall asks twice, a house has several screens.</summary>
    public const int PerMinute = 60;

    private const string TokenHeader = "Wall-Token";

    public static void MapWall(this WebApplication app)
    {
        app.MapGet(Urls.Wall, Page).AllowAnonymous();
        app.MapGet(Urls.WallFigures, FiguresAsync).AllowAnonymous();
    }

    private static IResult Page(IWebHostEnvironment host)
    {
        var page = host.WebRootFileProvider.GetFileInfo("wall/wall.html");
        return Results.Stream(page.CreateReadStream(), "text/html; charset=utf-8");
    }

    private static async Task<IResult> FiguresAsync(HttpContext context, WallQuery walls, CancellationToken cancel)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await walls.RunAsync(context.Request.Headers[TokenHeader], cancel) is { } figures
            ? Results.Json(new { version = PortalVersion.Text, figures })
            : Results.NotFound();
    }
}
