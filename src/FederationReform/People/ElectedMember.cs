using FederationReform.Data;

namespace FederationReform.People;

/// <summary>One elected person with the data that the statistics need; null means not filled in.</summary>
public sealed record ElectedMember
{
    public required string Name { get; init; }
    public Sex Sex { get; init; } = Sex.Female;
    public BirthDate? Birth { get; init; }

    /// <summary>GB 3304-91 code, 1 to 56.</summary>
    public int? EthnicGroup { get; init; }

    public Education Education { get; init; }
    public PoliticalStatus? PoliticalStatus { get; init; }
    public Occupation? Occupation { get; init; }

    /// <summary>体制内</summary>
    public bool? InSystem { get; init; }

    /// <summary>村“两委”成员</summary>
    public bool? InTwoCommittees { get; init; }

    /// <summary>原妇代会主任</summary>
    public bool? FormerDirector { get; init; }

    /// <summary>新当选</summary>
    public bool? NewlyElected { get; init; }

    [SealedAtRest]
    public string? Phone { get; init; }
    public Position Position { get; init; } = Position.Executive;

    /// <summary>Approvals in the ballot of the congress; null when not known.</summary>
    public int? For { get; init; }

    public int? Against { get; init; }
    public int? Abstain { get; init; }

    /// <summary>
    /// The county's reason for declaring this person elected against the count; null for everybody else.
    /// </summary>
    public string? ElectedByDecision { get; init; }
}
