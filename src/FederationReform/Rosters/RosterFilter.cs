using FederationReform.Figures;
using FederationReform.People;
using FederationReform.Tree;

namespace FederationReform.Rosters;

/// <summary>Whether a post is held.</summary>
public enum RosterState
{
    InOffice,
    Left,
    All,
}

public enum RosterOrder
{
    Post,
    Strokes,
    Oldest,
    Youngest,
}

/// <summary>Which posts a roster lists, in which order: for the page, its link and the export.</summary>
public sealed record RosterFilter
{
    /// <summary>Lists this unit and all below it; null for the account's own unit.</summary>
    public int? UnitId { get; init; }

    /// <summary>Only committees of units of this level; null for all.</summary>
    public UnitLevel? Body { get; init; }

    public CommitteeForm? Form { get; init; }
    public PostGroup Posts { get; init; } = PostGroup.Everyone;

    /// <summary>Only committees that this campaign formed; null for all.</summary>
    public int? CampaignId { get; init; }

    /// <summary>Only committees of this 届, whatever formed them; null for all.</summary>
    public int? Number { get; init; }

    public RosterState State { get; init; } = RosterState.InOffice;

    /// <summary>
    /// A part of the name, the beginning of its pinyin or initials, or the last four digits of the phone.
    /// </summary>
    public string? Text { get; init; }

    public RosterOrder Order { get; init; } = RosterOrder.Post;
    public int Page { get; init; } = 1;
    public int PageSize { get; init; } = RosterQuery.PageSize;

    /// <summary>
    /// Whether the text is a phone, or a part of one, and not its last four digits: nobody is found then.
    /// </summary>
    public bool NotFourDigits => PersonSearch.IsNotFourDigits(Text);
}
