using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Bulletins;

/// <param name="Masked">Surname and 某, as a bulletin may say it.</param>
public sealed record NameInText(string Name, string Masked);

/// <summary>
/// Full names in a text that goes from hand to hand: of people whose data the unit or one below keeps, and of its
/// accounts. A name that nobody registered is not found; the writer is told not to name anybody.
/// </summary>
internal static class BulletinNames
{
    /// <returns>The longest first, so that no name is cut out of another.</returns>
    public static async Task<IReadOnlyList<NameInText>> InAsync(
        PortalDbContext db,
        string path,
        BulletinText text,
        CancellationToken cancel
    )
    {
        var written = string.Join('\n', text.Body, text.Problems, text.Measures);
        var people = await db
            .People.Within(path)
            .Where(p => p.Name.Length > 1 && written.Contains(p.Name))
            .Select(p => p.Name)
            .Distinct()
            .ToListAsync(cancel);
        var accounts = await db
            .Accounts.Within(path)
            .Where(a => a.DisplayName.Length > 1 && written.Contains(a.DisplayName))
            .Select(a => a.DisplayName)
            .Distinct()
            .ToListAsync(cancel);
        return
        [
            .. people
                .Concat(accounts)
                .Distinct()
                .OrderByDescending(name => name.Length)
                .ThenBy(name => name, StringComparer.Ordinal)
                .Select(name => new NameInText(name, $"{PersonName.Of(name).Surname}某")),
        ];
    }
}
