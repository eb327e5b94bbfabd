using FederationReform.Registers;
using FederationReform.Rules;
using FederationReform.Tree;

namespace FederationReform.Trainings;

/// <summary>Whose training is asked for.</summary>
public enum TrainedGroup
{
    /// <summary>全体执委</summary>
    Executives = 1,

    /// <summary>主席、副主席</summary>
    Leaders = 2,
}

/// <summary>
/// 培训周期: within how many years each person in office is trained once, by the level of the unit. The usual ones
/// (townships and county units every year, villages once in three years) are those of a county's reform plan; they are
/// a decision of the county and no law.
/// </summary>
public sealed record TrainingCycle : IRegisterRules<TrainingCycle>
{
    public const int MostYears = 10;

    public static string Name => "培训周期";

    public static TrainingCycle Usual { get; } = new();

    public static IReadOnlyList<ResultInput<TrainingCycle>> Inputs { get; } =
    [
        Rules.Inputs.Count<TrainingCycle>(
            nameof(CountyYears),
            "县级和机关、学校等单位，几年轮训一次",
            2,
            c => c.CountyYears,
            (c, v) => c with { CountyYears = v ?? 0 }
        ),
        Rules.Inputs.Count<TrainingCycle>(
            nameof(TownshipYears),
            "乡镇（街道），几年轮训一次",
            2,
            c => c.TownshipYears,
            (c, v) => c with { TownshipYears = v ?? 0 }
        ),
        Rules.Inputs.Count<TrainingCycle>(
            nameof(VillageYears),
            "村（社区），几年轮训一次",
            2,
            c => c.VillageYears,
            (c, v) => c with { VillageYears = v ?? 0 }
        ),
        Rules.Inputs.Choice<TrainingCycle, TrainedGroup>(
            nameof(Whom),
            "要求参训的人（全体执委，或者主席、副主席）",
            TrainingLists.Group,
            c => c.Whom,
            (c, v) => c with { Whom = v }
        ),
    ];

    /// <summary>Of the county's own committee and of agencies, schools and other institutions.</summary>
    public int CountyYears { get; init; } = 1;

    public int TownshipYears { get; init; } = 1;

    public int VillageYears { get; init; } = 3;

    public TrainedGroup Whom { get; init; } = TrainedGroup.Executives;

    public int YearsAt(UnitLevel level) =>
        level switch
        {
            UnitLevel.Township => TownshipYears,
            UnitLevel.Village => VillageYears,
            _ => CountyYears,
        };

    public Violations Check() =>
        new(
            new (string Field, int Years)[]
            {
                (nameof(CountyYears), CountyYears),
                (nameof(TownshipYears), TownshipYears),
                (nameof(VillageYears), VillageYears),
            }
                .Where(c => c.Years is < 1 or > MostYears)
                .Select(c => new Violation("Years", c.Field, $"培训周期填 1 到 {MostYears} 的整数（年）。"))
        );
}

internal sealed class TrainingCycleTable : RegisterSettingTable<TrainingCycle>;
