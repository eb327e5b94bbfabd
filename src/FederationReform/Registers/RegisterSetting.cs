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
}

/// <summary>The rules of one unit, for itself and all below it.</summary>
internal sealed class RegisterSetting<TRules> : IBelongsToUnit, IVersioned
    where TRules : class, IRegisterRules<TRules>
{
    private RegisterSetting() { }

    public static RegisterSetting<TRules> Of(UnitScope scope) => new() { UnitId = scope.UnitId, UnitPath = scope.Path };

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
    public static async Task<Func<string, TRules>> AtAllAsync(PortalDbContext db, string path, CancellationToken cancel)
    {
        var above = Tree.UnitPath.SelfAndAncestors(path);
        var end = Tree.UnitPath.End(path);
        var settings = await db.Set<RegisterSetting<TRules>>()
            .AsNoTracking()
            .Where(s =>
                above.Contains(s.UnitPath) || (s.UnitPath.CompareTo(path) >= 0 && s.UnitPath.CompareTo(end) < 0)
            )
            .ToDictionaryAsync(s => s.UnitPath, s => s.Rules, cancel);
        return at =>
            Tree.UnitPath.SelfAndAncestors(at)
                .Reverse()
                .Select(settings.GetValueOrDefault)
                .FirstOrDefault(r => r is not null)
            ?? TRules.Usual;
    }
}

/// <summary>The table of the rules of a register. Each declares one, beside its tables.</summary>
internal abstract class RegisterSettingTable<TRules> : IEntityTypeConfiguration<RegisterSetting<TRules>>
    where TRules : class, IRegisterRules<TRules>
{
    public void Configure(EntityTypeBuilder<RegisterSetting<TRules>> setting)
    {
        setting.ToTable(typeof(TRules).Name);
        setting.HasKey(s => s.UnitId);
        setting.Property(s => s.UnitId).ValueGeneratedNever();
        setting.Property(s => s.Rules).HasJsonText();
        setting.HasOne<Unit>().WithMany().HasForeignKey(s => s.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}
