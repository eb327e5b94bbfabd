using FederationReform.Audit;
using FederationReform.Web.Components;

namespace FederationReform.Web.Audit;

internal sealed record AuditLink(AuditFilter Filter) : ILinkState<AuditLink>
{
    /// <summary>Of the text that is searched for, in characters.</summary>
    public const int MaxText = 100;

    public static AuditLink Read(LinkQuery query) =>
        new(
            new AuditFilter
            {
                Topic = query.Word<AuditTopic>("topic"),
                Person = query.Text("person", MaxText),
                AccountId = query.Whole("account"),
                UnitId = query.Whole("unit"),
                From = query.Day("from"),
                To = query.Day("to"),
                Failures = query.Flag("failures"),
                Page = query.Page,
            }
        );

    public void Write(LinkParts parts) =>
        parts
            .Word("topic", Filter.Topic)
            .Text("person", Filter.Person)
            .Whole("account", Filter.AccountId)
            .Whole("unit", Filter.UnitId)
            .Day("from", Filter.From)
            .Day("to", Filter.To)
            .Flag("failures", Filter.Failures)
            .Page(Filter.Page);
}
