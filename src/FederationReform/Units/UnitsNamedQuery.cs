using FederationReform.Access;
using FederationReform.Data;

namespace FederationReform.Units;

/// <summary>
/// Which of the texts name one unit, as a table writes units (河口村, 清溪镇河口村, another way that somebody
/// explained): rows pasted for that unit are told from those of its neighbours.
/// </summary>
public sealed class UnitsNamedQuery(PortalDb portal)
{
    public async Task<IReadOnlySet<string>> RunAsync(
        UnitScope scope,
        int unitId,
        IReadOnlyCollection<string> texts,
        CancellationToken cancel = default
    )
    {
        await using var db = portal.Open(scope);
        var matcher = await UnitMatcher.LoadAsync(db, scope, texts, cancel);
        return texts.Where(t => matcher.FindInRoster("", t, u => u.Id == unitId).Unit?.Id == unitId).ToHashSet();
    }
}
