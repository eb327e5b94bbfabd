using System.Linq.Expressions;
using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Registers;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Trainings;

internal sealed class TrainingKey
{
    public required int Id { get; init; }
    public required int Key { get; init; }
}

/// <summary>Counts trainings and those who attended, in SQL.</summary>
internal static class TrainingCounts
{
    public static async Task<TrainingCount> OfAsync(
        PortalDbContext db,
        IQueryable<RegisterRow<Training>> trainings,
        CancellationToken cancel
    )
    {
        var listed = db.TrainingAttendances.Where(a => trainings.Select(t => t.Id).Contains(a.TrainingId));
        return new(
            await trainings.CountAsync(cancel),
            await trainings.SumAsync(t => t.Entry.Others ?? 0, cancel) + await listed.CountAsync(cancel),
            await listed.Select(a => a.PersonId).Distinct().CountAsync(cancel)
        );
    }

    /// <summary>Trainings that began on these days, the last one included.</summary>
    public static Task<TrainingCount> BetweenAsync(
        PortalDbContext db,
        string path,
        DateOnly from,
        DateOnly to,
        CancellationToken cancel
    ) => OfAsync(db, db.Trainings.Within(path).Where(t => t.On >= from && t.On <= to), cancel);

    public static async Task<Dictionary<int, TrainingCount>> ByAsync(
        PortalDbContext db,
        IQueryable<RegisterRow<Training>> trainings,
        Expression<Func<RegisterRow<Training>, TrainingKey>> key,
        CancellationToken cancel
    )
    {
        var sessions = await trainings
            .Join(trainings.Select(key), t => t.Id, k => k.Id, (t, k) => new { k.Key, t.Entry.Others })
            .GroupBy(t => t.Key)
            .Select(g => new
            {
                g.Key,
                Sessions = g.Count(),
                Others = g.Sum(t => t.Others ?? 0),
            })
            .ToListAsync(cancel);
        var listed = await db
            .TrainingAttendances.Join(
                trainings.Select(key),
                a => a.TrainingId,
                k => k.Id,
                (a, k) => new { k.Key, a.PersonId }
            )
            .GroupBy(a => a.Key)
            .Select(g => new
            {
                g.Key,
                Times = g.Count(),
                People = g.Select(a => a.PersonId).Distinct().Count(),
            })
            .ToDictionaryAsync(g => g.Key, cancel);
        return sessions.ToDictionary(
            s => s.Key,
            s =>
                listed.TryGetValue(s.Key, out var who)
                    ? new TrainingCount(s.Sessions, s.Others + who.Times, who.People)
                    : new TrainingCount(s.Sessions, s.Others, 0)
        );
    }
}
