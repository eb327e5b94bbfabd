using FederationReform.Access;
using FederationReform.Dashboards;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Walls;

/// <summary>
/// What a wall shows: names of units and counts. It is a type of its own, so that nothing else ever reaches a screen
/// that everybody in the room sees.
/// </summary>
/// <param name="At">UTC; when it was counted.</param>
public sealed record WallFigures(
    string UnitName,
    string CampaignName,
    string UnitsName,
    DateTime At,
    DateOnly? Deadline,
    WallCounts Total,
    IReadOnlyList<WallRow> Rows
);

public sealed record WallCounts(
    int Required,
    int Done,
    int Planned,
    int Submitted,
    int Returned,
    int NotStarted,
    int NetThisWeek,
    WallPapers Papers
);

/// <summary>资料齐全率: papers that are there, of those asked for.</summary>
public sealed record WallPapers(int There, int Asked)
{
    internal static WallPapers Of(Ratio papers) => new(papers.Part, papers.Whole);
}

public sealed record WallRow(string Name, int Required, int Done, int Planned, WallPapers Papers);

/// <summary>
/// The figures behind a wall's token; null for a token that nobody made, that was switched off or replaced, whose
/// campaign was closed or is over. Who asks cannot tell which.
/// </summary>
[ActsWithoutScope("大屏的链接本身就是凭据，没有人登录；只给出一个单位的合计数")]
public sealed class WallQuery(PortalDb portal)
{
    private const int LongestToken = 100;

    public async Task<WallFigures?> RunAsync(string? token, CancellationToken cancel = default)
    {
        if (token is not { Length: > 0 and <= LongestToken })
            return null;
        var hash = WallLink.HashOf(token);
        UnitScope wall;
        int campaign;
        await using (var db = portal.OpenForSystem())
        {
            var link = await db
                .WallLinks.AsNoTracking()
                .Include(l => l.Unit)
                .Include(l => l.Campaign)
                .SingleOrDefaultAsync(l => l.TokenHash == hash, cancel);
            if (link?.Shows(portal.Clock.UtcNow()) != true)
                return null;
            campaign = link.CampaignId;
            // The wall reads as somebody above who looks at that unit, so its figures are those of the progress page.
            wall = new(0, "大屏", Role.UpperReader, link.UnitId, link.Unit.Name, link.Unit.Level, link.UnitPath);
        }
        if (await new ProgressQuery(portal).RunAsync(wall, campaign, cancel: cancel) is not { } progress)
            return null;
        var total = progress.Total;
        return new(
            progress.Unit.Name,
            progress.CampaignName,
            progress.Words.Name,
            portal.Clock.UtcNow(),
            progress.Deadline,
            new(
                total.Required,
                total.Done,
                total.Planned,
                total.Submitted,
                total.Returned,
                total.NotStarted,
                total.NetThisWeek,
                WallPapers.Of(total.Papers)
            ),
            [
                .. progress
                    .Rows.Where(r => r.Figures.Required > 0)
                    .OrderByDescending(r => r.Figures.Completion.BasisPoints)
                    .Select(r => new WallRow(
                        r.Unit.Name,
                        r.Figures.Required,
                        r.Figures.Done,
                        r.Figures.Planned,
                        WallPapers.Of(r.Figures.Papers)
                    )),
            ]
        );
    }
}
