using FederationReform.Registers;
using FederationReform.Rules;

namespace FederationReform.Homes;

/// <summary>Which haves make a home complete: 五有, 六有, or a county's own list.</summary>
public sealed record HomeRules : IRegisterRules<HomeRules>
{
    public static string Name => "达标标准";

    public static HomeRules Usual { get; } = new();

    public static IReadOnlyList<ResultInput<HomeRules>> Inputs { get; } =
    [
        Rules.Inputs.Several<HomeRules, HomeHaves>(
            nameof(Haves),
            "哪几项都有才算达标",
            HomeLists.Haves,
            r => r.Haves,
            (r, v) => r with { Haves = v ?? HomeHaves.None }
        ),
    ];

    public HomeHaves Haves { get; init; } = HomeLists.SixHaves;

    public Violations Check()
    {
        var violations = new Violations();
        if (Haves == HomeHaves.None || (Haves & ~HomeLists.AllHaves) != 0)
            violations.Add(new Violation("Haves", nameof(Haves), "请至少勾选一项。"));
        return violations;
    }
}

internal sealed class HomeRulesTable : RegisterSettingTable<HomeRules>;
