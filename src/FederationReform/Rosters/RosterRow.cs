using FederationReform.Committees;
using FederationReform.People;
using FederationReform.Units;

namespace FederationReform.Rosters;

/// <summary>One post of one person.</summary>
public sealed record RosterRow
{
    public required int PersonId { get; init; }
    public required string Name { get; init; }
    public required Position Position { get; init; }
    public required UnitLink Unit { get; init; }

    /// <summary>Null for the reader's own unit.</summary>
    public required UnitLink? Above { get; init; }

    public required CommitteeForm Form { get; init; }
    public required int? Number { get; init; }
    public required Sex Sex { get; init; }
    public required int? EthnicGroup { get; init; }
    public required BirthDate? Birth { get; init; }
    public required int? Age { get; init; }
    public required Education Education { get; init; }
    public required PoliticalStatus? PoliticalStatus { get; init; }
    public required Occupation? Occupation { get; init; }
    public required bool? InTwoCommittees { get; init; }
    public required bool? NewlyElected { get; init; }

    /// <summary>Masked: 138****5678.</summary>
    public required string? Phone { get; init; }

    public required WayIn WayIn { get; init; }
    public required DateOnly StartOn { get; init; }
    public required WayOut? WayOut { get; init; }
    public required DateOnly? EndOn { get; init; }

    internal static RosterRow Of(
        Person person,
        Post post,
        CommitteeForm form,
        int? number,
        UnitLink unit,
        UnitLink? above,
        DateOnly today
    )
    {
        var birth = person.BornOn is { } born ? new BirthDate(born, person.BirthDayKnown) : (BirthDate?)null;
        return new()
        {
            PersonId = person.Id,
            Name = person.Name,
            Position = post.Position,
            Unit = unit,
            Above = above,
            Form = form,
            Number = number,
            Sex = person.Sex,
            EthnicGroup = person.EthnicGroup,
            Birth = birth,
            Age = birth?.AgeOn(today),
            Education = person.Education,
            PoliticalStatus = person.PoliticalStatus,
            Occupation = person.Occupation,
            InTwoCommittees = post.InTwoCommittees,
            NewlyElected = post.NewlyElected,
            Phone = PhoneText.Masked(person.Phone),
            WayIn = post.WayIn,
            StartOn = post.StartOn,
            WayOut = post.WayOut,
            EndOn = post.EndOn,
        };
    }
}
