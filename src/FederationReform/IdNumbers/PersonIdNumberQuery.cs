using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.IdNumbers;

public sealed record PersonIdNumber
{
    public required int PersonId { get; init; }
    public required int Version { get; init; }
    public required string Name { get; init; }

    /// <summary>What the numbers are registered for.</summary>
    public required string? Purpose { get; init; }

    /// <summary>The date of birth, with the day where it is known.</summary>
    public required BirthDate? Born { get; init; }

    public required bool Registered { get; init; }

    /// <summary>
    /// 99**************66; null when none is registered, the key that opens it is missing, or the account may not see
    /// it.
    /// </summary>
    public required string? Masked { get; init; }

    public required bool MayRegister { get; init; }
    public required bool MayShow { get; init; }
}

/// <summary>
/// What a person's page shows about the ID number; null where ID numbers are not registered or the person lies outside
/// the scope.
/// </summary>
public sealed class PersonIdNumberQuery(PortalDb portal)
{
    public async Task<PersonIdNumber?> RunAsync(UnitScope scope, int personId, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        if (
            await db.People.AsNoTracking().VisibleTo(scope).SingleOrDefaultAsync(p => p.Id == personId, cancel)
                is not { } person
            || await IdNumberRegistrations.ForAsync(db, person.UnitPath, cancel) is not { } registration
        )
            return null;
        var number =
            scope.May(Permissions.SeeIdNumbers) && person.IdNumberSealed is { } sealedNumber
                ? portal.Keys.Find()?.Open(sealedNumber)
                : null;
        return new()
        {
            PersonId = person.Id,
            Version = person.Version,
            Name = person.Name,
            Purpose = await IdNumberRegistrations.PurposeAsync(db, registration, cancel),
            Born = person.BornOn is { } born ? new BirthDate(born, person.BirthDayKnown) : null,
            Registered = person.IdNumberHash is not null,
            Masked = number is null ? null : IdNumberText.Masked(number),
            MayRegister = scope.May(Permissions.ChangeCommittee),
            MayShow = scope.May(Permissions.SeeIdNumbers),
        };
    }
}
