using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.IdNumbers;

/// <param name="Masked">999***********0066; null when none is registered, or the key that opens it is not there.</param>
/// <param name="Purpose">What the numbers are registered for.</param>
/// <param name="Born">With the day, where it is known.</param>
public sealed record PersonIdNumber(int PersonId, int Version, string Name, string? Purpose, BirthDate? Born, bool Registered, string? Masked, bool MayRegister, bool MayShow);

/// <summary>What a person's page says of her ID number; null where ID numbers are not registered, or her data lie outside the scope.</summary>
public sealed class PersonIdNumberQuery(PortalDb portal)
{
    public async Task<PersonIdNumber?> RunAsync(UnitScope scope, int personId, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        if (await db.People.AsNoTracking().VisibleTo(scope).SingleOrDefaultAsync(p => p.Id == personId, cancel) is not { } person || await IdNumberRegistrations.ForAsync(db, person.UnitPath, cancel) is not { } registration)
            return null;
        var number = person.IdNumberSealed is { } sealedNumber ? portal.IdNumberKeys.Find()?.Open(sealedNumber) : null;
        return new(
            person.Id, person.Version, person.Name, await IdNumberRegistrations.PurposeAsync(db, registration, cancel), person.BornOn is { } born ? new BirthDate(born, person.BirthDayKnown) : null, person.IdNumberHash is not null,
            number is null ? null : IdNumberText.Masked(number), scope.May(Permissions.ChangeCommittee), scope.May(Permissions.SeeIdNumbers));
    }
}
