using FederationReform.Registers;
using FederationReform.Rules;
using FederationReform.Text;

namespace FederationReform.Ledger;

/// <summary>
/// 活动: what a unit did on a day, for how many people. It names nobody. One entry may stand for several sessions of a
/// course, so that a year that was never written down can be entered as it was reported.
/// </summary>
public sealed record Activity : IRegisterEntry<Activity>
{
    private const int MostSessions = 9999;

    private static readonly DateOnly earliest = new(2000, 1, 1);

    public static RegisterKind Kind => RegisterKind.Activities;

    public static Activity Blank { get; } = new();

    public static string NumberKey => nameof(Sessions);

    public static IReadOnlyList<FilePlace> FilePlaces { get; } = [FilePlace.Photos];

    public static IReadOnlyList<ResultInput<Activity>> Inputs { get; } =
    [
        Rules.Inputs.Day<Activity>(
            nameof(On),
            "日期",
            a => a.On,
            (a, v) => a with { On = v },
            "活动日期",
            "时间",
            "活动时间",
            "开展时间"
        ),
        TypeInput(LedgerLists.ActivityType),
        Rules.Inputs.Text<Activity>(
            nameof(Title),
            "活动名称",
            a => a.Title,
            (a, v) => a with { Title = v ?? "" },
            "名称",
            "活动",
            "活动内容",
            "主题",
            "活动主题",
            "内容"
        ),
        Rules.Inputs.Count<Activity>(
            nameof(People),
            "人次",
            7,
            a => a.People,
            (a, v) => a with { People = v },
            "参加人次",
            "参与人次",
            "受益人次",
            "人数",
            "参加人数",
            "惠及人数",
            "服务人次"
        ),
        Rules.Inputs.Count<Activity>(
            nameof(Sessions),
            "场次",
            4,
            a => a.Sessions,
            (a, v) => a with { Sessions = v },
            "次数",
            "期数",
            "场数"
        ),
        Rules.Inputs.Money<Activity>(
            nameof(Fen),
            "金额（元）",
            a => a.Fen,
            (a, v) => a with { Fen = v },
            "金额",
            "资金",
            "经费",
            "慰问金",
            "金额(元)",
            "资金（元）",
            "折合资金"
        ),
        Rules.Inputs.Count<Activity>(
            nameof(Leaflets),
            "发放资料（份）",
            7,
            a => a.Leaflets,
            (a, v) => a with { Leaflets = v },
            "发放资料",
            "宣传资料",
            "资料份数",
            "宣传资料（份）"
        ),
        Rules.Inputs.Choice<Activity, ActivityVenue>(
            nameof(Venue),
            "活动阵地",
            LedgerLists.ActivityVenue,
            a => a.Venue,
            (a, v) => a with { Venue = v },
            "阵地",
            "活动地点",
            "地点",
            "活动场所"
        ),
        Rules.Inputs.Note<Activity>(
            nameof(Note),
            "备注",
            a => a.Note,
            (a, v) => a with { Note = v },
            "说明",
            "活动情况",
            "主要内容"
        ),
    ];

    public static TypeScheme Scheme { get; } =
        new("活动类型", nameof(Type), LedgerLists.ActivityTypes, "合计到", LedgerLists.ActivityTypes);

    public static IReadOnlyList<ResultInput<Activity>> InputsWith(EntryTypes<Activity> types) =>
        [.. Inputs.Select(i => i.Key == nameof(Type) ? TypeInput(types.Codes(LedgerLists.ActivityType)) : i)];

    public DateOnly? On { get; init; }

    /// <summary>One that every county has, or by its number one of the county's own.</summary>
    public ActivityType? Type { get; init; }

    public string Title { get; init; } = "";

    /// <summary>人次: somebody who came twice counts twice.</summary>
    public int? People { get; init; }

    /// <summary>Null for one.</summary>
    public int? Sessions { get; init; }

    /// <summary>What was given or spent, in fen.</summary>
    public long? Fen { get; init; }

    public int? Leaflets { get; init; }

    /// <summary>Whether it was held in one of the unit's homes for women; null where nobody said.</summary>
    public ActivityVenue? Venue { get; init; }

    public string? Note { get; init; }

    public int? Category => (int?)Type;

    public bool IsSameAs(Activity other) => (On, Type, Title) == (other.On, other.Type, other.Title);

    public Violations Check(DateOnly today)
    {
        var violations = new Violations();
        if (On is not { } on)
            violations.Add(new Violation("Required", nameof(On), "请填写日期。"));
        else if (on < earliest || on > today)
            violations.Add(
                new Violation(
                    "Date",
                    nameof(On),
                    $"日期应在 {earliest:yyyy年M月d日} 到今天之间，还没有开展的活动先不登记。"
                )
            );
        if (Type is null)
            violations.Add(new Violation("Required", nameof(Type), "请选择类型。"));
        if (Title.Length == 0)
            violations.Add(new Violation("Required", nameof(Title), "请填写活动名称。"));
        if (Sessions is 0 or > MostSessions)
            violations.Add(new Violation("Sessions", nameof(Sessions), "场次至少是 1；只有一场的可以空着。"));
        return violations;
    }

    private static ResultInput<Activity> TypeInput(CodeList<ActivityType> types) =>
        Rules.Inputs.Choice<Activity, ActivityType>(
            nameof(Type),
            "类型",
            types,
            a => a.Type,
            (a, v) => a with { Type = v },
            "活动类型",
            "类别",
            "活动类别"
        );
}

internal sealed class ActivityTable : RegisterTable<Activity>;

internal sealed class ActivityTypesTable : EntryTypesTable<Activity>;
