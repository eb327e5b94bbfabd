using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.SpotChecks;

/// <param name="Campaigns">In which the caller's unit may draw.</param>
public sealed record SpotCheckList(IReadOnlyList<DrawnCampaign> Campaigns, PageOf<SpotCheckRow> Page);

/// <param name="Candidates">How many of its units below the caller are approved now.</param>
public sealed record DrawnCampaign(int Id, string Name, int Candidates);

public sealed record SpotCheckRow
{
    public required int Id { get; init; }
    public required int Number { get; init; }
    public required string UnitName { get; init; }
    public required string CampaignName { get; init; }
    public required SpotCheckTerms Terms { get; init; }
    public required string DrawnBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime DrawnAt { get; init; }
    public required int Drawn { get; init; }
    public required int Passed { get; init; }
    public required int WithProblems { get; init; }

    public int Left => Drawn - Passed - WithProblems;
}

/// <summary>Every drawing of the caller's unit and of those below it, the latest first; none is left out.</summary>
public sealed class SpotCheckListQuery(PortalDb portal)
{
    public const int PageSize = 30;

    /// <returns>Null for an account that may not read records.</returns>
    public async Task<SpotCheckList?> RunAsync(UnitScope scope, int page, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        var approved = db.UnitReforms.VisibleTo(scope).Where(r => r.State == ReformState.Approved);
        var campaigns = scope.May(Permissions.MakeSpotChecks)
            ? await db
                .Campaigns.AsNoTracking()
                .ShownTo(scope)
                .OrderByDescending(c => c.Id)
                .Select(c => new DrawnCampaign(c.Id, c.Name, approved.Count(r => r.CampaignId == c.Id)))
                .ToListAsync(cancel)
            : [];
        var all = db.SpotChecks.AsNoTracking().VisibleTo(scope);
        var total = await all.CountAsync(cancel);
        var number = Paging.Number(page, total, PageSize);
        var rows = await all.OrderByDescending(c => c.Id)
            .Skip((number - 1) * PageSize)
            .Take(PageSize)
            .Select(c => new SpotCheckRow
            {
                Id = c.Id,
                Number = c.Number,
                UnitName = c.Unit.Name,
                CampaignName = c.Campaign.Name,
                Terms = c.Terms,
                DrawnBy = c.DrawnBy,
                DrawnAt = c.DrawnAt,
                Drawn = c.Units.Count,
                Passed = c.Units.Count(u => u.PassedAt != null),
                WithProblems = c.Units.Count(u => db.Problems.Any(p => p.SpotCheckId == c.Id && p.UnitId == u.UnitId)),
            })
            .ToListAsync(cancel);
        return new(campaigns, new(rows, total, number, PageSize));
    }
}
