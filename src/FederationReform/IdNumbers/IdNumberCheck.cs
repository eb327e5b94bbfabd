using System.Security.Cryptography;
using System.Text;
using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.IdNumbers;

/// <summary>
/// Whether numbers may be registered, and what is wrong with each: one for the person's page and the import alike (IN-01). Loaded for all numbers of an
/// operation at once.
/// </summary>
internal sealed class IdNumberCheck
{
    /// <summary>So many numbers held elsewhere may be hit upon within <see cref="Window"/>: more is a search for who is registered (AC-20).</summary>
    public const int MostElsewhere = 10;

    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly UnitScope scope;
    private readonly IdNumberKey key;
    private readonly ILookup<string, Holder> holders;
    private readonly UnitTrails trails;
    private readonly HashSet<Guid> told;
    private readonly List<Guid> newlyTold = [];
    private int elsewhere;

    private sealed record Holder(int PersonId, string Name, string UnitPath, string Hash);

    private IdNumberCheck(UnitScope scope, IdNumberKey key, ILookup<string, Holder> holders, UnitTrails trails, HashSet<Guid> told, int elsewhere) =>
        (this.scope, this.key, this.holders, this.trails, this.told, this.elsewhere) = (scope, key, holders, trails, told, elsewhere);

    /// <param name="unitPath">Of the unit, or all units, whose people get numbers.</param>
    /// <returns>The check, or why no number can be registered.</returns>
    public static async Task<(IdNumberCheck? Check, Violation? Refusal)> LoadAsync(PortalDb portal, PortalDbContext db, UnitScope scope, string unitPath, IEnumerable<IdNumber> numbers, CancellationToken cancel)
    {
        if (await IdNumberRegistrations.ForAsync(db, unitPath, cancel) is not { } registration)
            return (null, IdNumberRefusal.Off);
        if (portal.IdNumberKeys.Find() is not { } key)
            return (null, IdNumberRefusal.NoKey);
        if (key.Mark != registration.KeyMark)
            return (null, IdNumberRefusal.OtherKey);

        var hashes = numbers.Select(key.Hash).Distinct().ToList();
        // All people, also those out of her sight: that a number is taken is all that is said of them.
        var holders = await db.People.AsNoTracking().Where(p => p.IdNumberHash != null && hashes.Contains(p.IdNumberHash))
            .Select(p => new Holder(p.Id, p.Name, p.UnitPath, p.IdNumberHash!)).ToListAsync(cancel);
        var trails = await UnitTrails.LoadAsync(db, scope, holders.Where(h => scope.Covers(h.UnitPath)).Select(h => h.UnitPath), cancel);
        var since = portal.Clock.UtcNow() - Window;
        var hit = await db.AuditRecords.CountAsync(r => r.AccountId == scope.AccountId && r.Event == AuditEvent.IdNumberElsewhere && r.At > since, cancel);
        var outside = holders.Where(h => !scope.Covers(h.UnitPath)).Select(h => Once(scope, h.Hash)).Distinct().ToList();
        var told = await db.AuditRecords.Where(r => outside.Contains(r.OperationId)).Select(r => r.OperationId).ToListAsync(cancel);
        return (new(scope, key, holders.ToLookup(h => h.Hash), trails, [.. told], hit), null);
    }

    /// <summary>Everything that is wrong with a number for a person; reminders she may pass over.</summary>
    /// <param name="personId">Null for somebody new.</param>
    public Violations Check(int? personId, BirthDate? birth, Sex sex, IdNumber number)
    {
        // First what needs no look at anybody else: a number that cannot be hers is no question after its owner.
        if (birth is { } known && !known.MayBe(number.Born))
            return new(IdNumberRefusal.OtherBirth(number.Born, known.ToString()));
        var hash = key.Hash(number);
        var others = holders[hash].Where(h => h.PersonId != personId).ToList();
        var outside = others.Exists(h => !scope.Covers(h.UnitPath));
        // What she was told once is no secret any more.
        if (outside && told.Contains(Once(scope, hash)))
            return new(IdNumberRefusal.Elsewhere);
        if (elsewhere >= MostElsewhere)
            return new(IdNumberRefusal.TooMany);
        if (outside)
        {
            elsewhere++;
            told.Add(Once(scope, hash));
            newlyTold.Add(Once(scope, hash));
            return new(IdNumberRefusal.Elsewhere);
        }
        var violations = new Violations();
        if (number.Female != (sex == Sex.Female))
            violations.Add(IdNumberRefusal.OtherSex(number.Female));
        if (number.IsOld)
            violations.Add(IdNumberRefusal.Old);
        violations.Add(others.Select(h => IdNumberRefusal.Shared(trails.Of(h.UnitPath), h.Name)));
        return violations;
    }

    /// <summary>Writes down what she was told just now of numbers held elsewhere, in a save of its own: it was said, whatever becomes of the rest.</summary>
    public async Task RecordElsewhereAsync(PortalDb portal, CancellationToken cancel)
    {
        foreach (var operation in newlyTold)
        {
            await using var db = portal.Open(scope);
            db.Record(AuditEvent.IdNumberElsewhere, new AuditSubject(SubjectKind.Account, scope.AccountId, scope.UnitId, scope.Path), operation, "填写的证件号已在范围以外登记");
            await db.SaveAsync(operation, cancel);
        }
        newlyTold.Clear();
    }

    public void Register(Person person, IdNumber number) => person.RegisterIdNumber(key.Seal(number), key.Hash(number));

    /// <summary>Whether she has this very number already.</summary>
    public bool Has(Person person, IdNumber number) => person.IdNumberHash == key.Hash(number);

    /// <summary>The same for one account and one number every time, so that asking again is no further question.</summary>
    private static Guid Once(UnitScope scope, string hash) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{scope.AccountId}:{hash}")).AsSpan(0, 16));
}
