using FederationReform.Text;

namespace FederationReform.Tree;

/// <summary>
/// 单位: a node of the one tree. It has an id of its own; the region code is optional data that may change or be
/// missing.
/// </summary>
internal sealed class Unit : IVersioned
{
    public const int CodeLength = 12;

    private Unit() { }

    public static Unit CreateRoot() =>
        new()
        {
            Level = UnitLevel.Nation,
            Kind = UnitKind.Nation,
            Name = "全国",
            PinyinKeys = Pinyin.PlaceKeys("全国"),
            Path = UnitPath.Root,
        };

    /// <param name="ordinal">See <see cref="UnitPath.Child"/>.</param>
    public static Unit Create(
        Unit parent,
        int ordinal,
        UnitLevel level,
        UnitKind kind,
        string name,
        string? code,
        DateOnly? validFrom = null
    ) =>
        new()
        {
            Parent = parent,
            Level = level,
            Kind = kind,
            Name = name,
            PinyinKeys = Pinyin.PlaceKeys(name),
            Code = code,
            Path = UnitPath.Child(parent.Path, ordinal),
            ValidFrom = validFrom,
        };

    public int Id { get; private set; }
    public int? ParentId { get; private set; }
    public Unit? Parent { get; private set; }
    public UnitLevel Level { get; private set; }
    public UnitKind Kind { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>The letters by which a search finds the name; see <see cref="Pinyin.PlaceKeys"/>.</summary>
    public string PinyinKeys { get; private set; } = "";

    /// <summary>12-digit statistics code (国家统计局), or null. Never a key.</summary>
    public string? Code { get; private set; }

    public string Path { get; private set; } = "";
    public DateOnly? ValidFrom { get; private set; }

    /// <summary>The last day the unit existed; null while it is in use.</summary>
    public DateOnly? ValidTo { get; private set; }

    /// <summary>Number of women; the base of a county's funds (one yuan for each woman).</summary>
    public int? Women { get; private set; }

    /// <summary>
    /// Number of women and children; the base of a township's funds, which differs from the county's.
    /// </summary>
    public int? WomenAndChildren { get; private set; }

    public int Version { get; set; }

    public bool Closed => ValidTo is not null;

    /// <summary>
    /// Why the unit's data may not be changed; null when they may. Does not say whether the account is permitted to.
    /// </summary>
    public Violation? NotChangeable =>
        Level == UnitLevel.Nation ? UnitRefusal.Root
        : Closed ? UnitRefusal.Closed(Name)
        : null;

    public void Rename(string name) => (Name, PinyinKeys) = (name, Pinyin.PlaceKeys(name));

    public void Recode(string? code) => Code = code;

    public void Describe(UnitKind kind, int? women, int? womenAndChildren) =>
        (Kind, Women, WomenAndChildren) = (kind, women, womenAndChildren);

    public void Close(DateOnly lastDay) => ValidTo = lastDay;

    public void Reopen() => ValidTo = null;
}
