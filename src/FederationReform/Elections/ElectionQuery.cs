using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Reforms;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Elections;

/// <summary>One election with its verdict, for all who may see the record. Null when it is not hers to see.</summary>
public sealed class ElectionQuery(PortalDb portal)
{
    public async Task<ElectionDetails?> RunAsync(UnitScope scope, int electionId, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        var row = await db.Elections.AsNoTracking().VisibleTo(scope).Where(e => e.Id == electionId)
            .Select(e => new { e.Sheet, e.Version, e.ConfirmedAt, e.ConfirmedBy, e.Number, Elected = e.Unit.Name, e.UnitReform.CampaignId, e.UnitReform.UnitId, Unit = e.UnitReform.Unit.Name, e.UnitReform.State, e.UnitReform.Result, e.UnitReform.Campaign.Plan })
            .SingleOrDefaultAsync(cancel);
        if (row is null)
            return null;
        var rules = row.Plan.Rules;
        var open = ReformQueues.Of(row.State) == ReformQueue.Sender;
        return new()
        {
            Id = electionId,
            Number = row.Number,
            CampaignId = row.CampaignId,
            CampaignName = row.Plan.Name,
            UnitId = row.UnitId,
            UnitName = row.Unit,
            ElectedUnitName = row.Elected,
            Sheet = row.Sheet,
            Version = row.Version,
            Rules = rules,
            Quotas = row.Plan.Quotas,
            Verdict = BallotCount.Judge(row.Sheet, rules),
            Candidates = CandidateRules.Check(row.Sheet, rules, portal.Clock.Today()),
            Executives = row.Sheet.Purpose is ElectionPurpose.Leaders or ElectionPurpose.StandingMembers ? row.Result.Members : [],
            ConfirmedAt = row.ConfirmedAt,
            ConfirmedBy = row.ConfirmedBy,
            Today = portal.Clock.Today(),
            May = new(
                Edit: open && row.ConfirmedAt is null && scope.May(Permissions.EditRecord),
                Reopen: open && row.ConfirmedAt is not null && scope.May(Permissions.EditRecord),
                Mark: row.State is not (ReformState.Approved or ReformState.Exempt) && row.ConfirmedAt is null && scope.May(Permissions.ReviewRecord)),
        };
    }
}

public sealed record ElectionDetails
{
    public required int Id { get; init; }
    public required int Number { get; init; }
    public required int CampaignId { get; init; }
    public required string CampaignName { get; init; }

    /// <summary>The record's unit.</summary>
    public required int UnitId { get; init; }

    public required string UnitName { get; init; }

    /// <summary>Whose body is elected: the record's unit, or the agency, school or hospital of a 妇委会.</summary>
    public required string ElectedUnitName { get; init; }

    public required ElectionSheet Sheet { get; init; }
    public required int Version { get; init; }
    public required ElectionRules Rules { get; init; }
    public required FederationReform.Elections.Quotas Quotas { get; init; }
    public required CountVerdict Verdict { get; init; }

    /// <summary>What the rules say of the candidates and the way of voting, explained reminders of a person left out.</summary>
    public required Violations Candidates { get; init; }

    /// <summary>From whom leaders are elected, as far as the record knows them; empty for other elections.</summary>
    public required IReadOnlyList<ElectedMember> Executives { get; init; }

    public required DateTime? ConfirmedAt { get; init; }
    public required string? ConfirmedBy { get; init; }
    public required DateOnly Today { get; init; }
    public required ElectionActions May { get; init; }

    /// <summary>第十四届五次执委（扩大）会议 补选执委</summary>
    public string Title => $"{Sheet.Meeting()} {Sheet.Purpose.Name()}";
}

/// <summary>What the one who looks may do with it now. A page shows it; the use cases decide for themselves.</summary>
public sealed record ElectionActions(bool Edit, bool Reopen, bool Mark);
