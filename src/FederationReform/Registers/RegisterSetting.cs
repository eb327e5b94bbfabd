using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Rules;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Registers;

/// <summary>
/// What a county decides for a register: an amount, a cycle. Immutable; stored as JSON. A county that decided nothing
/// has the <see cref="Usual"/> ones, and a prefecture may decide for its counties.
/// </summary>
public interface IRegisterRules<TSelf>
    where TSelf : class, IRegisterRules<TSelf>
{
    /// <summary>What is decided, for history and page: 经费标准.</summary>
    static abstract string Name { get; }

    static abstract TSelf Usual { get; }

    static abstract IReadOnlyList<ResultInput<TSelf>> Inputs { get; }

    Violations Check();

    /// <summary>What is wrong with it where other rules held until now.</summary>
    Violations CheckAfter(TSelf before) => Check();

    /// <summary>What differs between two, in the words of the history.</summary>
    static virtual IEnumerable<FieldChange> Changes(TSelf before, TSelf after) => TSelf.Inputs.Changes(before, after);
}

/// <summary>The rules of one unit, for itself and all below it.</summary>
internal sealed class RegisterSetting<TRules> : IBelongsToUnit, IVersioned
    where TRules : class, IRegisterRules<TRules>
{
    private RegisterSetting() { }

    public static RegisterSetting<TRules> Of(UnitScope scope) => new() { UnitId = scope.UnitId, UnitPath = scope.Path };

    public static RegisterSetting<TRules> Of(Unit unit) => new() { UnitId = unit.Id, UnitPath = unit.Path };

    public int UnitId { get; private set; }
    public string UnitPath { get; private set; } = "";
    public TRules Rules { get; private set; } = TRules.Usual;
    public int Version { get; set; }

    public void Set(TRules rules) => Rules = rules;

    /// <summary>The rules that hold at a unit: its own, or those of the nearest unit above it that has any.</summary>
    public static async Task<TRules> AtAsync(PortalDbContext db, string path, CancellationToken cancel) =>
        (await AtAllAsync(db, path, cancel))(path);

    /// <summary>
    /// The same for every unit within one: a prefecture's figures follow what each of its counties decided.
    /// </summary>
    public static async Task<Func<string, TRules>> AtAllAsync(
        PortalDbContext db,
        string path,
        CancellationToken cancel
    ) => (await DecidedAsync(db, path, cancel)).At;

    /// <summary>The same, with the places where something was decided.</summary>
    public static async Task<RulesWithin<TRules>> DecidedAsync(
        PortalDbContext db,
        string path,
        CancellationToken cancel
    )
    {
        var above = Tree.UnitPath.SelfAndAncestors(path);
        var end = Tree.UnitPath.End(path);
        return new(
            path,
            await db.Set<RegisterSetting<TRules>>()
                .AsNoTracking()
                .Where(s =>
                    above.Contains(s.UnitPath) || (s.UnitPath.CompareTo(path) >= 0 && s.UnitPath.CompareTo(end) < 0)
                )
                .ToDictionaryAsync(s => s.UnitPath, s => s.Rules, cancel)
        );
    }
}

/// <summary>The rules that hold at each unit within one.</summary>
/// <param name="decided">By the path of the unit that decided, for itself and all below it.</param>
internal sealed class RulesWithin<TRules>(string root, IReadOnlyDictionary<string, TRules> decided)
    where TRules : class, IRegisterRules<TRules>
{
    /// <summary>Whether one unit below decided otherwise, so that no one rule holds for all of them.</summary>
    public bool Differ => Deepest > root.Length;

    /// <summary>The length of the longest path that decided: a part of a path as long as it says what holds.</summary>
    public int Deepest => decided.Keys.Select(path => path.Length).DefaultIfEmpty(0).Max();

    public TRules At(string path) =>
        UnitPath.SelfAndAncestors(path).Reverse().Select(decided.GetValueOrDefault).FirstOrDefault(r => r is not null)
        ?? TRules.Usual;
}

/// <summary>The table of the rules of a register. Each declares one, beside its tables.</summary>
internal abstract class RegisterSettingTable<TRules> : IEntityTypeConfiguration<RegisterSetting<TRules>>
    where TRules : class, IRegisterRules<TRules>
{
    protected virtual string Table => typeof(TRules).Name;

    public void Configure(EntityTypeBuilder<RegisterSetting<TRules>> setting)
    {
        setting.ToTable(Table);
        setting.HasKey(s => s.UnitId);
        setting.Property(s => s.UnitId).ValueGeneratedNever();
        setting.Property(s => s.Rules).HasJsonText();
        setting.HasOne<Unit>().WithMany().HasForeignKey(s => s.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>The table of the types of a register. Each that has a scheme declares one, beside its tables.</summary>
internal abstract class EntryTypesTable<TEntry> : RegisterSettingTable<EntryTypes<TEntry>>
    where TEntry : class, IRegisterEntry<TEntry>
{
    protected override string Table => $"{typeof(TEntry).Name}Types";
}
