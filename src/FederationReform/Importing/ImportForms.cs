using FederationReform.Funds;
using FederationReform.Ledger;
using FederationReform.LivedDuties;

namespace FederationReform.Importing;

/// <summary>Every kind of import, in the order in which they are offered.</summary>
public static class ImportForms
{
    public static IReadOnlyList<ImportForm> All { get; } =
    [
        new ResultsForm(),
        new InOfficeForm(),
        new RegisterForm<Activity>(),
        new RegisterForm<TeamOrBase>(),
        new RegisterForm<Honour>(),
        new RegisterForm<PublicityItem>(),
        new RegisterForm<Fund>(),
        new RegisterForm<Deed>(),
        new RegisterForm<DutyMeeting>(),
    ];

    public static ImportForm Of(ImportKind kind) =>
        All.FirstOrDefault(form => form.Kind == kind)
        ?? throw new ArgumentOutOfRangeException(nameof(kind), kind, "No form reads this kind.");
}
