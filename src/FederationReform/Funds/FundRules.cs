using FederationReform.Registers;
using FederationReform.Rules;
using FederationReform.Tree;

namespace FederationReform.Funds;

/// <summary>
/// What is due each year. The usual amounts are those of a county's reform plan; they are a decision of the county and
/// no law. Amounts are in fen.
/// </summary>
public sealed record FundRules : IRegisterRules<FundRules>
{
    public static string Name => "经费标准";

    public static FundRules Usual { get; } = new();

    public static IReadOnlyList<ResultInput<FundRules>> Inputs { get; } =
    [
        Rules.Inputs.Money<FundRules>(
            nameof(CountyPerWoman),
            "县级专项资金，每名妇女每年（元）",
            r => r.CountyPerWoman,
            (r, v) => r with { CountyPerWoman = v ?? 0 }
        ),
        Rules.Inputs.Money<FundRules>(
            nameof(TownshipPerHead),
            "乡镇专项资金，每名妇女儿童每年（元）",
            r => r.TownshipPerHead,
            (r, v) => r with { TownshipPerHead = v ?? 0 }
        ),
        Rules.Inputs.Money<FundRules>(
            nameof(TownshipAppraisal),
            "每个乡镇考核经费，每年（元）",
            r => r.TownshipAppraisal,
            (r, v) => r with { TownshipAppraisal = v ?? 0 }
        ),
    ];

    public long CountyPerWoman { get; init; } = 100;

    public long TownshipPerHead { get; init; } = 100;

    public long TownshipAppraisal { get; init; } = 500_000;

    /// <summary>What is due to a unit in a year, in fen; null where no rule says so or the base is not known.</summary>
    public long? Due(UnitLevel level, FundPurpose purpose, int? women, int? womenAndChildren) =>
        (level, purpose) switch
        {
            (UnitLevel.County, FundPurpose.Development) => women * CountyPerWoman,
            (UnitLevel.Township, FundPurpose.Development) => womenAndChildren * TownshipPerHead,
            (UnitLevel.Township, FundPurpose.Appraisal) => TownshipAppraisal,
            _ => null,
        };

    /// <summary>The purposes for which a rule says what is due at a level.</summary>
    public static IReadOnlyList<FundPurpose> DueAt(UnitLevel level) =>
        level switch
        {
            UnitLevel.County => [FundPurpose.Development],
            UnitLevel.Township => [FundPurpose.Development, FundPurpose.Appraisal],
            _ => [],
        };

    public Violations Check() => Violations.None;
}

internal sealed class FundRulesTable : RegisterSettingTable<FundRules>;
