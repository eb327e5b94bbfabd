using System.Text.Json.Serialization;
using FederationReform.Data;
using FederationReform.Rules;
using FederationReform.Text;

namespace FederationReform.Registers;

#pragma warning disable CA1000 // The members are those of every IRegisterRules; callers name the register.

/// <summary>
/// The types of a register as a county keeps them: those that every county begins with, in the county's order, and its
/// own. A county that decided nothing has the first alone.
/// </summary>
public sealed record EntryTypes<TEntry> : IRegisterRules<EntryTypes<TEntry>>
    where TEntry : class, IRegisterEntry<TEntry>
{
    public const int NameRunes = 20;
    public const int MostPoints = 100;

    private const int MostOwn = 60;

    public static string Name => Scheme.Name;

    public static EntryTypes<TEntry> Usual { get; } = new();

    public static IReadOnlyList<ResultInput<EntryTypes<TEntry>>> Inputs => [];

    private static TypeScheme Scheme =>
        TEntry.Scheme ?? throw new InvalidOperationException($"The types of {TEntry.Kind} are the same everywhere.");

    /// <summary>As it was decided; a type that the portal learned since is not in it.</summary>
    public IReadOnlyList<EntryType> Decided { get; init; } = [];

    /// <summary>In the order in which they are offered, the retired ones too.</summary>
    [JsonIgnore]
    public IReadOnlyList<EntryType> All =>
        TEntry.Scheme is { } scheme
            ? [.. Decided, .. scheme.Types.Where(t => Decided.All(d => d.Number != t.Number))]
            : [];

    /// <summary>The type of a number; null where the list has none.</summary>
    public EntryType? Find(int? number) => All.FirstOrDefault(t => t.Number == number);

    /// <summary>The name of a type, or of a group of own types; null for a number of another county's list.</summary>
    public string? NameOf(int? number) =>
        (Find(number) ?? TEntry.Scheme?.Groups.FirstOrDefault(g => g.Number == number))?.Name;

    /// <summary>With one more own type, behind all others.</summary>
    public EntryTypes<TEntry> With(string name, int group, int points = 1)
    {
        var number = All.Where(t => t.Own && t.Group == group)
            .Select(t => t.Number + 1)
            .DefaultIfEmpty(EntryType.FirstOf(group) + 1)
            .Max();
        return this with { Decided = [.. All, new(number, name, Points: points)] };
    }

    /// <summary>The list to choose from: what every county knows with its synonyms, in this county's order.</summary>
    public CodeList<TCode> Codes<TCode>(CodeList<TCode> known)
        where TCode : struct, Enum =>
        Decided.Count == 0
            ? known
            : new(
                known.Label,
                [
                    .. All.Select(
                        (type, index) =>
                            (
                                (TCode)Enum.ToObject(typeof(TCode), type.Number),
                                new CodeChoice(
                                    index + 1,
                                    type.Name,
                                    Pinyin.OfPlace(type.Name).Initials,
                                    known.Find(type.Name)?.Synonyms ?? []
                                )
                                {
                                    Retired = type.Retired,
                                }
                            )
                    ),
                ]
            );

    public Violations Check()
    {
        var violations = new Violations();
        foreach (var type in All.Where(t => t.Own))
        {
            var field = $"Name-{type.Number}";
            if (PlainText.Check(field, "名称", type.Name, NameRunes, required: true) is { } unseen)
                violations.Add(unseen);
            else if (Reading.Compact(type.Name).Length == 0)
                violations.Add(new Violation("Required", field, "请填写名称；不再用的请停用，不要清空名称。"));
            if (Scheme.Groups.All(g => g.Number != type.Group))
                violations.Add(new Violation("Required", $"Group-{type.Number}", $"请选择{Scheme.GroupLabel}哪一项。"));
        }
        foreach (
            var same in All.GroupBy(t => Reading.Compact(t.Name), StringComparer.OrdinalIgnoreCase)
                .Where(g => g.Key.Length > 0 && g.Count() > 1)
        )
            violations.Add(
                new Violation(
                    "TypeTwice",
                    $"Name-{same.Last().Number}",
                    $"“{same.Last().Name}”有两项，请改成不同的名称。"
                )
            );
        if (Scheme.Points)
            violations.Add(
                new Violations(
                    All.Where(t => t.Points is < 0 or > MostPoints)
                        .Select(t => new Violation(
                            "Points",
                            $"Points-{t.Number}",
                            $"“{t.Name}”的分值应在 0 到 {MostPoints} 之间。"
                        ))
                )
            );
        if (All.Count(t => t.Own) > MostOwn)
            violations.Add(new Violation("TooMany", "", $"自定的最多 {MostOwn} 项，请合并相近的。"));
        if (All.Count(t => !t.Retired) < 2)
            violations.Add(new Violation("TooFew", "", "至少留两项在用，登记时才有得选。"));
        return violations;
    }

    /// <summary>
    /// What is wrong with it as the successor of another: entries have the numbers of that one, so each of them stays.
    /// </summary>
    public Violations CheckAfter(EntryTypes<TEntry> before)
    {
        var names = Scheme.Types.ToDictionary(t => t.Number, t => t.Name);
        var violations = new Violations(Check());
        foreach (var gone in before.All.Where(t => Find(t.Number) is null))
            violations.Add(new Violation("TypeGone", "", $"“{gone.Name}”可能已有人登记，不能删除，请停用。"));
        foreach (var type in Decided.Where(t => !t.Own && names.GetValueOrDefault(t.Number) != t.Name))
            violations.Add(new Violation("TypeKept", "", $"“{type.Name}”不是自定的，名称不能改，请停用它另加一项。"));
        if (Decided.DistinctBy(t => t.Number).Count() < Decided.Count)
            violations.Add(new Violation("TypeTwice", "", "同一项写了两次，请刷新后重新设置。"));
        return violations;
    }

    public static IEnumerable<FieldChange> Changes(EntryTypes<TEntry> before, EntryTypes<TEntry> after)
    {
        foreach (var type in after.All)
        {
            var (old, now) = (before.Find(type.Number), Words(type));
            if (old is null || Words(old) != now)
                yield return new(type.Name, old is null ? null : Words(old), now);
        }
        var (order, ordered) = (Order(before), Order(after));
        if (!order.SequenceEqual(ordered.Where(order.Contains)))
            yield return new("次序", Names(before), Names(after));

        static List<int> Order(EntryTypes<TEntry> types) => [.. types.All.Select(t => t.Number)];

        static string Names(EntryTypes<TEntry> types) => string.Join('、', types.All.Select(t => t.Name));
    }

    /// <summary>All that is decided of a type, in the words of the history.</summary>
    private static string Words(EntryType type) =>
        string.Join(
            '，',
            new[]
            {
                type.Name,
                type.Own ? Scheme.GroupLabel + Scheme.Groups.FirstOrDefault(g => g.Number == type.Group)?.Name : null,
                Scheme.Points ? $"{type.Points} 分" : null,
                type.Retired ? "停用" : "在用",
            }.OfType<string>()
        );
}
