using FederationReform.Accounts;
using FederationReform.Exchanges;
using FederationReform.Exports;
using FederationReform.FourLacks;
using FederationReform.Funds;
using FederationReform.Homes;
using FederationReform.Ledger;
using FederationReform.LivedDuties;
using FederationReform.Organisations;
using FederationReform.Registers;
using FederationReform.Trainings;
using FederationReform.Web.Components;
using FederationReform.Web.Registers;
using FederationReform.Web.Trainings;
using Microsoft.AspNetCore.Antiforgery;

namespace FederationReform.Web.Exports;

/// <summary>The registers as files, each with the filter of its page.</summary>
internal static class RegisterEndpoints
{
    public static void MapRegisterExports(this WebApplication app)
    {
        Map<Activity>(app);
        Map<TeamOrBase>(app);
        Map<Honour>(app);
        Map<PublicityItem>(app);
        Map<Organisation>(app);
        Map<OrganisationBase>(app);
        Map<Home>(app);
        Map<AreaMember>(app);
        Map<Training>(app);
        Map<FourLacksEntry>(app);
        Map<Exchange>(app);
        Map<ReserveCadre>(app);
        Map<Fund>(app);
        Map<Deed>(app);
        Map<DutyMeeting>(app);
        app.MapPost(
                Urls.ExportTrainingDue,
                (HttpContext context, ExportTrainingDue export, ScopeLoader scopes, HeavyWork work) =>
                    ExportEndpoints.AnswerAsync(context, scopes, work, (scope, form, file, cancel) =>
                    {
                        var link = TrainingDueLink.Read(LinkQuery.Of(context.Request));
                        return export.RunAsync(scope, new(link.Unit, link.Of, form("purpose")), file, cancel);
                    })
            )
            .WithMetadata(new RequireAntiforgeryTokenAttribute());
    }

    private static void Map<TEntry>(WebApplication app)
        where TEntry : class, IRegisterEntry<TEntry> =>
        app.MapPost(
                Urls.ExportRegister(TEntry.Kind),
                (HttpContext context, ExportRegister<TEntry> export, ScopeLoader scopes, HeavyWork work) =>
                    ExportEndpoints.AnswerAsync(context, scopes, work, (scope, form, file, cancel) =>
                        export.RunAsync(
                            scope,
                            new(RegisterLink.Read(LinkQuery.Of(context.Request)).Filter, form("purpose")),
                            file,
                            cancel
                        )
                    )
            )
            .WithMetadata(new RequireAntiforgeryTokenAttribute());
}
