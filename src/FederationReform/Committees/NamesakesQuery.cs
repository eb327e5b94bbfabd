using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Text;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Committees;

/// <param name="Birth">For example 1985-03; null when it is not stored.</param>
/// <param name="Post">The latest post in the scope, for example 河口村执委（已离任）; null when there is none.</param>
public sealed record Namesake(int PersonId, string Name, string? Birth, string? Post)
{
    /// <summary>For example 祝欣芳（1985-03，河口村执委（已离任））.</summary>
    public string Words =>
        (Birth ?? Post) is null ? Name : $"{Name}（{string.Join("，", new[] { Birth, Post }.OfType<string>())}）";
}

/// <summary>
/// People of the roster who may be the one that is about to be registered: the same name, or the same telephone.
/// Nobody outside the scope.
/// </summary>
public sealed class NamesakesQuery(PortalDb portal)
{
    private const int Most = 10;

    public async Task<IReadOnlyList<Namesake>> RunAsync(
        UnitScope scope,
        string? name,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ChangeCommittee) || PlainText.CleanName(name) is not { } wanted)
            return [];
        await using var db = portal.Open(scope);
        return await FindAsync(db, scope, wanted, phone: null, cancel);
    }

    internal static async Task<IReadOnlyList<Namesake>> FindAsync(
        PortalDbContext db,
        UnitScope scope,
        string name,
        string? phone,
        CancellationToken cancel
    )
    {
        var hash = db.Seal.Whole(phone);
        var people = await db
            .People.AsNoTracking()
            .VisibleTo(scope)
            .Where(p => p.Name == name || (hash != null && p.PhoneHash == hash))
            .OrderBy(p => p.Id)
            .Take(Most)
            .ToListAsync(cancel);
        var ids = people.ConvertAll(p => p.Id);
        var posts = await db
            .Posts.AsNoTracking()
            .VisibleTo(scope)
            .Where(p => ids.Contains(p.PersonId))
            .OrderByDescending(p => p.StartOn)
            .Select(p => new
            {
                p.PersonId,
                p.Position,
                p.EndOn,
                Unit = p.Committee.Unit.Name,
            })
            .ToListAsync(cancel);
        return
        [
            .. people.Select(p => new Namesake(
                p.Id,
                p.Name,
                p.Birth?.ToString(),
                posts.Find(post => post.PersonId == p.Id) is { } latest
                    ? $"{latest.Unit}{CodeLists.Position.Name(latest.Position)}"
                        + (latest.EndOn is null ? "" : "（已离任）")
                    : null
            )),
        ];
    }
}
