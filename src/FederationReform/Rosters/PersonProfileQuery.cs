using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Rosters;

/// <param name="Profile">Without the phone, which is shown in full only on request (<see cref="ShowPhone"/>).</param>
/// <param name="MaskedPhone">Null when the person has none.</param>
public sealed record StoredProfile(int Version, PersonProfile Profile, string? MaskedPhone);

/// <summary>A person's data for the correction form.</summary>
public sealed class PersonProfileQuery(PortalDb portal)
{
    /// <returns>Null when the person lies outside the scope or the account may not correct people.</returns>
    public async Task<StoredProfile?> RunAsync(UnitScope scope, int personId, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ChangeCommittee))
            return null;
        await using var db = portal.Open(scope);
        if (
            await db.People.AsNoTracking().VisibleTo(scope).SingleOrDefaultAsync(p => p.Id == personId, cancel)
            is not { } person
        )
            return null;
        var profile = person.Profile;
        return new(
            person.Version,
            profile with
            {
                Member = profile.Member with { Phone = null },
            },
            PhoneText.Masked(person.Phone)
        );
    }
}
