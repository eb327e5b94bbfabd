using FederationReform.Registers;
using FederationReform.Rules;

namespace FederationReform.Ledger;

public enum HonourType
{
    RedBannerHolder = 1,
    RedBannerGroup = 2,
    HeroinesPost = 3,
    HeroinesPioneer = 4,
    DemonstrationVillage = 5,
    MostBeautifulFamily = 6,
    FineFamily = 7,
    SafeFamily = 8,
    Federation = 9,
    FederationWorker = 10,
    Other = 99,
}

/// <summary>Who conferred it.</summary>
public enum HonourLevel
{
    Nation = 1,
    Province = 2,
    Prefecture = 3,
    County = 4,
    Township = 5,
}

/// <summary>荣誉: a title that was conferred in public, on one or on several at once.</summary>
public sealed record Honour : IRegisterEntry<Honour>
{
    public static RegisterKind Kind => RegisterKind.Honours;

    public static Honour Blank { get; } = new();

    public static string NumberKey => nameof(Number);

    public static IReadOnlyList<FilePlace> FilePlaces { get; } = [FilePlace.Photos];

    public static IReadOnlyList<ResultInput<Honour>> Inputs { get; } =
    [
        Rules.Inputs.Choice<Honour, HonourType>(
            nameof(Type),
            "荣誉名称",
            LedgerLists.HonourType,
            h => h.Type,
            (h, v) => h with { Type = v },
            "荣誉",
            "荣誉类型",
            "称号"
        ),
        Rules.Inputs.Choice<Honour, HonourLevel>(
            nameof(Level),
            "级别",
            LedgerLists.HonourLevel,
            h => h.Level,
            (h, v) => h with { Level = v },
            "荣誉级别",
            "授予级别"
        ),
        Rules.Inputs.Text<Honour>(
            nameof(Title),
            "获得者",
            h => h.Title,
            (h, v) => h with { Title = v ?? "" },
            "获奖者",
            "获奖单位",
            "获奖个人",
            "获奖单位（个人）",
            "姓名"
        ),
        Rules.Inputs.Day<Honour>(
            nameof(On),
            "授予日期",
            h => h.On,
            (h, v) => h with { On = v },
            "表彰时间",
            "获奖时间",
            "授予时间"
        ),
        Rules.Inputs.Count<Honour>(
            nameof(Number),
            "数量",
            5,
            h => h.Number,
            (h, v) => h with { Number = v },
            "户数",
            "个数",
            "人数"
        ),
        Rules.Inputs.Note<Honour>(nameof(Note), "备注", h => h.Note, (h, v) => h with { Note = v }, "文号", "说明"),
    ];

    public HonourType? Type { get; init; }

    public HonourLevel? Level { get; init; }

    /// <summary>Who holds it, as it was announced.</summary>
    public string Title { get; init; } = "";

    public DateOnly? On { get; init; }

    /// <summary>Null for one.</summary>
    public int? Number { get; init; }

    public string? Note { get; init; }

    public int? Category => (int?)Type;

    public bool IsSameAs(Honour other) => (Type, Level, Title, On) == (other.Type, other.Level, other.Title, other.On);

    public Violations Check(DateOnly today)
    {
        var violations = new Violations();
        if (Type is null)
            violations.Add(new Violation("Required", nameof(Type), "请选择荣誉名称。"));
        if (Level is null)
            violations.Add(new Violation("Required", nameof(Level), "请选择级别。"));
        if (Title.Length == 0)
            violations.Add(new Violation("Required", nameof(Title), "请填写获得者，几个一起登记的写“某某等 12 户”。"));
        if (On is null || On > today)
            violations.Add(new Violation("Date", nameof(On), "请填写授予日期，不晚于今天。"));
        if (Number is 0)
            violations.Add(new Violation("Number", nameof(Number), "数量至少是 1；只有一个的可以空着。"));
        return violations;
    }
}

internal sealed class HonourTable : RegisterTable<Honour>;
