using System.Text.Json.Serialization;
using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Figures;
using FederationReform.Homes;
using FederationReform.Organisations;
using FederationReform.Registers;
using FederationReform.TrainingNeeds;
using FederationReform.Tree;
using FederationReform.Visits;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Bulletins;

/// <summary>What happened on some days, the last one included.</summary>
/// <param name="PersonTimes">人次: somebody who came twice counts twice.</param>
public sealed record BulletinActivities(DateOnly From, DateOnly To, int Sessions, long PersonTimes);

/// <summary>One share as it stands in a bulletin.</summary>
/// <param name="Of">What is covered: 企业.</param>
public sealed record BulletinShare(string Of, int Part, int Whole)
{
    [JsonIgnore]
    public Ratio Share => new(Part, Whole);
}

/// <summary>
/// What the registers of the unit and all below it say of a week: activities by their day, everything else as it stood
/// on the week's last day. Units are counted and never ranked: what is not entered may well have been done.
/// </summary>
public sealed record BulletinRegisters
{
    public required BulletinActivities Week { get; init; }

    /// <summary>From the first of the month to the last day of the week.</summary>
    public required BulletinActivities Month { get; init; }

    /// <summary>Units directly below, with all below them, that entered an activity of the week, of all.</summary>
    public required BulletinShare Active { get; init; }

    /// <summary>轮训率: trained within the cycle, of all in office; null above a county and without anybody.</summary>
    public required BulletinShare? Trained { get; init; }

    /// <summary>By type, as far as the base is known; each over its own base.</summary>
    public required IReadOnlyList<BulletinShare> Covered { get; init; }

    /// <summary>Villages that have a 妇女之家, of all.</summary>
    public required BulletinShare Homes { get; init; }

    /// <summary>What visits reached in the week; null where there was none.</summary>
    public required string? Visits { get; init; }

    internal static async Task<BulletinRegisters> ReadAsync(
        PortalDbContext db,
        DashboardSubject subject,
        DateOnly first,
        DateOnly last,
        CancellationToken cancel
    )
    {
        var unit = await db.Units.AsNoTracking().SingleAsync(u => u.Id == subject.UnitId, cancel);
        var width = subject.ChildWidth;
        var month = new DateOnly(last.Year, last.Month, 1);
        var begin = first < month ? first : month;
        var days = await db
            .Activities.AsNoTracking()
            .Within(subject.Path)
            .Where(a => a.On >= begin && a.On <= last)
            .GroupBy(a => new { Below = a.UnitPath.Substring(0, width), a.On })
            .Select(g => new
            {
                g.Key.Below,
                On = g.Key.On!.Value,
                Sessions = g.Sum(a => a.Entry.Sessions ?? 1),
                People = g.Sum(a => (long?)a.Entry.People) ?? 0,
            })
            .ToListAsync(cancel);
        var below = await db
            .Units.AsNoTracking()
            .Where(u => u.ParentId == subject.UnitId && u.ValidTo == null && u.Level <= UnitLevel.Village)
            .Select(u => u.Path)
            .ToListAsync(cancel);
        var active = days.Where(d => d.On >= first).Select(d => d.Below).ToHashSet();
        var trained = await TrainingDueQuery.CountAsync(db, unit, last, cancel);
        var visits = await VisitCoverage.ReadAsync(db, unit, first, last, null, cancel);
        var homes = await HomeFiguresQuery.VillagesAsync(db, subject.Path, last, cancel);
        return new()
        {
            Week = Of(first),
            Month = Of(month),
            Active = new("下级单位", below.Count(active.Contains), below.Count),
            Trained = trained is { InOffice: > 0 } ? new("在任人员", trained.Trained, trained.InOffice) : null,
            Covered =
            [
                .. (await CoverageQuery.TypesAsync(db, unit, last, cancel))
                    .Where(c => c.Share is not null)
                    .Select(c => new BulletinShare(c.Type!.Value.Name(), c.Share!.Value.Part, c.Share.Value.Whole)),
            ],
            Homes = new("村（社区）", homes.Part, homes.Whole),
            Visits = visits.Levels.Any(l => l.Reached.Part > 0) ? visits.Sentence : null,
        };

        BulletinActivities Of(DateOnly from)
        {
            var some = days.Where(d => d.On >= from).ToList();
            return new(from, last, some.Sum(d => d.Sessions), some.Sum(d => d.People));
        }
    }
}
