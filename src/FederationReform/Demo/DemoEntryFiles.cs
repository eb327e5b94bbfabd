using System.Security.Cryptography;
using System.Text;
using FederationReform.Data;
using FederationReform.FourLacks;
using FederationReform.KeptFiles;
using FederationReform.Registers;
using FederationReform.Uploads;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Demo;

/// <summary>
/// Photos of some activities and homes of the first townships, and the paper that proves what one township has now.
/// </summary>
internal static class DemoEntryFiles
{
    private const int Activities = 12;
    private const int Homes = 6;

    public static async Task AddAsync(PortalDbContext db, PortalDb portal, CancellationToken cancel)
    {
        var photo = DemoPapers.HallPhoto();
        var activities = await db
            .Activities.OrderByDescending(a => a.On)
            .ThenBy(a => a.Id)
            .Take(Activities)
            .ToListAsync(cancel);
        foreach (var activity in activities)
        {
            // Some have one photo, some two, some three.
            for (var n = 0; n <= activity.Id % 3; n++)
                await AddAsync(activity, FilePlace.Photos, $"IMG_{activity.Id}_{n}.jpg", photo);
        }
        foreach (var home in await db.Homes.OrderBy(h => h.UnitPath).Take(Homes).ToListAsync(cancel))
            await AddAsync(home, FilePlace.Photos, $"妇女之家{home.Id}.jpg", photo);
        foreach (var township in await db.FourLacks.OrderBy(e => e.UnitPath).Take(2).ToListAsync(cancel))
        {
            foreach (var place in FourLacksEntry.FilePlaces.Take(2))
                await AddAsync(township, place, $"{place.Name}.pdf", DemoPapers.EmptyPage());
        }
        await db.SaveChangesAsync(cancel);

        async Task AddAsync<TEntry>(RegisterRow<TEntry> row, FilePlace place, string name, byte[] bytes)
            where TEntry : class, IRegisterEntry<TEntry>
        {
            var upload = new UploadedFile(name, bytes, SHA256.HashData(bytes));
            var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{TEntry.Kind}{row.Id}{name}")).AsSpan(0, 16));
            var content = KeptContent.Of(upload, id, portal.Clock.UtcNow()).Content!;
            await content.PutIntoAsync(portal.Files, cancel);
            db.RegisterFiles.Add(RegisterFile.Of(row, place, content, DemoAccounts.Staff.Name));
        }
    }
}
