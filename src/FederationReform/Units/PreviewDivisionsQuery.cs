using FederationReform.Access;
using FederationReform.Data;

namespace FederationReform.Units;

/// <param name="PathText">福建省 › 南平市 › 浦城县</param>
/// <param name="Recoded">Existing units without a code that would get the code of the list.</param>
public sealed record DivisionPreview(string Code, string PathText, IReadOnlyList<LevelCount> Counts, int Recoded)
{
    public int New => Counts.Sum(c => c.New);
}

/// <summary>What <see cref="CreateUnitsFromDivisions"/> would do; writes nothing.</summary>
public sealed class PreviewDivisionsQuery(PortalDb portal)
{
    /// <summary>Null when the list has no such code or the account may not create its units.</summary>
    public async Task<DivisionPreview?> RunAsync(UnitScope scope, string code, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ManageUnits))
            return null;
        await using var db = portal.Open(scope);
        if (
            DivisionList.Find(code) is not { } division
            || await DivisionPlan.LoadAsync(db, scope, division.Code, cancel) is not { } plan
        )
            return null;
        return new(division.Code, DivisionList.PathText(division), plan.Counts, plan.Recoded.Count);
    }
}
