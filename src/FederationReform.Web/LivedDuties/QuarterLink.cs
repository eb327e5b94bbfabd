using FederationReform.LivedDuties;
using FederationReform.Web.Components;

namespace FederationReform.Web.LivedDuties;

/// <summary>A unit and a quarter.</summary>
internal sealed record QuarterLink(int? Unit, Quarter? Quarter) : ILinkState<QuarterLink>
{
    public static QuarterLink Read(LinkQuery query) =>
        new(query.Whole("unit"), FederationReform.LivedDuties.Quarter.Read(query.Whole("quarter")));

    public void Write(LinkParts parts) => parts.Whole("unit", Unit).Whole("quarter", Quarter?.Code);
}

/// <summary>A year of a rota.</summary>
internal sealed record RotaLink(int? Year) : ILinkState<RotaLink>
{
    public static RotaLink Read(LinkQuery query) => new(query.Whole("year"));

    public void Write(LinkParts parts) => parts.Whole("year", Year);
}
