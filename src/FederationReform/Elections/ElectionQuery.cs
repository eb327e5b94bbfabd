using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Representatives;
using FederationReform.Rules;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Elections;

/// <summary>
/// One election with its verdict. Null when the record lies outside the scope or the account may not read records.
/// </summary>
public sealed class ElectionQuery(PortalDb portal)
{
    public async Task<ElectionDetails?> RunAsync(UnitScope scope, int electionId, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        var row = await db
            .Elections.AsNoTracking()
            .VisibleTo(scope)
            .Where(e => e.Id == electionId)
            .Select(e => new
            {
                e.Sheet,
                e.Version,
                e.ConfirmedAt,
                e.ConfirmedBy,
                e.Number,
                Elected = e.Unit.Name,
                e.UnitReform.CampaignId,
                e.UnitReform.UnitId,
                Unit = e.UnitReform.Unit.Name,
                e.UnitReform.State,
                e.UnitReform.Result,
                e.UnitReform.Campaign.Plan,
                RecordId = e.UnitReform.Id,
                Closed = e.UnitReform.Campaign.ClosedAt != null,
            })
            .SingleOrDefaultAsync(cancel);
        if (row is null)
            return null;
        var rules = row.Plan.Rules;
        var open = !row.Closed && ReformQueues.Of(row.State) == ReformQueue.Sender;
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
            Executives = row.Sheet.Purpose is ElectionPurpose.Leaders or ElectionPurpose.StandingMembers
                ? row.Result.Members
                : [],
            Registered =
                row.Sheet.Body == ElectingBody.Congress
                    ? (await RollOfRecord.SheetAsync(db, row.RecordId, cancel)).Representatives.Count
                    : 0,
            ConfirmedAt = row.ConfirmedAt,
            ConfirmedBy = row.ConfirmedBy,
            Today = portal.Clock.Today(),
            May = new(
                Edit: open && row.ConfirmedAt is null && scope.May(Permissions.EditRecord),
                Reopen: open && row.ConfirmedAt is not null && scope.May(Permissions.EditRecord),
                Mark: !row.Closed
                    && row.State is not (ReformState.Approved or ReformState.Exempt)
                    && row.ConfirmedAt is null
                    && scope.May(Permissions.ReviewRecord)
            ),
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

    /// <summary>
    /// The unit whose body is elected: the record's unit, or the agency, school or hospital of a 妇委会.
    /// </summary>
    public required string ElectedUnitName { get; init; }

    public required ElectionSheet Sheet { get; init; }

    /// <summary>The election's version, to be sent back with the next change.</summary>
    public required int Version { get; init; }
    public required ElectionRules Rules { get; init; }
    public required FederationReform.Rules.Quotas Quotas { get; init; }
    public required CountVerdict Verdict { get; init; }

    /// <summary>
    /// Representatives on the roll, who are entitled to attend a congress: offered as 应到. 0 where none is registered.
    /// </summary>
    public required int Registered { get; init; }

    /// <summary>
    /// What the rules say about the candidates and the form of the vote, without explained reminders about people.
    /// </summary>
    public required Violations Candidates { get; init; }

    /// <summary>
    /// The executives from whom leaders are elected, as far as the record knows them; empty for other elections.
    /// </summary>
    public required IReadOnlyList<ElectedMember> Executives { get; init; }

    /// <summary>UTC; null while the count is open.</summary>
    public required DateTime? ConfirmedAt { get; init; }
    public required string? ConfirmedBy { get; init; }
    public required DateOnly Today { get; init; }
    public required ElectionActions May { get; init; }

    /// <summary>For example 第十四届五次执委（扩大）会议 补选执委.</summary>
    public string Title => $"{Sheet.Meeting()} {Sheet.Purpose.Name()}";
}

/// <summary>What the caller may do with the election now. For display only; the use cases check again.</summary>
public sealed record ElectionActions(bool Edit, bool Reopen, bool Mark);
