using FederationReform.Access;
using FederationReform.Data;
using FederationReform.FourLacks;
using FederationReform.Registers;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Demo;

/// <summary>
/// Photos of the latest activities and of a home in the townships that have a chair to sign in as, and the papers that
/// prove what those townships have now.
/// </summary>
internal static class DemoEntryFiles
{
    /// <summary>Of each township that has a chair to sign in as.</summary>
    private const int Activities = 5;

    public static async Task AddAsync(PortalDbContext db, PortalDb portal, CancellationToken cancel)
    {
        var photo = DemoPapers.HallPhoto();
        var chaired = DemoAccounts.Chairs.Select(c => c.Unit).ToHashSet();
        var townships = (
            await db.Units.Where(u => u.Level == UnitLevel.Township).OrderBy(u => u.Path).ToListAsync(cancel)
        ).Where(u => chaired.Contains(u.Name));
        foreach (var township in townships)
        {
            var activities = await db
                .Activities.Within(township.Path)
                .OrderByDescending(a => a.On)
                .ThenByDescending(a => a.Id)
                .Take(Activities)
                .ToListAsync(cancel);
            // Some have one photo, some two, some three; the last one none.
            for (var i = 0; i < activities.Count - 1; i++)
            {
                for (var n = 0; n <= i % 3; n++)
                    await AddAsync(activities[i], FilePlace.Photos, $"IMG_{activities[i].Id}_{n}.jpg", photo);
            }
            foreach (var home in await db.Homes.Within(township.Path).OrderBy(h => h.Id).Take(1).ToListAsync(cancel))
                await AddAsync(home, FilePlace.Photos, $"{home.Title}.jpg", photo);
            foreach (var lacks in await db.FourLacks.Where(e => e.UnitId == township.Id).ToListAsync(cancel))
            {
                // What is still lacking has nothing to prove it.
                foreach (
                    var place in FourLacksEntry
                        .FilePlaces.Where(p => lacks.Entry.Of(Enum.Parse<Lack>(p.Key)).Now == HasOrLacks.Has)
                        .Take(2)
                )
                    await AddAsync(lacks, place, $"{place.Name}.pdf", DemoPapers.EmptyPage());
            }
        }
        await db.SaveChangesAsync(cancel);

        async Task AddAsync<TEntry>(RegisterRow<TEntry> row, FilePlace place, string name, byte[] bytes)
            where TEntry : class, IRegisterEntry<TEntry>
        {
            var content = await DemoPapers.KeptAsync(portal, $"{TEntry.Kind}{row.Id}{name}", name, bytes, cancel);
            db.RegisterFiles.Add(RegisterFile.Of(row, place, content, DemoAccounts.Staff.Name));
        }
    }
}
