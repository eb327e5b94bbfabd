using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Units;

namespace FederationReform.LivedDuties;

/// <param name="Turns">How many months the person has had or has, of all that are arranged.</param>
public sealed record RotaPerson(int Id, string Name, int Turns);

/// <param name="Version">Of its turn; null while nobody has it.</param>
/// <param name="Left">Whether who has it is in office no more, so that somebody else must take it.</param>
public sealed record RotaMonth(DateOnly Month, int? Version, int? PersonId, string? Name, bool Left);

/// <param name="InTurn">Who takes turns when the rota is filled.</param>
/// <param name="Members">All in office, any of whom may take a month.</param>
/// <param name="Months">Of the year, whether somebody has them or not.</param>
public sealed record RotaView(
    UnitLink Unit,
    int Year,
    DateOnly Today,
    IReadOnlyList<RotaPerson> InTurn,
    IReadOnlyList<RotaPerson> Members,
    IReadOnlyList<RotaMonth> Months,
    bool MayChange
)
{
    /// <summary>Months that nobody has, from the present one on: those that are filled.</summary>
    public int ToFill => Months.Count(m => m.Name is null && m.Month.AddMonths(1) > Today);
}

/// <summary>轮值主席 of a committee in a year.</summary>
public sealed class RotaQuery(PortalDb portal)
{
    /// <param name="year">Null for the current one.</param>
    /// <returns>Null when the unit lies outside the scope or the account may not read records.</returns>
    public async Task<RotaView?> RunAsync(UnitScope scope, int unitId, int? year, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        var today = portal.Clock.Today();
        if (await Rota.LoadAsync(db, scope, unitId, today, cancel) is not { } rota)
            return null;
        var when = year is >= 2000 and <= 2199 ? year.Value : today.Year;
        var members = (rota.Committee?.InOffice ?? []).OrderBy(p => p.Position).ThenBy(p => p.Id).ToList();
        return new(
            new(rota.Unit.Id, rota.Unit.Name, rota.Unit.Level),
            when,
            today,
            [.. rota.InTurn.Select(Of)],
            [.. members.Select(p => Of(p.Person))],
            [
                .. Enumerable
                    .Range(1, 12)
                    .Select(n => new DateOnly(when, n, 1))
                    .Select(month =>
                        rota.Turns.Find(t => t.Month == month) is { } turn
                            ? new RotaMonth(
                                month,
                                turn.Version,
                                turn.PersonId,
                                turn.Person.Name,
                                members.TrueForAll(p => p.PersonId != turn.PersonId)
                            )
                            : new(month, null, null, null, false)
                    ),
            ],
            scope.May(Permissions.SetDuties)
        );

        RotaPerson Of(People.Person person) =>
            new(person.Id, person.Name, rota.Turns.Count(t => t.PersonId == person.Id));
    }
}
