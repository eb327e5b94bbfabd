using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Representatives;
using FederationReform.Rules;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Meetings;

/// <summary>Reads what papers need of the records of a unit, and of all units below it that take part.</summary>
internal static class MeetingRecords
{
    /// <summary>In the order of the tree; empty where the unit lies outside the scope or takes no part.</summary>
    public static async Task<IReadOnlyList<MeetingFacts>> LoadAsync(
        PortalDbContext db,
        UnitScope scope,
        int campaignId,
        int unitId,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var path = await db
            .Units.VisibleTo(scope)
            .Where(u => u.Id == unitId)
            .Select(u => u.Path)
            .SingleOrDefaultAsync(cancel);
        if (path is null)
            return [];
        var records = db
            .UnitReforms.AsNoTracking()
            .VisibleTo(scope)
            .Within(path)
            .Where(r => r.CampaignId == campaignId && r.State != ReformState.Exempt);
        var rows = await records
            .OrderBy(r => r.UnitPath)
            .Select(r => new
            {
                r.Id,
                r.UnitId,
                r.UnitPath,
                r.Result,
                r.Steps,
                r.Campaign.Plan,
                Unit = r.Unit.Name,
                r.Unit.Kind,
                Above = r.Unit.Parent!.Name,
                AboveKind = r.Unit.Parent.Kind,
                FurtherAbove = r.Unit.Parent.Parent!.Name,
            })
            .ToListAsync(cancel);
        var rolls = await db
            .RepresentativeRolls.AsNoTracking()
            .VisibleTo(scope)
            .Where(roll => records.Any(r => r.Id == roll.UnitReformId))
            .Select(roll => new { roll.UnitReformId, roll.Sheet })
            .ToDictionaryAsync(roll => roll.UnitReformId, roll => roll.Sheet, cancel);
        var elections = await db
            .Elections.AsNoTracking()
            .VisibleTo(scope)
            // A 妇委会 below a township has papers of its own.
            .Where(e => records.Any(r => r.Id == e.UnitReformId && r.UnitId == e.UnitId))
            .OrderBy(e => e.Number)
            .Select(e => new { e.UnitReformId, e.Sheet })
            .ToListAsync(cancel);
        var committees = await db
            .Committees.AsNoTracking()
            .VisibleTo(scope)
            .Where(c => c.EndedOn == null && records.Any(r => r.UnitId == c.UnitId && r.State == ReformState.Approved))
            .Select(c => new
            {
                c.UnitId,
                c.Number,
                c.ElectedOn,
                c.EndsOn,
                c.Seats,
                Posts = c
                    .Posts.Where(p => p.EndOn == null)
                    .Select(p => new CommitteePost(p.Person.Name, p.Position, p.Duties))
                    .ToList(),
            })
            .ToDictionaryAsync(c => c.UnitId, cancel);
        var sheets = elections.ToLookup(e => e.UnitReformId, e => e.Sheet);
        var phones = scope.May(Permissions.EditRecord) || scope.May(Permissions.ReviewRecord);
        return
        [
            .. rows.Select(r =>
            {
                var township = r.Plan.Takes == UnitLevel.Township;
                return new MeetingFacts
                {
                    CampaignId = campaignId,
                    Plan = r.Plan,
                    RecordId = r.Id,
                    UnitId = r.UnitId,
                    UnitPath = r.UnitPath,
                    UnitName = r.Unit,
                    TownshipName = township ? r.Unit : r.Above,
                    TownshipIsStreet = (township ? r.Kind : r.AboveKind) == UnitKind.Street,
                    CountyName = township ? r.Above : r.FurtherAbove,
                    Roll = rolls.GetValueOrDefault(r.Id) ?? RollSheet.Empty,
                    Result = r.Result,
                    Steps = r.Steps,
                    // The one entered last stands, as a ballot held again does.
                    Executives = sheets[r.Id].LastOrDefault(s => s.Purpose.FillsTheCommittee()),
                    Leaders = sheets[r.Id].LastOrDefault(s => s.Purpose == ElectionPurpose.Leaders),
                    Committee = committees.TryGetValue(r.UnitId, out var office)
                        ? new(
                            office.Number,
                            office.ElectedOn,
                            office.EndsOn,
                            office.Seats,
                            [.. office.Posts.OrderBy(p => p.Position).ThenBy(p => p.Name, StrokeOrder.Comparer)]
                        )
                        : null,
                    ShowsPhones = phones,
                    Today = today,
                };
            }),
        ];
    }
}
