using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Text;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.WorkPlans;

public enum ShownAssignments
{
    All,

    /// <summary>试点</summary>
    Pilots,

    /// <summary>没有指导员</summary>
    WithoutGuide,
}

/// <param name="Batch">0 for units without a batch; null for all.</param>
/// <param name="Text">A part of the unit's name.</param>
public sealed record AssignmentFilter(
    int? Batch = null,
    ShownAssignments Show = ShownAssignments.All,
    string? Text = null,
    int Page = 1
);

public sealed record AssignmentRow
{
    public required int UnitId { get; init; }
    public required string Name { get; init; }

    /// <summary>The name of the unit above it.</summary>
    public required string Above { get; init; }
    public required ReformState State { get; init; }

    /// <summary>The name of its batch; null for none.</summary>
    public required string? Batch { get; init; }
    public required bool Pilot { get; init; }
    public required string? Guide { get; init; }
    public required LeadingGroupEntry? Group { get; init; }

    /// <summary>Null where no group was named.</summary>
    public required int? GroupVersion { get; init; }
}

public sealed record UnitAssignments(
    string CampaignName,
    UnitWords Words,
    IReadOnlyList<Batch> Batches,
    bool MayArrange,
    bool MayDecide,
    PageOf<AssignmentRow> Page
);

/// <summary>The units of a campaign within the caller's scope, with what is arranged for each.</summary>
public sealed class UnitAssignmentsQuery(PortalDb portal)
{
    public const int PageSize = 50;

    /// <returns>Null when the campaign is not shown to the caller, or the caller may not read records.</returns>
    public async Task<UnitAssignments?> RunAsync(
        UnitScope scope,
        int campaignId,
        AssignmentFilter filter,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        var campaign = await db
            .Campaigns.AsNoTracking()
            .ShownTo(scope)
            .SingleOrDefaultAsync(c => c.Id == campaignId, cancel);
        if (campaign is null)
            return null;
        var plan = await db.WorkPlans.AsNoTracking().SingleOrDefaultAsync(p => p.CampaignId == campaignId, cancel);
        var batches = plan?.Sheet.Batches ?? [];
        var rows =
            from record in db.UnitReforms.VisibleTo(scope)
            where record.CampaignId == campaignId && record.State != ReformState.Exempt
            join unit in db.Units on record.UnitId equals unit.Id
            join above in db.Units on unit.ParentId equals above.Id
            join one in db.UnitAssignments.Where(a => a.CampaignId == campaignId)
                on record.UnitId equals one.UnitId
                into arranged
            from assignment in arranged.DefaultIfEmpty()
            join one in db.LeadingGroups.Where(g => g.CampaignId == campaignId)
                on record.UnitId equals one.UnitId
                into named
            from leading in named.DefaultIfEmpty()
            select new
            {
                record.UnitId,
                record.UnitPath,
                record.State,
                unit.Name,
                Above = above.Name,
                Assignment = assignment,
                Leading = leading,
            };
        if (filter.Batch is 0)
            rows = rows.Where(r => r.Assignment == null || r.Assignment.Batch == null);
        else if (filter.Batch is { } number)
            rows = rows.Where(r => r.Assignment != null && r.Assignment.Batch == number);
        if (filter.Show == ShownAssignments.Pilots)
            rows = rows.Where(r => r.Assignment != null && r.Assignment.Pilot);
        if (filter.Show == ShownAssignments.WithoutGuide)
            rows = rows.Where(r => r.Assignment == null || r.Assignment.Guide == null);
        if (PlainText.Clean(filter.Text) is { } text)
            rows = rows.Where(r => r.Name.Contains(text) || r.Above.Contains(text));
        var total = await rows.CountAsync(cancel);
        var page = Paging.Number(filter.Page, total, PageSize);
        var found = await rows.OrderBy(r => r.UnitPath)
            .Skip((page - 1) * PageSize)
            .Take(PageSize)
            .AsNoTracking()
            .ToListAsync(cancel);
        var open = campaign.ClosedAt is null;
        return new(
            campaign.Name,
            campaign.Plan.Words,
            batches,
            open && scope.May(Permissions.ArrangeWork),
            open && scope.May(Permissions.ManageCampaigns) && scope.Covers(campaign.UnitPath),
            new(
                [
                    .. found.Select(r => new AssignmentRow
                    {
                        UnitId = r.UnitId,
                        Name = r.Name,
                        Above = r.Above,
                        State = r.State,
                        Batch = batches.FirstOrDefault(b => b.Number == r.Assignment?.Batch)?.Name,
                        Pilot = r.Assignment?.Pilot ?? false,
                        Guide = r.Assignment?.Guide,
                        Group = r.Leading?.Entry,
                        GroupVersion = r.Leading?.Version,
                    }),
                ],
                total,
                page,
                PageSize
            )
        );
    }
}
