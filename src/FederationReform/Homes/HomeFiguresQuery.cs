using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Ledger;
using FederationReform.Registers;
using FederationReform.Text;
using FederationReform.Tree;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Homes;

/// <summary>妇女之家 of a unit and all below it on a day, and what was held in them in a year.</summary>
public sealed class HomeFiguresQuery(PortalDb portal)
{
    /// <summary>The most villages without a home that are named.</summary>
    public const int MostMissing = 400;

    /// <param name="unitId">Null for the account's own unit.</param>
    /// <param name="year">Of the activities; null for this year.</param>
    /// <returns>Null when the unit lies outside the scope or the account may not read registers.</returns>
    public async Task<HomeFigures?> RunAsync(
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
        var today = portal.Clock.Today();
        var ofYear = year ?? today.Year;
        var rules = await RegisterSetting<HomeRules>.AtAllAsync(db, unit.Path, cancel);
        var standard = rules(unit.Path).Haves;
        var homes = await CountAsync(db, unit.Path, today, cancel);
        var places = await PlacesAsync(db, unit.Path, today, cancel);
        var held = await HeldAsync(db, unit.Path, ofYear, cancel);
        var below = await db
            .Units.VisibleTo(scope)
            .Where(u => u.ParentId == unit.Id && u.ValidTo == null && u.Level < UnitLevel.Institution)
            .OrderBy(u => u.Path)
            .Select(u => new { u.Path, Link = new UnitLink(u.Id, u.Name, u.Level) })
            .ToListAsync(cancel);
        var missing = await Places(db, unit.Path, today)
            .Where(p => p.Unit.Level == UnitLevel.Village && !p.HasHome)
            .OrderBy(p => p.Unit.Path)
            .Take(MostMissing)
            .Select(p => new UnitLink(p.Unit.Id, p.Unit.Name, p.Unit.Level))
            .ToListAsync(cancel);
        var full = homes.Where(h => h.Type == HomeType.Home).ToList();
        return new()
        {
            Unit = new(unit.Id, unit.Name, unit.Level),
            On = today,
            Year = ofYear,
            Standard = standard,
            Villages = Share(places, UnitLevel.Village),
            Townships = Share(places, UnitLevel.Township),
            Missing = missing,
            Misplaced = full.Where(h => h.Site == HomeSite.Village && h.Level < UnitLevel.Village).Sum(h => h.Number),
            Nameplates = Nameplates(full),
            Sites =
            [
                .. full.GroupBy(h => h.Site)
                    .OrderBy(g => g.Key)
                    .Select(g => new SiteHomes(
                        g.Key,
                        g.Sum(h => h.Number),
                        Nameplates(g),
                        Complete(g, h => rules(h.Path).Haves)
                    )),
            ],
            MicroHomes = homes.Where(h => h.Type == HomeType.MicroHome).Sum(h => h.Number),
            Complete = Complete(full, h => rules(h.Path).Haves),
            Haves =
            [
                .. SeveralText
                    .Of(HomeLists.Haves)
                    .Where(have => standard.HasFlag(have))
                    .Select(have => new HaveCount(have, Complete(full, _ => have)))
                    .OrderBy(h => h.Share.Part),
            ],
            Functions =
            [
                .. SeveralText
                    .Of(HomeLists.Functions)
                    .Select(f => new FunctionCount(
                        f,
                        full.Where(h => h.Functions?.HasFlag(f) == true).Sum(h => h.Number)
                    )),
            ],
            Held = Sum(held),
            Below =
            [
                .. below.Select(child => new UnitHomes(
                    child.Link,
                    full.Where(h => h.Path == child.Path).Sum(h => h.Number),
                    homes.Where(h => h.Path == child.Path && h.Type == HomeType.MicroHome).Sum(h => h.Number),
                    Share(places.Where(p => p.Path == child.Path), UnitLevel.Village),
                    Nameplates(full.Where(h => h.Path == child.Path)),
                    Sum(held.Where(h => h.Path == child.Path))
                )),
            ],
        };
    }

    /// <summary>The villages of a unit that have a 妇女之家 on a day, of all.</summary>
    internal static async Task<Ratio> VillagesAsync(
        PortalDbContext db,
        string path,
        DateOnly day,
        CancellationToken cancel
    ) => Share(await PlacesAsync(db, path, day, cancel), UnitLevel.Village);

    private static Ratio Share(IEnumerable<PlaceCount> places, UnitLevel level) =>
        places
            .Where(p => p.Level == level)
            .Aggregate(new Ratio(0, 0), (all, p) => new(all.Part + p.WithHome, all.Whole + p.Units));

    private static Ratio Nameplates(IEnumerable<HomeCount> homes) =>
        homes.Aggregate(new Ratio(0, 0), (all, h) =>
            new(all.Part + (h.Nameplate == true ? h.Number : 0), all.Whole + h.Number)
        );

    /// <summary>Homes that have all of what they should, of all.</summary>
    private static Ratio Complete(IEnumerable<HomeCount> homes, Func<HomeCount, HomeHaves> haves) =>
        homes.Aggregate(new Ratio(0, 0), (all, h) =>
            new(all.Part + (h.Haves?.HasFlag(haves(h)) == true ? h.Number : 0), all.Whole + h.Number)
        );

    private static HomeActivities Sum(IEnumerable<HeldCount> held) =>
        held.Aggregate(new HomeActivities(0, 0), (all, h) => new(all.Sessions + h.Sessions, all.People + h.People));

    /// <summary>One row for each unit directly below, or the unit itself, and what homes are alike in.</summary>
    private static Task<List<HomeCount>> CountAsync(
        PortalDbContext db,
        string path,
        DateOnly day,
        CancellationToken cancel
    )
    {
        var length = path.Length + UnitPath.SegmentLength;
        return db
            .Homes.Within(path)
            .Where(r => (r.On == null || r.On <= day) && (r.Entry.EndedOn == null || r.Entry.EndedOn > day))
            .GroupBy(r => new
            {
                Path = r.UnitPath.Substring(0, length),
                r.Unit.Level,
                r.Entry.Type,
                r.Entry.Site,
                r.Entry.Nameplate,
                r.Entry.Haves,
                r.Entry.Functions,
            })
            .Select(g => new HomeCount(
                g.Key.Path,
                g.Key.Level,
                g.Key.Type!.Value,
                g.Key.Site!.Value,
                g.Key.Nameplate,
                g.Key.Haves,
                g.Key.Functions,
                g.Sum(r => r.Entry.Number ?? 1)
            ))
            .ToListAsync(cancel);
    }

    private static Task<List<PlaceCount>> PlacesAsync(
        PortalDbContext db,
        string path,
        DateOnly day,
        CancellationToken cancel
    )
    {
        var length = path.Length + UnitPath.SegmentLength;
        return Places(db, path, day)
            .GroupBy(p => new { Path = p.Unit.Path.Substring(0, length), p.Unit.Level })
            .Select(g => new PlaceCount(g.Key.Path, g.Key.Level, g.Count(), g.Sum(p => p.HasHome ? 1 : 0)))
            .ToListAsync(cancel);
    }

    /// <summary>The townships and villages in use, and whether each has a 妇女之家; a 微家 is none.</summary>
    private static IQueryable<Place> Places(PortalDbContext db, string path, DateOnly day) =>
        db
            .Units.Within(path)
            .Where(u => u.ValidTo == null && (u.Level == UnitLevel.Township || u.Level == UnitLevel.Village))
            .Select(u => new Place
            {
                Unit = u,
                HasHome = db.Homes.Any(r =>
                    r.UnitId == u.Id
                    && r.Entry.Type == HomeType.Home
                    && (r.On == null || r.On <= day)
                    && (r.Entry.EndedOn == null || r.Entry.EndedOn > day)
                ),
            });

    private static Task<List<HeldCount>> HeldAsync(PortalDbContext db, string path, int year, CancellationToken cancel)
    {
        var length = path.Length + UnitPath.SegmentLength;
        return db
            .Activities.Within(path)
            .InYear(year)
            .Where(r => r.Entry.Venue == ActivityVenue.Home || r.Entry.Venue == ActivityVenue.MicroHome)
            .GroupBy(r => r.UnitPath.Substring(0, length))
            .Select(g => new HeldCount(
                g.Key,
                g.Sum(r => r.Entry.Sessions ?? 1),
                g.Sum(r => (long?)r.Entry.People) ?? 0
            ))
            .ToListAsync(cancel);
    }

    private sealed class Place
    {
        public required Unit Unit { get; init; }
        public required bool HasHome { get; init; }
    }

    private sealed record PlaceCount(string Path, UnitLevel Level, int Units, int WithHome);

    private sealed record HeldCount(string Path, int Sessions, long People);

    private sealed record HomeCount(
        string Path,
        UnitLevel Level,
        HomeType Type,
        HomeSite Site,
        bool? Nameplate,
        HomeHaves? Haves,
        HomeFunctions? Functions,
        int Number
    );
}
