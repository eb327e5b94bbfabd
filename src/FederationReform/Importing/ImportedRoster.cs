using FederationReform.Access;
using FederationReform.Committees;
using FederationReform.Data;
using FederationReform.People;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Importing;

/// <summary>What an imported roster wrote, in its present state.</summary>
internal sealed class ImportedRoster(ImportUndo undo)
{
    /// <summary>How many ids one query asks for; the engines limit the number of parameters.</summary>
    private const int AtOnce = 1000;

    private readonly List<Committee> committees = [];
    private readonly List<Post> posts = [];
    private readonly List<Person> people = [];
    private readonly HashSet<int> busyElsewhere = [];

    public static async Task<ImportedRoster> LoadAsync(
        PortalDbContext db,
        UnitScope scope,
        ImportUndo undo,
        CancellationToken cancel
    )
    {
        var found = new ImportedRoster(undo);
        foreach (var ids in undo.Committees.Select(c => c.CommitteeId).Chunk(AtOnce))
            found.committees.AddRange(
                await db
                    .Committees.VisibleTo(scope)
                    .Where(c => ids.Contains(c.Id))
                    .Include(c => c.Unit)
                    .ToListAsync(cancel)
            );
        foreach (var ids in undo.Committees.Where(c => c.Registered).Select(c => c.CommitteeId).Chunk(AtOnce))
            found.posts.AddRange(
                await db.Posts.VisibleTo(scope).Where(p => ids.Contains(p.CommitteeId)).ToListAsync(cancel)
            );
        foreach (var ids in undo.Posts.Concat(undo.Facts.Select(f => f.PostId)).Chunk(AtOnce))
            found.posts.AddRange(
                await db
                    .Posts.VisibleTo(scope)
                    .Where(p => ids.Contains(p.Id))
                    .Include(p => p.Former)
                    .ToListAsync(cancel)
            );
        foreach (var ids in undo.NewPeople.Concat(undo.People.Select(p => p.PersonId)).Chunk(AtOnce))
            found.people.AddRange(await db.People.VisibleTo(scope).Where(p => ids.Contains(p.Id)).ToListAsync(cancel));
        var removed = found.posts.Select(p => p.Id).Except(undo.Facts.Select(f => f.PostId)).ToHashSet();
        foreach (var ids in undo.NewPeople.Chunk(AtOnce))
        {
            found.busyElsewhere.UnionWith(await db.KnownBesidesPosts(ids).ToListAsync(cancel));
            found.busyElsewhere.UnionWith(
                (
                    await db
                        .Posts.VisibleTo(scope)
                        .Where(p => ids.Contains(p.PersonId))
                        .Select(p => new { p.Id, p.PersonId })
                        .ToListAsync(cancel)
                )
                    .Where(p => !removed.Contains(p.Id))
                    .Select(p => p.PersonId)
            );
        }
        return found;
    }

    public IEnumerable<string> Since()
    {
        var byId = committees.ToDictionary(c => c.Id);
        foreach (var written in undo.Committees)
        {
            if (!byId.TryGetValue(written.CommitteeId, out var committee))
                yield return "一个已不在的班子";
            else if (committee.Version != written.Version || (written.Registered && committee.EndedOn is not null))
                yield return $"{committee.Unit.Name}的班子";
        }
        var known = people.ToDictionary(p => p.Id);
        foreach (
            var (id, version) in undo
                .NewPeople.Select(id => (id, 0))
                .Concat(undo.People.Select(p => (p.PersonId, p.Version)))
        )
        {
            if (!known.TryGetValue(id, out var person))
                yield return "一份已合并的人员档案";
            else if (person.Version != version)
                yield return $"{person.Name}的档案";
        }
    }

    public void TakeBack(PortalDbContext db)
    {
        var facts = undo.Facts.ToDictionary(f => f.PostId);
        foreach (var post in posts.Where(p => facts.ContainsKey(p.Id)))
        {
            var before = facts[post.Id];
            post.Know(
                new ElectedMember
                {
                    Name = "",
                    InTwoCommittees = before.InTwoCommittees,
                    FormerDirector = before.FormerDirector,
                    NewlyElected = before.NewlyElected,
                }
            );
            post.TakeDuties(before.Duties);
        }
        var gone = posts.FindAll(p => !facts.ContainsKey(p.Id));
        foreach (var post in gone)
            post.Former?.Resume();
        var corrected = undo.People.ToDictionary(p => p.PersonId);
        foreach (var person in people.Where(p => corrected.ContainsKey(p.Id)))
        {
            person.Correct(corrected[person.Id].Before);
            if (corrected[person.Id].IdNumber is { } former)
                person.ReturnToIdNumber(former.Sealed, former.Hash);
        }
        db.Posts.RemoveRange(gone);
        var created = undo.NewPeople.ToHashSet();
        db.People.RemoveRange(people.Where(p => created.Contains(p.Id) && !busyElsewhere.Contains(p.Id)));
        var registered = undo.Committees.Where(c => c.Registered).Select(c => c.CommitteeId).ToHashSet();
        db.Committees.RemoveRange(committees.Where(c => registered.Contains(c.Id)));
        foreach (var committee in committees.Where(c => !registered.Contains(c.Id)))
            db.Touch(committee);
    }
}
