using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Rules;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Registers;

/// <summary>What adding, changing and importing an entry have in common.</summary>
public static class Entries
{
    /// <summary>
    /// The entry that the texts of its fields say. A text that cannot be read becomes a violation; its field stays
    /// blank.
    /// </summary>
    /// <param name="textOf">The text of a field, by its input's key; empty for none.</param>
    public static TEntry Read<TEntry>(Func<string, string> textOf, Violations violations)
        where TEntry : class, IRegisterEntry<TEntry> => Read(TEntry.Inputs, textOf, violations);

    /// <param name="inputs">Of the county whose entry it is.</param>
    /// <inheritdoc cref="Read{TEntry}(Func{string, string}, Violations)"/>
    public static TEntry Read<TEntry>(
        IReadOnlyList<ResultInput<TEntry>> inputs,
        Func<string, string> textOf,
        Violations violations
    )
        where TEntry : class, IRegisterEntry<TEntry>
    {
        var entry = TEntry.Blank;
        foreach (var input in inputs)
        {
            if (textOf(input.Key) is { Length: > 0 } text)
                entry = input.Take(entry, text, input.Key, input.Title, violations);
        }
        return entry;
    }

    /// <summary>
    /// The entry as it is stored: each field read again from what it writes, so that no caller stores what a form would
    /// refuse.
    /// </summary>
    /// <param name="before">What is stored now; null for a new entry.</param>
    internal static TEntry Checked<TEntry>(
        TEntry entry,
        TEntry? before,
        EntryTypes<TEntry> types,
        DateOnly today,
        Violations violations
    )
        where TEntry : class, IRegisterEntry<TEntry>
    {
        var inputs = TEntry.InputsWith(types);
        var byKey = inputs.ToDictionary(i => i.Key);
        var unreadable = new Violations();
        var clean = Read(inputs, key => byKey[key].Write(entry), unreadable);
        violations.Add(unreadable.Blocking ? unreadable : clean.Check(today));
        violations.Add(RetiredType(clean, before, types));
        return clean;
    }

    /// <summary>An entry keeps the type that it has; no other one gets a type that is offered no more.</summary>
    internal static Violation? RetiredType<TEntry>(TEntry entry, TEntry? before, EntryTypes<TEntry> types)
        where TEntry : class, IRegisterEntry<TEntry> =>
        entry.Category != before?.Category && types.Find(entry.Category) is { Retired: true } retired
            ? new("TypeRetired", TEntry.Scheme!.Field, $"“{retired.Name}”已停用，请选择列表中的另一项。")
            : null;

    /// <summary>What the history says of a new entry, of a change, and of an entry that is removed.</summary>
    internal static IReadOnlyList<FieldChange> Changes<TEntry>(TEntry before, TEntry after, EntryTypes<TEntry> types)
        where TEntry : class, IRegisterEntry<TEntry> =>
        [.. Rules.InputChanges.Changes(TEntry.InputsWith(types), before, after)];

    /// <summary>The types of a register at a unit; the database is not asked where nobody decides them.</summary>
    internal static async Task<EntryTypes<TEntry>> TypesAsync<TEntry>(
        this PortalDbContext db,
        string path,
        CancellationToken cancel
    )
        where TEntry : class, IRegisterEntry<TEntry> =>
        TEntry.Scheme is null
            ? EntryTypes<TEntry>.Usual
            : await RegisterSetting<EntryTypes<TEntry>>.AtAsync(db, path, cancel);

    /// <summary>The same for every unit within one.</summary>
    internal static async Task<RulesWithin<EntryTypes<TEntry>>> TypesWithinAsync<TEntry>(
        this PortalDbContext db,
        string path,
        CancellationToken cancel
    )
        where TEntry : class, IRegisterEntry<TEntry> =>
        TEntry.Scheme is null
            ? new(path, new Dictionary<string, EntryTypes<TEntry>>())
            : await RegisterSetting<EntryTypes<TEntry>>.DecidedAsync(db, path, cancel);

    internal static Violation NotKeptAt(RegisterKind kind, Unit unit) =>
        new("NotKeptHere", "UnitId", $"{kind.Name()}不登记到{unit.Name}这一级，请另选单位。");

    /// <summary>Refuses a second entry about the same thing.</summary>
    internal static async Task<Violation?> TwiceAsync<TEntry>(
        PortalDbContext db,
        int unit,
        TEntry entry,
        int? itself,
        CancellationToken cancel
    )
        where TEntry : class, IRegisterEntry<TEntry>
    {
        var (one, title) = (TEntry.OnePerUnit, entry.Title);
        var named = await db.Set<RegisterRow<TEntry>>()
            .AsNoTracking()
            .Where(r => r.UnitId == unit && (one || r.Title == title) && r.Id != itself)
            .ToListAsync(cancel);
        return named.Find(r => one || r.Entry.IsSameAs(entry)) is { } first
            ? new("EntryTwice", "", $"这个单位已经登记了“{first.Title}”，没有再记一次。要补充内容的，请更改那一条。")
            : null;
    }

    /// <summary>Refuses an entry that would be the second of what there is one of.</summary>
    internal static async Task<Violation?> SecondAsync<TEntry>(
        PortalDbContext db,
        UnitScope scope,
        Unit unit,
        TEntry entry,
        int? itself,
        CancellationToken cancel
    )
        where TEntry : class, IRegisterEntry<TEntry>
    {
        if (TEntry.SoleKey(entry, unit.Path) is not { } key)
            return null;
        // Beyond the scope too: of an area over several townships there is one lead in all of them.
        var first = await db.Set<RegisterRow<TEntry>>()
            .AsNoTracking()
            .Where(r => r.SoleKey == key && r.Id != itself)
            .Select(r => new { r.UnitPath, r.Unit.Name })
            .FirstOrDefaultAsync(cancel);
        return first is null ? null : TEntry.SoleTwice(entry, scope.Covers(first.UnitPath) ? first.Name : null);
    }

    /// <summary>The entry in the version that the caller read; null when the operation is answered already.</summary>
    internal static async Task<RegisterRow<TEntry>?> FindEntryAsync<TEntry>(
        this PortalDbContext db,
        UnitScope scope,
        int id,
        int version,
        CancellationToken cancel
    )
        where TEntry : class, IRegisterEntry<TEntry>
    {
        if (db.Answered)
            return null;
        return await db.InVersionAsync(await db.EntryAsync<TEntry>(scope, id, cancel), version, cancel);
    }

    /// <summary>The entry, whatever its version; null when it lies outside the scope or was removed.</summary>
    internal static Task<RegisterRow<TEntry>?> EntryAsync<TEntry>(
        this PortalDbContext db,
        UnitScope scope,
        int id,
        CancellationToken cancel
    )
        where TEntry : class, IRegisterEntry<TEntry> =>
        db.Set<RegisterRow<TEntry>>()
            .VisibleTo(scope)
            .Include(r => r.Unit)
            .SingleOrDefaultAsync(r => r.Id == id, cancel);
}
