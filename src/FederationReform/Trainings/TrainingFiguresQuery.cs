using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Registers;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Trainings;

/// <summary>Trainings that were held, and who attended them.</summary>
/// <param name="PersonTimes">
/// 参训人次: whoever came twice counts twice; the people listed, and those who are only counted.
/// </param>
/// <param name="People">参训人数: how many of the people listed there are, each counted once.</param>
public sealed record TrainingCount(int Sessions, int PersonTimes, int People)
{
    public static TrainingCount None { get; } = new(0, 0, 0);
}

/// <param name="Year">Null for all years.</param>
/// <param name="ByLevel">By who held them, from the highest; levels without a training are left out.</param>
/// <param name="ByYear">The latest first, of all years.</param>
public sealed record TrainingFigures(
    UnitLink Unit,
    int? Year,
    TrainingCount Total,
    IReadOnlyList<(TrainingLevel Level, TrainingCount Count)> ByLevel,
    IReadOnlyList<(int Year, TrainingCount Count)> ByYear
);

/// <summary>The trainings in the registers of a unit and all below it.</summary>
public sealed class TrainingFiguresQuery(PortalDb portal)
{
    /// <param name="unitId">Null for the account's own unit.</param>
    /// <returns>Null when the unit lies outside the scope or the account may not read registers.</returns>
    public async Task<TrainingFigures?> RunAsync(
        UnitScope scope,
        int? unitId = null,
        int? year = null,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        if (await db.UnitAskedForAsync(scope, unitId, cancel) is not { } unit)
            return null;
        var all = db.Trainings.AsNoTracking().Within(unit.Path).Where(t => t.On != null);
        var ofYear = all.InYear(year);
        var byLevel = await TrainingCounts.ByAsync(
            db,
            ofYear,
            t => new TrainingKey { Id = t.Id, Key = (int?)t.Entry.Level ?? 0 },
            cancel
        );
        var byYear = await TrainingCounts.ByAsync(
            db,
            all,
            t => new TrainingKey { Id = t.Id, Key = t.On!.Value.Year },
            cancel
        );
        return new(
            new(unit.Id, unit.Name, unit.Level),
            year,
            await TrainingCounts.OfAsync(db, ofYear, cancel),
            [.. byLevel.Where(l => l.Key != 0).OrderBy(l => l.Key).Select(l => ((TrainingLevel)l.Key, l.Value))],
            [.. byYear.OrderByDescending(y => y.Key).Select(y => (y.Key, y.Value))]
        );
    }
}
