using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Rules;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Representatives;

/// <summary>
/// The roll of a record, also when it has not been created. Null when the record lies outside the scope or the account
/// may not read records.
/// </summary>
public sealed class RepresentativesQuery(PortalDb portal)
{
    public async Task<RollDetails?> RunAsync(
        UnitScope scope,
        int campaignId,
        int unitId,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        var row = await db
            .UnitReforms.AsNoTracking()
            .VisibleTo(scope)
            .Where(r => r.CampaignId == campaignId && r.UnitId == unitId)
            .Select(r => new
            {
                r.Id,
                r.State,
                r.Result,
                r.Campaign.Plan,
                Closed = r.Campaign.ClosedAt != null,
                Unit = r.Unit.Name,
                Above = r.Unit.Parent!.Name,
            })
            .SingleOrDefaultAsync(cancel);
        if (row is null)
            return null;
        var roll = await db
            .RepresentativeRolls.AsNoTracking()
            .VisibleTo(scope)
            .Where(r => r.UnitReformId == row.Id)
            .Select(r => new { r.Sheet, r.Version })
            .SingleOrDefaultAsync(cancel);
        var sheet = roll?.Sheet ?? RollSheet.Empty;
        var edit = !row.Closed && ReformQueues.Of(row.State) == ReformQueue.Sender && scope.May(Permissions.EditRecord);
        return new()
        {
            CampaignId = campaignId,
            Plan = row.Plan,
            UnitId = unitId,
            UnitName = row.Unit,
            AboveName = row.Above,
            State = row.State,
            Result = row.Result,
            Version = roll?.Version ?? RepresentativeRoll.NotBegun,
            Sheet = scope.May(Permissions.EditRecord) || scope.May(Permissions.ReviewRecord) ? sheet : Masked(sheet),
            Places = PlaceCount.Of(sheet),
            Violations = RollRules.Check(sheet, row.Result, row.Plan.Quotas, portal.Clock.Today()),
            Today = portal.Clock.Today(),
            MayEdit = edit,
        };
    }

    // An account that neither fills in nor reviews has no reason to call anybody.
    private static RollSheet Masked(RollSheet sheet) =>
        sheet with
        {
            Representatives = [.. sheet.Representatives.Select(r => r with { Phone = PhoneText.Masked(r.Phone) })],
        };
}

public sealed record RollDetails
{
    public required int CampaignId { get; init; }
    public required CampaignPlan Plan { get; init; }
    public required int UnitId { get; init; }
    public required string UnitName { get; init; }

    /// <summary>The unit above: a village's township, a township's county.</summary>
    public required string AboveName { get; init; }

    public required ReformState State { get; init; }

    /// <summary>The record's result; its congress decides the day on which representatives must be of age.</summary>
    public required CongressResult Result { get; init; }

    /// <summary>To be sent back with the next change.</summary>
    public required int Version { get; init; }

    /// <summary>Phones are masked for accounts that neither fill in nor review.</summary>
    public required RollSheet Sheet { get; init; }

    public required IReadOnlyList<PlaceCount> Places { get; init; }
    public required Violations Violations { get; init; }

    /// <summary>Calendar date in China.</summary>
    public required DateOnly Today { get; init; }

    public required bool MayEdit { get; init; }
}
