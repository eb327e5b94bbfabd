using System.Security.Cryptography;
using System.Text;
using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.IdNumbers;

/// <summary>
/// Whether ID numbers may be registered, and what is wrong with each number. The person's page and the import use the
/// same check. It is loaded once for all numbers of an operation.
/// </summary>
internal sealed class IdNumberCheck
{
    /// <summary>
    /// How many numbers held outside the scope one account may come upon within <see cref="Window"/>. More would be a
    /// search for who is registered, and is refused.
    /// </summary>
    public const int MostElsewhere = 10;

    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly UnitScope scope;
    private readonly PersonalDataKey key;
    private readonly ILookup<string, Holder> holders;
    private readonly UnitTrails trails;
    private readonly HashSet<Guid> told;
    private readonly List<Guid> newlyTold = [];
    private int elsewhere;

    private sealed record Holder(int PersonId, string Name, string UnitPath, string Hash);

    private IdNumberCheck(
        UnitScope scope,
        PersonalDataKey key,
        ILookup<string, Holder> holders,
        UnitTrails trails,
        HashSet<Guid> told,
        int elsewhere
    ) =>
        (this.scope, this.key, this.holders, this.trails, this.told, this.elsewhere) = (
            scope,
            key,
            holders,
            trails,
            told,
            elsewhere
        );

    /// <param name="unitPath">The path of a unit above all people who get numbers.</param>
    /// <returns>The check, or why no number can be registered.</returns>
    public static async Task<(IdNumberCheck? Check, Violation? Refusal)> LoadAsync(
        PortalDb portal,
        PortalDbContext db,
        UnitScope scope,
        string unitPath,
        IEnumerable<IdNumber> numbers,
        CancellationToken cancel
    )
    {
        if (await IdNumberRegistrations.ForAsync(db, unitPath, cancel) is not { } registration)
            return (null, IdNumberRefusal.Off);
        if (portal.Keys.Find() is not { } key)
            return (null, IdNumberRefusal.NoKey);
        if (key.Mark != registration.KeyMark)
            return (null, IdNumberRefusal.OtherKey);

        var hashes = numbers.Select(key.Hash).Distinct().ToList();
        // Includes people outside the caller's scope; of them the caller learns only that the number is taken.
        var holders = await db
            .People.AsNoTracking()
            .Where(p => p.IdNumberHash != null && hashes.Contains(p.IdNumberHash))
            .Select(p => new Holder(p.Id, p.Name, p.UnitPath, p.IdNumberHash!))
            .ToListAsync(cancel);
        var trails = await UnitTrails.LoadAsync(
            db,
            scope,
            holders.Where(h => scope.Covers(h.UnitPath)).Select(h => h.UnitPath),
            cancel
        );
        var since = portal.Clock.UtcNow() - Window;
        var hit = await db.AuditRecords.CountAsync(
            r => r.AccountId == scope.AccountId && r.Event == AuditEvent.IdNumberElsewhere && r.At > since,
            cancel
        );
        var outside = holders
            .Where(h => !scope.Covers(h.UnitPath))
            .Select(h => Once(scope, h.Hash))
            .Distinct()
            .ToList();
        var told = await db
            .AuditRecords.Where(r => outside.Contains(r.OperationId))
            .Select(r => r.OperationId)
            .ToListAsync(cancel);
        return (new(scope, key, holders.ToLookup(h => h.Hash), trails, [.. told], hit), null);
    }

    /// <summary>Everything that is wrong with a number for a person; the caller may confirm reminders.</summary>
    /// <param name="personId">Null for a person who is not stored yet.</param>
    public Violations Check(int? personId, BirthDate? birth, Sex sex, IdNumber number)
    {
        // The date of birth is checked first: a number that cannot belong to this person must not reveal who has it.
        if (birth is { } known && !known.MayBe(number.Born))
            return new(IdNumberRefusal.OtherBirth(number.Born, known.ToString()));
        var hash = key.Hash(number);
        var others = holders[hash].Where(h => h.PersonId != personId).ToList();
        var outside = others.Exists(h => !scope.Covers(h.UnitPath));
        // An answer that this account got before is not counted again.
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

    /// <summary>
    /// Records in the audit which numbers the caller was just told are held elsewhere. Saved separately, so that the
    /// record stays when the registration fails.
    /// </summary>
    public async Task RecordElsewhereAsync(PortalDb portal, CancellationToken cancel)
    {
        foreach (var operation in newlyTold)
        {
            await using var db = portal.Open(scope, operation);
            db.Record(
                AuditEvent.IdNumberElsewhere,
                new AuditSubject(SubjectKind.Account, scope.AccountId, scope.UnitId, scope.Path),
                "填写的证件号已在范围以外登记"
            );
            await db.SaveAsync(cancel);
        }
        newlyTold.Clear();
    }

    public void Register(Person person, IdNumber number) => person.RegisterIdNumber(key.Seal(number), key.Hash(number));

    /// <summary>Whether exactly this number is registered for the person.</summary>
    public bool Has(Person person, IdNumber number) => person.IdNumberHash == key.Hash(number);

    /// <summary>
    /// An operation id that depends only on the account and the number, so that asking again is not recorded twice.
    /// </summary>
    private static Guid Once(UnitScope scope, string hash) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{scope.AccountId}:{hash}")).AsSpan(0, 16));
}
