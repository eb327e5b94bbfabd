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
    private readonly DateOnly today;
    private readonly ILookup<string, Holder> holders;
    private readonly UnitTrails trails;
    private int elsewhere;

    private sealed record Holder(int PersonId, string Name, string UnitPath, string Hash);

    private IdNumberCheck(UnitScope scope, IdNumberKey key, DateOnly today, ILookup<string, Holder> holders, UnitTrails trails, int elsewhere) =>
        (this.scope, this.key, this.today, this.holders, this.trails, this.elsewhere) = (scope, key, today, holders, trails, elsewhere);

    /// <summary>Numbers hit upon in this operation that somebody outside the scope holds; the caller records them.</summary>
    public int Elsewhere { get; private set; }

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
        return (new(scope, key, portal.Clock.Today(), holders.ToLookup(h => h.Hash), trails, hit), null);
    }

    /// <summary>Everything that is wrong with a number for this person; reminders she may pass over.</summary>
    public Violations Check(Person person, IdNumber number)
    {
        if (elsewhere >= MostElsewhere)
            return new(IdNumberRefusal.TooMany);
        var others = holders[key.Hash(number)].Where(h => h.PersonId != person.Id).ToList();
        if (others.Find(h => !scope.Covers(h.UnitPath)) is not null)
        {
            elsewhere++;
            Elsewhere++;
            return new(IdNumberRefusal.Elsewhere);
        }
        var violations = new Violations();
        if (person.BornOn is { } born && (person.BirthDayKnown ? born != number.Born : (born.Year, born.Month) != (number.Born.Year, number.Born.Month)))
            violations.Add(IdNumberRefusal.OtherBirth(number.Born, new BirthDate(born, person.BirthDayKnown).ToString()));
        if (number.Female != (person.Sex == Sex.Female))
            violations.Add(IdNumberRefusal.OtherSex(number.Female));
        if (number.IsOld)
            violations.Add(IdNumberRefusal.Old);
        violations.Add(others.Select(h => IdNumberRefusal.Shared(trails.Of(h.UnitPath), h.Name)));
        return violations;
    }

    public Reading<IdNumber> Read(string? text, Spreadsheets.CellKind kind = Spreadsheets.CellKind.Text) => IdNumberText.Read(text, today, kind);

    public void Register(Person person, IdNumber number) => person.RegisterIdNumber(key.Seal(number), key.Hash(number));

    /// <summary>Whether she has this very number already.</summary>
    public bool Has(Person person, IdNumber number) => person.IdNumberHash == key.Hash(number);
}
