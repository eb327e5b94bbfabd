using System.Linq.Expressions;
using FederationReform.Access;
using FederationReform.Committees;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Rosters;

/// <summary>Why several entries may be one person.</summary>
public enum DuplicateSign
{
    NameAndBirth,
    Phone,
    IdNumber,
}

/// <param name="People">At least two.</param>
public sealed record DuplicateGroup(DuplicateSign Sign, IReadOnlyList<DuplicatePerson> People);

/// <param name="Trail">The unit that keeps the person's data: 清溪镇 › 河口村.</param>
/// <param name="Phone">Masked: 138****5678.</param>
/// <param name="Posts">For example 河口村妇联主席（2026-07-08 起）.</param>
public sealed record DuplicatePerson(
    int Id,
    string Name,
    string Trail,
    BirthDate? Birth,
    string? Phone,
    IReadOnlyList<string> Posts
);

/// <summary>
/// 疑似重复: entries with the same name and birth, the same phone or the same ID number, kept by different units of the
/// scope. A sign, not a verdict: mother and daughter may share a phone. People of the same name with different dates of
/// birth are never listed together.
/// </summary>
public sealed class DuplicatesQuery(PortalDb portal)
{
    public const int PageSize = 20;

    /// <returns>Null when the account may not merge people.</returns>
    public async Task<PageOf<DuplicateGroup>?> RunAsync(
        UnitScope scope,
        DuplicateSign sign,
        int page = 1,
        CancellationToken cancel = default
    )
    {
        if (await portal.RefuseAsync(scope, Permissions.MergePeople, cancel) is not null)
            return null;
        await using var db = portal.Open(scope);
        var people = db.People.AsNoTracking().VisibleTo(scope);
        var settled = await SettledAsync(db, people, sign, cancel);
        if (settled.Count > 0)
            people = people.Where(p => !settled.Contains(p.Id));
        return sign switch
        {
            DuplicateSign.NameAndBirth => await ByBirthAsync(db, scope, people, page, cancel),
            DuplicateSign.Phone => await SharingAsync(
                db,
                scope,
                sign,
                people.Where(p => p.PhoneHash != null),
                p => p.PhoneHash!,
                page,
                cancel
            ),
            DuplicateSign.IdNumber => await SharingAsync(
                db,
                scope,
                sign,
                people.Where(p => p.IdNumberHash != null),
                p => p.IdNumberHash!,
                page,
                cancel
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(sign)),
        };
    }

    /// <summary>
    /// The people of groups in which every pair was kept apart (不是同一个人): there is nothing left to ask. Somebody
    /// who joins such a group later brings it back.
    /// </summary>
    private static async Task<HashSet<int>> SettledAsync(
        PortalDbContext db,
        IQueryable<Person> people,
        DuplicateSign sign,
        CancellationToken cancel
    )
    {
        var pairs = (
            await db
                .KeptApart.Where(a => people.Any(p => p.Id == a.FirstId) && people.Any(p => p.Id == a.SecondId))
                .Select(a => new { a.FirstId, a.SecondId })
                .ToListAsync(cancel)
        )
            .Select(a => (a.FirstId, a.SecondId))
            .ToHashSet();
        if (pairs.Count == 0)
            return [];
        var ids = pairs.SelectMany(p => new[] { p.FirstId, p.SecondId }).Distinct().ToList();
        var marked = await people.Where(p => ids.Contains(p.Id)).ToListAsync(cancel);
        var (names, phones, hashes) = (
            marked.ConvertAll(p => p.Name),
            marked.ConvertAll(p => p.PhoneHash),
            marked.ConvertAll(p => p.IdNumberHash)
        );
        var alike = sign switch
        {
            DuplicateSign.NameAndBirth => people.Where(p => p.BornOn != null && names.Contains(p.Name)),
            DuplicateSign.Phone => people.Where(p => p.PhoneHash != null && phones.Contains(p.PhoneHash)),
            _ => people.Where(p => p.IdNumberHash != null && hashes.Contains(p.IdNumberHash)),
        };
        var groups = (await alike.OrderBy(p => p.Id).ToListAsync(cancel)).GroupBy(p =>
            sign switch
            {
                DuplicateSign.NameAndBirth => $"{p.Name} {p.BornOn!.Value.Year} {p.BornOn.Value.Month}",
                DuplicateSign.Phone => p.PhoneHash!,
                _ => p.IdNumberHash!,
            }
        );
        return
        [
            .. groups
                .Select(g => g.ToList())
                .Where(g => g.Count > 1 && !g.Exists(a => g.Exists(b => a.Id < b.Id && !pairs.Contains((a.Id, b.Id)))))
                .SelectMany(g => g)
                .Select(p => p.Id),
        ];
    }

    /// <summary>
    /// Groups with the same name and month of birth; the days may differ only where one of them is not known.
    /// </summary>
    private static async Task<PageOf<DuplicateGroup>> ByBirthAsync(
        PortalDbContext db,
        UnitScope scope,
        IQueryable<Person> people,
        int page,
        CancellationToken cancel
    )
    {
        var groups = people
            .Where(p => p.BornOn != null)
            .GroupBy(p => new
            {
                p.Name,
                p.BornOn!.Value.Year,
                p.BornOn.Value.Month,
            })
            .Where(g =>
                g.Count() > 1
                && (g.Select(p => p.BornOn).Distinct().Count() < g.Count() || g.Any(p => !p.BirthDayKnown))
            )
            .Select(g => g.Key);
        var total = await groups.CountAsync(cancel);
        var number = Paging.Number(page, total, PageSize);
        var keys = await groups
            .OrderBy(g => g.Name)
            .ThenBy(g => g.Year)
            .ThenBy(g => g.Month)
            .Skip((number - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancel);
        var names = keys.Select(k => k.Name).Distinct().ToList();
        var found = (await people.Where(p => names.Contains(p.Name) && p.BornOn != null).ToListAsync(cancel)).ToLookup(
            p => (p.Name, p.BornOn!.Value.Year, p.BornOn.Value.Month)
        );
        return new(
            await GroupsAsync(
                db,
                scope,
                DuplicateSign.NameAndBirth,
                [.. keys.Select(k => WithoutOtherDays([.. found[(k.Name, k.Year, k.Month)]]))],
                cancel
            ),
            total,
            number,
            PageSize
        );
    }

    /// <summary>
    /// Drops entries with a known day that no other entry shares: of 3, 3 and 21 March the third is another person.
    /// </summary>
    private static List<Person> WithoutOtherDays(List<Person> people) =>
        people.FindAll(p =>
            people.Exists(other => other != p && (other.BornOn == p.BornOn || !other.BirthDayKnown || !p.BirthDayKnown))
        );

    /// <param name="people">The people who have the sign at all.</param>
    /// <param name="key">The value that they share.</param>
    private static async Task<PageOf<DuplicateGroup>> SharingAsync(
        PortalDbContext db,
        UnitScope scope,
        DuplicateSign sign,
        IQueryable<Person> people,
        Expression<Func<Person, string>> key,
        int page,
        CancellationToken cancel
    )
    {
        var groups = people.GroupBy(key).Where(g => g.Count() > 1).Select(g => g.Key);
        var total = await groups.CountAsync(cancel);
        var number = Paging.Number(page, total, PageSize);
        var keys = await groups.OrderBy(k => k).Skip((number - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        var found = (await people.Join(keys, key, k => k, (person, k) => person).ToListAsync(cancel)).ToLookup(
            key.Compile()
        );
        return new(
            await GroupsAsync(db, scope, sign, [.. keys.Select(k => found[k].ToList())], cancel),
            total,
            number,
            PageSize
        );
    }

    private static async Task<IReadOnlyList<DuplicateGroup>> GroupsAsync(
        PortalDbContext db,
        UnitScope scope,
        DuplicateSign sign,
        IReadOnlyList<List<Person>> groups,
        CancellationToken cancel
    )
    {
        var ids = groups.SelectMany(g => g).Select(p => p.Id).ToList();
        var posts = (
            await db
                .Posts.AsNoTracking()
                .VisibleTo(scope)
                .Where(p => ids.Contains(p.PersonId))
                .Include(p => p.Committee)
                .OrderByDescending(p => p.StartOn)
                .ToListAsync(cancel)
        ).ToLookup(p => p.PersonId);
        var trails = await UnitTrails.LoadAsync(
            db,
            scope,
            groups.SelectMany(g => g).Select(p => p.UnitPath).Concat(posts.SelectMany(g => g).Select(p => p.UnitPath)),
            cancel
        );
        return
        [
            .. groups.Select(g => new DuplicateGroup(
                sign,
                [
                    .. g.OrderBy(p => p.Id)
                        .Select(p => new DuplicatePerson(
                            p.Id,
                            p.Name,
                            trails.Of(p.UnitPath),
                            p.BornOn is { } born ? new BirthDate(born, p.BirthDayKnown) : null,
                            PhoneText.Masked(p.Phone),
                            [.. posts[p.Id].Select(post => PostText(post, trails))]
                        )),
                ]
            )),
        ];
    }

    private static string PostText(Post post, UnitTrails trails) =>
        $"{trails.Of(post.UnitPath)}{CodeLists.Position.Name(post.Position)}（{post.StartOn:yyyy-MM-dd} "
        + $"{(post.EndOn is { } end ? $"至 {end:yyyy-MM-dd}" : "起")}）";
}
