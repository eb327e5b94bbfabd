using System.Linq.Expressions;
using FederationReform.Access;
using FederationReform.Registers;
using FederationReform.Units;

namespace FederationReform.Organisations;

/// <summary>An entry behind a figure.</summary>
/// <param name="Number">How many organisations the entry stands for.</param>
public sealed record NamedOrganisation(UnitLink Unit, string Title, int Number)
{
    internal static Expression<Func<RegisterRow<Organisation>, NamedOrganisation>> OfRow { get; } =
        r => new NamedOrganisation(new UnitLink(r.Unit.Id, r.Unit.Name, r.Unit.Level), r.Title, r.Entry.Number ?? 1);
}

internal static class StandingOrganisations
{
    /// <summary>The entries of a unit and all below it that stand on a day.</summary>
    public static IQueryable<RegisterRow<Organisation>> StandingOn(
        this IQueryable<RegisterRow<Organisation>> rows,
        string path,
        DateOnly day
    ) =>
        rows.Within(path)
            .Where(r => (r.On == null || r.On <= day) && (r.Entry.EndedOn == null || r.Entry.EndedOn > day));
}
