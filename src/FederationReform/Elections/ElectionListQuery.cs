using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Rules;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Elections;

/// <summary>
/// The elections of a record, in the order in which they were created. Null when the record lies outside the scope or
/// the account may not read records.
/// </summary>
public sealed class ElectionListQuery(PortalDb portal)
{
    public async Task<RecordElections?> RunAsync(
        UnitScope scope,
        int campaignId,
        int unitId,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        var record = await db
            .UnitReforms.AsNoTracking()
            .VisibleTo(scope)
            .Where(r => r.CampaignId == campaignId && r.UnitId == unitId)
            .Select(r => new
            {
                r.Id,
                r.UnitPath,
                r.State,
                Unit = r.Unit.Name,
                r.Unit.Level,
                r.Campaign.Plan,
                Closed = r.Campaign.ClosedAt != null,
            })
            .SingleOrDefaultAsync(cancel);
        if (record is null)
            return null;
        var rows = await db
            .Elections.AsNoTracking()
            .VisibleTo(scope)
            .Where(e => e.UnitReformId == record.Id)
            .OrderBy(e => e.Number)
            .Select(e => new
            {
                e.Id,
                e.Number,
                e.Sheet,
                e.ConfirmedAt,
                e.ConfirmedBy,
                Unit = e.Unit.Name,
            })
            .ToListAsync(cancel);
        var institutions =
            record.Level == UnitLevel.Village
                ? []
                : await db
                    .Units.AsNoTracking()
                    .VisibleTo(scope)
                    .Within(record.UnitPath)
                    .Where(u => u.Level == UnitLevel.Institution && u.ValidTo == null)
                    .OrderBy(u => u.Path)
                    .Select(u => new ElectableUnit(u.Id, u.Name))
                    .ToListAsync(cancel);
        return new(
            record.Plan.Name,
            record.Unit,
            !record.Closed && ReformQueues.Of(record.State) == ReformQueue.Sender && scope.May(Permissions.EditRecord),
            [
                .. rows.Select(e => new ElectionRow(
                    e.Id,
                    e.Number,
                    e.Unit,
                    e.Sheet,
                    BallotCount.Judge(e.Sheet, record.Plan.Rules),
                    e.ConfirmedAt,
                    e.ConfirmedBy
                )),
            ],
            institutions
        );
    }
}

/// <param name="MayEdit">Whether the caller can now add and fill in elections.</param>
/// <param name="Institutions">Agencies, schools and hospitals below the unit, where a 妇委会 can be elected.</param>
public sealed record RecordElections(
    string CampaignName,
    string UnitName,
    bool MayEdit,
    IReadOnlyList<ElectionRow> Elections,
    IReadOnlyList<ElectableUnit> Institutions
);

/// <param name="UnitName">The unit whose body is elected.</param>
/// <param name="ConfirmedAt">UTC; null while the count is open.</param>
public sealed record ElectionRow(
    int Id,
    int Number,
    string UnitName,
    ElectionSheet Sheet,
    CountVerdict Verdict,
    DateTime? ConfirmedAt,
    string? ConfirmedBy
);

public sealed record ElectableUnit(int Id, string Name);
