using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Representatives;
using FederationReform.Rules;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Reforms;

/// <summary>
/// The result of a unit, to read or to fill in, with the caller's own draft. Null when the record lies outside the
/// scope or the account may not read records.
/// </summary>
public sealed class ResultQuery(PortalDb portal)
{
    public async Task<VillageResult?> RunAsync(
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
                r.StateReason,
                r.Version,
                r.Result,
                r.Steps,
                r.ChangedAt,
                r.Campaign.Plan,
                Closed = r.Campaign.ClosedAt != null,
                r.Campaign.ClosedReason,
                Village = r.Unit.Name,
                r.Unit.ParentId,
                Township = r.Unit.Parent!.Name,
                TownshipPath = r.Unit.Parent.Path,
            })
            .SingleOrDefaultAsync(cancel);
        if (row is null)
            return null;

        var draft = await db
            .Drafts.AsNoTracking()
            .VisibleTo(scope)
            .Where(d => d.AccountId == scope.AccountId && d.UnitReformId == row.Id)
            .Select(d => new
            {
                d.BaseVersion,
                d.Content,
                d.SavedAt,
            })
            .SingleOrDefaultAsync(cancel);
        // Sealed with a key that is lost.
        if (draft is { Content: "" })
            draft = null;
        var remarks =
            row.State != ReformState.Returned
                ? []
                : await db
                    .Submissions.AsNoTracking()
                    .VisibleTo(scope)
                    .Where(s => s.UnitReformId == row.Id && s.Decision == Decision.Returned)
                    .OrderByDescending(s => s.Number)
                    .Select(s => s.Remarks)
                    .FirstOrDefaultAsync(cancel);
        var last = await db
            .AuditRecords.AsNoTracking()
            .VisibleTo(scope)
            .Where(a =>
                a.SubjectKind == Data.SubjectKind.UnitReform
                && a.SubjectId == row.Id
                && a.Event == Data.AuditEvent.RecordSaved
            )
            .OrderByDescending(a => a.Id)
            .Select(a => new { a.AccountName, a.At })
            .FirstOrDefaultAsync(cancel);

        var registered =
            row.Result.Body == ElectingBody.Congress
                ? (await RollOfRecord.SheetAsync(db, row.Id, cancel)).Representatives.Count
                : 0;
        var read = draft is null
            ? null
            : ResultDraft.Read(draft.Content) with
            {
                BaseVersion = draft.BaseVersion,
                SavedAt = draft.SavedAt,
            };
        return new VillageResult
        {
            CampaignId = campaignId,
            Plan = row.Plan,
            UnitId = unitId,
            UnitName = row.Village,
            TownshipId = scope.Covers(row.TownshipPath) ? row.ParentId : null,
            TownshipName = row.Township,
            State = row.State,
            StateReason = row.StateReason,
            Remarks = remarks ?? [],
            Version = row.Version,
            Sheet = ResultSheet.Of(row.Result),
            Stored = row.Result,
            Steps = row.Steps,
            SavedBy = last?.AccountName,
            SavedAt = last?.At,
            Draft = registered > 0 ? read?.WithRegistered(registered) : read,
            Registered = registered,
            ClosedReason = row.ClosedReason,
            May = row.Closed ? RecordActions.None : RecordActions.Of(scope, row.State),
            Today = portal.Clock.Today(),
        };
    }
}

public sealed record VillageResult
{
    public required int CampaignId { get; init; }
    public required CampaignPlan Plan { get; init; }
    public required int UnitId { get; init; }
    public required string UnitName { get; init; }

    /// <summary>Null when the unit above lies outside the scope.</summary>
    public required int? TownshipId { get; init; }
    public required string TownshipName { get; init; }
    public required ReformState State { get; init; }
    public required string? StateReason { get; init; }

    /// <summary>What the county wants corrected, while the record is returned.</summary>
    public required IReadOnlyList<FieldRemark> Remarks { get; init; }

    /// <summary>The record's version, to be sent back with the next change.</summary>
    public required int Version { get; init; }
    public required ResultSheet Sheet { get; init; }

    /// <summary>The result as it was last saved, including what no sheet shows.</summary>
    public CongressResult Stored { get; init; } = CongressResult.Empty;
    public required IReadOnlyList<StepDone> Steps { get; init; }

    /// <summary>Who saved the result last, and when (UTC); null while nobody has.</summary>
    public required string? SavedBy { get; init; }

    public required DateTime? SavedAt { get; init; }

    /// <summary>What the caller typed and did not save; null when there is nothing.</summary>
    public required ResultDraft? Draft { get; init; }

    /// <summary>
    /// Number of 妇女代表 on the roll, which is not typed again; 0 where there is no roll and the number is typed.
    /// </summary>
    public required int Registered { get; init; }

    /// <summary>Why the campaign was closed, after which nothing can be changed; null while it runs.</summary>
    public required string? ClosedReason { get; init; }

    public required RecordActions May { get; init; }

    /// <summary>Calendar date in China.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Adds to the typed result what confirmed counts put there and typing cannot change.</summary>
    public CongressResult Completed(CongressResult typed) =>
        Stored.Counted ? CountedResult.Keeping(Stored, typed) ?? typed : typed;

    /// <summary>What prevents the submission of a result, by the same rules as the submission itself.</summary>
    public Violations CheckForSubmission(CongressResult result) =>
        RecordRules.CheckForSubmission(result, Steps, Plan, Today);
}

/// <param name="Origin">The stored sheet when the caller began, to tell two people's changes apart.</param>
public sealed record ResultDraft(ResultSheet Sheet, ResultSheet Origin)
{
    /// <summary>
    /// The record's version when the caller began; a different version of the record means that somebody saved
    /// meanwhile.
    /// </summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public int BaseVersion { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public DateTime SavedAt { get; init; }

    internal ResultDraft WithRegistered(int count) =>
        this with
        {
            Sheet = Registered(Sheet, count),
            Origin = Registered(Origin, count),
        };

    private static ResultSheet Registered(ResultSheet sheet, int count) =>
        sheet.With(
            nameof(CongressResult.Representatives),
            count.ToString(System.Globalization.CultureInfo.InvariantCulture)
        );

    internal string Write() => JsonText.Write(this);

    internal static ResultDraft Read(string content) => JsonText.Read<ResultDraft>(content);
}
