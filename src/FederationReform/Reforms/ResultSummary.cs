using FederationReform.People;
using FederationReform.Rules;

namespace FederationReform.Reforms;

/// <summary>What a record says of its result in few figures.</summary>
public sealed record ResultSummary
{
    public required DateOnly? HeldOn { get; init; }
    public required string? Place { get; init; }
    public required int? Entitled { get; init; }
    public required int? Present { get; init; }
    public required int? Representatives { get; init; }
    public required int Chairs { get; init; }
    public required int ViceChairs { get; init; }

    /// <summary>Counted as the campaign counts: with or without the chair and vice-chairs.</summary>
    public required int Executives { get; init; }

    public required bool ExecutivesIncludeLeaders { get; init; }

    public static ResultSummary? Of(CongressResult result, ElectionRules rules)
    {
        if (result.IsEmpty)
            return null;
        var chairs = result.Members.Count(m => m.Position == Position.Chair);
        var viceChairs = result.Members.Count(m =>
            m.Position is Position.FullTimeViceChair or Position.PartTimeViceChair
        );
        var executives = rules.ExecutivesIncludeLeaders
            ? result.Members.Count
            : result.Members.Count - chairs - viceChairs;
        return new()
        {
            HeldOn = result.HeldOn,
            Place = result.Place,
            Entitled = result.Entitled,
            Present = result.Present,
            Representatives = result.Representatives,
            Chairs = chairs,
            ViceChairs = viceChairs,
            Executives = executives,
            ExecutivesIncludeLeaders = rules.ExecutivesIncludeLeaders,
        };
    }
}
