using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Web.Components;

namespace FederationReform.Web.Accounts;

/// <param name="Filter">Without its text.</param>
/// <param name="Sealed">The text that was searched for, as <see cref="SearchedFor"/> sealed it.</param>
internal sealed record AccountsLink(AccountFilter Filter, string? Sealed = null) : ILinkState<AccountsLink>
{
    public static AccountsLink Read(LinkQuery query) =>
        new(
            new(
                query.Whole("unit"),
                query.Word<Role>("role"),
                query.Word<AccountState>("state"),
                Sort: query.Word("sort", AccountSort.Unit),
                Descending: query.Flag("down"),
                Page: query.Page
            ),
            query.Text(SearchedFor.Part, SearchedFor.MaxSealed)
        );

    public void Write(LinkParts parts) =>
        parts
            .Whole("unit", Filter.UnitId)
            .Word("role", Filter.Role)
            .Word("state", Filter.State)
            .Text(SearchedFor.Part, Sealed)
            .Word("sort", Filter.Sort, AccountSort.Unit)
            .Flag("down", Filter.Descending)
            .Page(Filter.Page);

    /// <summary>With the text that was searched for.</summary>
    public AccountFilter Open(SearchedFor searched) => Filter with { Text = searched.Open(Sealed) };
}
