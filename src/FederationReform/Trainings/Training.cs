using FederationReform.Registers;
using FederationReform.Rules;

namespace FederationReform.Trainings;

/// <summary>
/// 培训: one session that a unit held or sent its people to. Who attended stands in <see cref="TrainingAttendance"/>;
/// whoever is not in the roster is a part of <see cref="Others"/> and has no name.
/// </summary>
public sealed record Training : IRegisterEntry<Training>
{
    /// <summary>Of one session, a course of several weeks included.</summary>
    public const int MostHours = 400;

    private static readonly DateOnly earliest = new(2000, 1, 1);

    public static RegisterKind Kind => RegisterKind.Trainings;

    public static Training Blank { get; } = new();

    public static IReadOnlyList<ResultInput<Training>> Inputs { get; } =
    [
        Rules.Inputs.Day<Training>(
            nameof(On),
            "培训日期",
            t => t.On,
            (t, v) => t with { On = v },
            "日期",
            "时间",
            "培训时间",
            "开班日期"
        ),
        Rules.Inputs.Text<Training>(
            nameof(Title),
            "培训主题",
            t => t.Title,
            (t, v) => t with { Title = v ?? "" },
            "主题",
            "培训名称",
            "培训内容",
            "名称",
            "班次"
        ),
        Rules.Inputs.Choice<Training, TrainingKind>(
            nameof(Type),
            "培训类型",
            TrainingLists.Kind,
            t => t.Type,
            (t, v) => t with { Type = v },
            "类型",
            "类别"
        ),
        Rules.Inputs.Choice<Training, TrainingLevel>(
            nameof(Level),
            "举办层级",
            TrainingLists.Level,
            t => t.Level,
            (t, v) => t with { Level = v },
            "层级",
            "级别",
            "培训级别"
        ),
        Rules.Inputs.Count<Training>(
            nameof(Hours),
            "学时",
            3,
            t => t.Hours,
            (t, v) => t with { Hours = v },
            "学时数",
            "课时",
            "培训学时"
        ),
        Rules.Inputs.Text<Training>(
            nameof(Place),
            "地点",
            t => t.Place,
            (t, v) => t with { Place = v },
            "培训地点",
            "会场"
        ),
        Rules.Inputs.Count<Training>(
            nameof(Others),
            "未列名人数",
            6,
            t => t.Others,
            (t, v) => t with { Others = v },
            "其他参加人数",
            "参训人数",
            "参加人数",
            "人数"
        ),
        Rules.Inputs.Note<Training>(nameof(Note), "备注", t => t.Note, (t, v) => t with { Note = v }, "说明"),
    ];

    /// <summary>The first day.</summary>
    public DateOnly? On { get; init; }

    public string Title { get; init; } = "";

    public TrainingKind? Type { get; init; }

    public TrainingLevel? Level { get; init; }

    /// <summary>学时 of everybody who has none of her own; null where they were not counted.</summary>
    public int? Hours { get; init; }

    public string? Place { get; init; }

    /// <summary>Who attended besides the people listed by name.</summary>
    public int? Others { get; init; }

    public string? Note { get; init; }

    public int? Category => (int?)Type;

    public bool IsSameAs(Training other) => (On, Title) == (other.On, other.Title);

    public Violations Check(DateOnly today)
    {
        var violations = new Violations();
        if (On is not { } on)
            violations.Add(new Violation("Required", nameof(On), "请填写培训日期。"));
        else if (on < earliest || on > today)
            violations.Add(
                new Violation(
                    "Date",
                    nameof(On),
                    $"培训日期应在 {earliest:yyyy年M月d日} 到今天之间，还没有办的培训先不登记。"
                )
            );
        if (Title.Length == 0)
            violations.Add(new Violation("Required", nameof(Title), "请填写培训主题。"));
        if (Type is null)
            violations.Add(new Violation("Required", nameof(Type), "请选择培训类型。"));
        if (Level is null)
            violations.Add(new Violation("Required", nameof(Level), "请选择举办层级。"));
        violations.Add(CheckHours(nameof(Hours), Hours));
        return violations;
    }

    internal static Violation? CheckHours(string field, int? hours) =>
        hours is 0 or > MostHours ? new("Hours", field, $"学时填 1 到 {MostHours} 的整数；没有计学时的空着。") : null;
}

internal sealed class TrainingTable : RegisterTable<Training>;
