using FederationReform.Dashboards;
using FederationReform.Figures;
using FederationReform.Web.Components;

namespace FederationReform.Web.Dashboards;

/// <summary>How the progress of a unit is shown.</summary>
/// <param name="On">The day of the ages; null for today.</param>
internal sealed record ProgressLink(
    ProgressSort Sort = ProgressSort.Unit,
    bool Descending = false,
    PostGroup Group = PostGroup.Everyone,
    DateOnly? On = null
) : ILinkState<ProgressLink>
{
    public static ProgressLink Read(LinkQuery query) =>
        new(
            query.Word("sort", ProgressSort.Unit),
            query.Flag("down"),
            query.Word("group", PostGroup.Everyone),
            query.Day("on")
        );

    public void Write(LinkParts parts) =>
        parts
            .Word("sort", Sort, ProgressSort.Unit)
            .Flag("down", Descending)
            .Word("group", Group, PostGroup.Everyone)
            .Day("on", On);
}

/// <summary>Which records of a figure are shown.</summary>
/// <param name="Whole">On one page, to be printed or copied.</param>
internal sealed record RecordsLink(
    RecordSelection Of = RecordSelection.Required,
    RecordOrder Order = RecordOrder.Unit,
    int Page = 1,
    bool Whole = false
) : ILinkState<RecordsLink>
{
    public static RecordsLink Read(LinkQuery query) =>
        new(
            query.Word("of", RecordSelection.Required),
            query.Word("sort", RecordOrder.Unit),
            query.Page,
            query.Flag("all")
        );

    public void Write(LinkParts parts) =>
        parts
            .Word("of", Of, RecordSelection.Required)
            .Word("sort", Order, RecordOrder.Unit)
            .Page(Page)
            .Flag("all", Whole);
}

/// <summary>A page of the wall of photos.</summary>
internal sealed record PhotosLink(int Page = 1) : ILinkState<PhotosLink>
{
    public static PhotosLink Read(LinkQuery query) => new(query.Page);

    public void Write(LinkParts parts) => parts.Page(Page);
}

/// <summary>Which people of a figure are shown.</summary>
/// <param name="On">The day of the ages; null for today.</param>
internal sealed record PeopleLink(
    PostGroup Group = PostGroup.Everyone,
    PeopleFigure Of = PeopleFigure.All,
    DateOnly? On = null,
    int Page = 1
) : ILinkState<PeopleLink>
{
    public static PeopleLink Read(LinkQuery query) =>
        new(query.Word("group", PostGroup.Everyone), query.Word("of", PeopleFigure.All), query.Day("on"), query.Page);

    public void Write(LinkParts parts) =>
        parts.Word("group", Group, PostGroup.Everyone).Word("of", Of, PeopleFigure.All).Day("on", On).Page(Page);
}

/// <summary>Whom the page of reminders begins with, and which page of what was recorded it shows.</summary>
/// <param name="Unit">Null for all that are behind.</param>
internal sealed record RemindLink(int? Unit = null, int Page = 1) : ILinkState<RemindLink>
{
    public static RemindLink Read(LinkQuery query) => new(query.Whole("unit"), query.Page);

    public void Write(LinkParts parts) => parts.Whole("unit", Unit).Page(Page);
}
