using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.People;
using FederationReform.Rosters;
using FederationReform.Tree;
using FederationReform.Units;
using FederationReform.Web.Access;
using FederationReform.Web.Components;

namespace FederationReform.Web.Layout;

/// <summary>One line of the search that every page offers.</summary>
/// <param name="Note">What tells it from others of the same name.</param>
internal sealed record PaletteEntry(string Kind, string Name, string Note, string Url);

/// <summary>
/// People and units for the search that every page offers (Ctrl+K), within the caller's scope. The text is posted: a
/// name or the end of a phone does not belong into an address (DA-05).
/// </summary>
internal static class PaletteEndpoint
{
    public static void MapPalette(this WebApplication app) =>
        app.MapPost(
            Urls.Find,
            async (
                PaletteRequest typed,
                HttpContext context,
                ScopeLoader scopes,
                PeopleFoundQuery people,
                UnitSearchQuery units
            ) =>
            {
                var cancel = context.RequestAborted;
                if (await scopes.OfAsync(context) is not { } scope)
                    return Results.Unauthorized();
                if (typed.Text is not { Length: > 0 and <= SearchedFor.MaxLength } text)
                    return Results.Json(Array.Empty<PaletteEntry>());
                var found = await people.RunAsync(scope, text, cancel);
                var places = await units.RunAsync(scope, new(text), cancel);
                return Results.Json(
                    found
                        .Select(p => new PaletteEntry(
                            "人员",
                            p.Name,
                            $"{p.UnitName} · {CodeLists.Position.Name(p.Position)}",
                            Urls.Person(p.PersonId)
                        ))
                        .Concat(
                            places
                                .Take(PeopleFoundQuery.MaxResults)
                                .Select(u => new PaletteEntry(
                                    "单位",
                                    u.Name,
                                    u.PathText == u.Name ? u.Kind.Name() : u.PathText,
                                    scope.May(Permissions.ViewRecord) ? Urls.Committee(u.Id) : Urls.Unit(u.Id)
                                ))
                        )
                );
            }
        );

    internal sealed record PaletteRequest(string? Text);
}
