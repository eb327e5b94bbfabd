using FederationReform.Campaigns;
using FederationReform.People;
using FederationReform.Representatives;
using FederationReform.Rules;
using FederationReform.Text;
using FederationReform.Tree;

namespace FederationReform.Meetings;

/// <summary>
/// What the portal knows of one record's meeting, for its papers. Null means not known: a paper then has a blank to be
/// filled in by hand, and never an invented value.
/// </summary>
internal sealed record MeetingFacts
{
    public required int CampaignId { get; init; }
    public required CampaignPlan Plan { get; init; }
    public required int UnitId { get; init; }
    public required int RecordId { get; init; }
    public required string UnitPath { get; init; }
    public required string UnitName { get; init; }
    public required string TownshipName { get; init; }
    public required bool TownshipIsStreet { get; init; }
    public required string CountyName { get; init; }
    public required RollSheet Roll { get; init; }
    public required CongressResult Result { get; init; }
    public required IReadOnlyList<StepDone> Steps { get; init; }

    /// <summary>The ballot for the executives; null while it is not entered.</summary>
    public required ElectionSheet? Executives { get; init; }

    /// <summary>The ballot for chair and vice-chairs; null while it is not entered.</summary>
    public required ElectionSheet? Leaders { get; init; }

    /// <summary>Null until the record is approved.</summary>
    public required CommitteeInOffice? Committee { get; init; }

    /// <summary>Whether the reader may see telephones in full; otherwise their places stay blank.</summary>
    public required bool ShowsPhones { get; init; }

    /// <summary>Calendar date in China.</summary>
    public required DateOnly Today { get; init; }

    public ElectionRules Rules => Plan.Rules;

    public bool OfVillage => Plan.Takes == UnitLevel.Village;

    /// <summary>河口村妇女联合会</summary>
    public string Federation => $"{UnitName}妇女联合会";

    /// <summary>The federation that writes to the Party committee and to the county.</summary>
    public string TownshipFederation => $"{TownshipName}妇女联合会";

    public string CountyFederation => $"{CountyName}妇女联合会";

    /// <summary>A street has a working committee.</summary>
    public string PartyCommittee
    {
        get => field ?? $"中共{TownshipName}{(TownshipIsStreet ? "工作" : "")}委员会";
        init;
    }

    /// <summary>For example 河口村第三次妇女代表大会; the number only where it is known.</summary>
    public string Meeting => string.Concat(MeetingParts);

    /// <summary>The parts of the meeting's name that a title does not tear apart.</summary>
    public IReadOnlyList<string> MeetingParts
    {
        get =>
            field
            ?? (
                Body == ElectingBody.Congress
                    ? [Term is { } term ? $"{UnitName}第{ChineseNumeral.Of(term)}次" : UnitName, "妇女代表大会"]
                    : [UnitName, Executives?.Meeting() ?? Result.Meeting ?? Body.Name()]
            );
        init;
    }

    public ElectingBody Body => Executives?.Body ?? Result.Body;

    public bool IsCongress => Body == ElectingBody.Congress;

    /// <summary>届 of the meeting, and of the executives whom it elects.</summary>
    public int? Term => Executives?.Term ?? Result.Term;

    /// <summary>第三届, or nothing where it is not known.</summary>
    public string TermWords
    {
        get => field ?? (Term is { } term ? $"第{ChineseNumeral.Of(term)}届" : "");
        init;
    }

    public DateOnly? HeldOn => Executives?.HeldOn ?? Result.HeldOn;

    public string? Place => Executives?.Place ?? Result.Place;

    public string? Guide => Executives?.Guide ?? Result.Guide;

    /// <summary>
    /// 应到: as entered for the ballot or the result; before that the representatives, where a congress elects.
    /// </summary>
    public int? Entitled => Executives?.Entitled ?? Result.Entitled ?? (IsCongress ? Representatives : null);

    public int? Present => Executives?.Present ?? Result.Present;

    public int? Representatives =>
        Roll.Representatives.Count > 0 ? Roll.Representatives.Count
        : SeatsOfQuotas > 0 ? SeatsOfQuotas
        : Result.Representatives;

    private int SeatsOfQuotas => Roll.Quotas.Sum(q => q.Seats ?? 0);

    /// <summary>应选执委; leaders are among them where the rules say so.</summary>
    public int? Seats =>
        Executives?.SeatsOf(Position.Executive) is > 0 and var seats
            ? seats
            : Result.Seats ?? Only(Plan.Quotas.Executives);

    public int? CandidateCount =>
        Executives is { } ballot && ballot.Listed().Count is > 0 and var count ? count : Result.Candidates;

    public int? Chairs => Leaders?.SeatsOf(Position.Chair) is > 0 and var seats ? seats : Only(Plan.Quotas.Chairs);

    public int? ViceChairs =>
        Leaders is { } ballot
        && ballot.SeatsOf(Position.FullTimeViceChair) + ballot.SeatsOf(Position.PartTimeViceChair) is > 0 and var seats
            ? seats
            : Only(Plan.Quotas.ViceChairs);

    /// <summary>The agreement of the Party committee, as far as it was entered for either ballot.</summary>
    public Approval? PartyApproval => Executives?.PartyApproval ?? Leaders?.PartyApproval;

    public Approval? UpperApproval => Executives?.UpperApproval ?? Leaders?.UpperApproval;

    public StepDone? Step(StepCode village, StepCode township) =>
        Steps.FirstOrDefault(s => s.Code == (OfVillage ? village : township));

    // A quota that leaves a choice says nothing about this record.
    private static int? Only(Span span) => span.Min == span.Max ? span.Min : null;
}
