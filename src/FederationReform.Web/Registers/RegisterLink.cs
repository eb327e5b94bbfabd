using FederationReform.Registers;
using FederationReform.Tree;
using FederationReform.Web.Components;

namespace FederationReform.Web.Registers;

/// <summary>Which entries of a register are shown.</summary>
internal sealed record RegisterLink(EntryFilter Filter) : ILinkState<RegisterLink>
{
    /// <summary>Of the text that is searched for, in characters.</summary>
    public const int MaxText = 100;

    public static RegisterLink Read(LinkQuery query) =>
        new(
            new EntryFilter(
                query.Whole("unit"),
                query.Whole("year"),
                query.Whole("type"),
                query.Text("text", MaxText),
                query.Page,
                query.Word<UnitLevel>("level"),
                query.Text("part", EntryParts.MaxLength)
            )
        );

    public void Write(LinkParts parts) =>
        parts
            .Whole("unit", Filter.UnitId)
            .Whole("year", Filter.Year)
            .Whole("type", Filter.Category)
            .Text("text", Filter.Text)
            .Word("level", Filter.Level)
            .Text("part", Filter.Parts)
            .Page(Filter.Page);
}
