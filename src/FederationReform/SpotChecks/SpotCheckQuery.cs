using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Evidence;
using FederationReform.Problems;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.SpotChecks;

public sealed record ShownSpotCheck
{
    public required int Id { get; init; }
    public required int Number { get; init; }

    /// <summary>How many drawings of this unit there are in this campaign; none is ever deleted.</summary>
    public required int Drawings { get; init; }
    public required UnitLink Unit { get; init; }
    public required int CampaignId { get; init; }
    public required string CampaignName { get; init; }
    public required SpotCheckTerms Terms { get; init; }
    public required string Seed { get; init; }
    public required string Digest { get; init; }
    public required IReadOnlyList<Candidate> Candidates { get; init; }
    public required string DrawnBy { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime DrawnAt { get; init; }

    /// <summary>Whether seed and candidates, calculated again, come to this digest and these units.</summary>
    public required bool Verified { get; init; }

    /// <summary>Whether the reader's own unit drew it, so that the reader may enter results.</summary>
    public required bool Own { get; init; }

    /// <summary>All that were drawn, in the order of the tree, without their papers.</summary>
    public required IReadOnlyList<ShownChecked> Units { get; init; }

    /// <summary>Those of this page, with their papers side by side.</summary>
    public required PageOf<ShownChecked> Page { get; init; }
}

public sealed record ShownChecked
{
    public required UnitLink Unit { get; init; }
    public required string Trail { get; init; }
    public required int Version { get; init; }

    /// <summary>In the order of the drawing, from 1.</summary>
    public required int Place { get; init; }
    public required ReformState State { get; init; }
    public required string? PassedBy { get; init; }
    public required string? Note { get; init; }
    public required IReadOnlyList<CheckedProblem> Problems { get; init; }

    /// <summary>One entry for each step, in order; empty for units of other pages.</summary>
    public IReadOnlyList<StepEvidence> Evidence { get; init; } = [];

    public bool Passed => PassedBy is not null;
}

public sealed record CheckedProblem(ProblemKind Kind, string What, DateOnly? MendedOn);

/// <summary>One drawing with its units, their papers and their results; null outside the scope.</summary>
public sealed class SpotCheckQuery(PortalDb portal)
{
    /// <summary>So many units stand side by side.</summary>
    public const int PageSize = 5;

    public async Task<ShownSpotCheck?> RunAsync(
        UnitScope scope,
        int id,
        int page = 1,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        var check = await db
            .SpotChecks.AsNoTracking()
            .VisibleTo(scope)
            .Include(c => c.Unit)
            .Include(c => c.Campaign)
            .SingleOrDefaultAsync(c => c.Id == id, cancel);
        if (check is null)
            return null;
        var rows = await db
            .CheckedUnits.AsNoTracking()
            .VisibleTo(scope)
            .Where(u => u.SpotCheckId == id)
            .Include(u => u.Unit)
            .OrderBy(u => u.UnitPath)
            .ToListAsync(cancel);
        var ids = rows.ConvertAll(r => r.UnitId);
        var records = await db
            .UnitReforms.VisibleTo(scope)
            .Where(r => r.CampaignId == check.CampaignId && ids.Contains(r.UnitId))
            .Select(r => new
            {
                r.UnitId,
                r.Id,
                r.State,
            })
            .ToDictionaryAsync(r => r.UnitId, cancel);
        var problems = (
            await db
                .Problems.AsNoTracking()
                .VisibleTo(scope)
                .Where(p => p.SpotCheckId == id)
                .OrderBy(p => p.Id)
                .ToListAsync(cancel)
        ).ToLookup(p => p.UnitId, p => new CheckedProblem(p.Kind, p.Entry.What!, p.MendedOn));
        var trails = await UnitTrails.LoadAsync(db, scope, rows.Select(r => r.UnitPath), cancel);
        var units = rows.ConvertAll(r => new ShownChecked
        {
            Unit = new(r.Unit.Id, r.Unit.Name, r.Unit.Level),
            Trail = trails.Of(r.UnitPath),
            Version = r.Version,
            Place = r.Place,
            State = records[r.UnitId].State,
            PassedBy = r.PassedBy,
            Note = r.Note,
            Problems = [.. problems[r.UnitId]],
        });
        var number = Paging.Number(page, units.Count, PageSize);
        var shown = new List<ShownChecked>();
        foreach (var unit in units.Skip((number - 1) * PageSize).Take(PageSize))
            shown.Add(
                unit with
                {
                    Evidence = await EvidenceOfRecord.ReadAsync(
                        db,
                        records[unit.Unit.Id].Id,
                        check.Campaign.Plan,
                        cancel
                    ),
                }
            );
        return new()
        {
            Id = check.Id,
            Number = check.Number,
            Drawings = await db.SpotChecks.CountAsync(
                c => c.CampaignId == check.CampaignId && c.UnitId == check.UnitId,
                cancel
            ),
            Unit = new(check.Unit.Id, check.Unit.Name, check.Unit.Level),
            CampaignId = check.CampaignId,
            CampaignName = check.Campaign.Name,
            Terms = check.Terms,
            Seed = check.Seed,
            Digest = check.Digest,
            Candidates = check.Candidates,
            DrawnBy = check.DrawnBy,
            DrawnAt = check.DrawnAt,
            Verified =
                Sample.Digest(check.Candidates) == check.Digest
                && check.Redrawn().SequenceEqual(rows.OrderBy(r => r.Place).Select(r => r.UnitId)),
            Own = check.UnitId == scope.UnitId,
            Units = units,
            Page = new(shown, units.Count, number, PageSize),
        };
    }
}
