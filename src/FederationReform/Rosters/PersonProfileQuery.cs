using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Rosters;

/// <param name="Profile">Without her phone, which is only shown where it was asked for (<see cref="ShowPhone"/>).</param>
/// <param name="MaskedPhone">Null when she has none.</param>
public sealed record StoredProfile(int Version, PersonProfile Profile, string? MaskedPhone);

/// <summary>A person's data as they are corrected.</summary>
public sealed class PersonProfileQuery(PortalDb portal)
{
    /// <returns>Null when her data lie outside the scope, or the account may not correct them.</returns>
    public async Task<StoredProfile?> RunAsync(UnitScope scope, int personId, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ChangeCommittee))
            return null;
        await using var db = portal.Open(scope);
        if (await db.People.AsNoTracking().VisibleTo(scope).SingleOrDefaultAsync(p => p.Id == personId, cancel) is not { } person)
            return null;
        var profile = person.Profile;
        return new(person.Version, profile with { Member = profile.Member with { Phone = null } }, PhoneText.Masked(person.Phone));
    }
}
