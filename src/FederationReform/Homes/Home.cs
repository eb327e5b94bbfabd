using FederationReform.Registers;
using FederationReform.Rules;

namespace FederationReform.Homes;

/// <summary>
/// 妇女之家、妇女微家: a place where women meet. What happens there is entered once, in the ledger of activities.
/// </summary>
public sealed record Home : IRegisterEntry<Home>
{
    public static RegisterKind Kind => RegisterKind.Homes;

    public static Home Blank { get; } = new();

    public static string NumberKey => nameof(Number);

    public static IReadOnlyList<FilePlace> FilePlaces { get; } = [FilePlace.Photos];

    public static IReadOnlyList<ResultInput<Home>> Inputs { get; } =
    [
        Rules.Inputs.Choice<Home, HomeType>(
            nameof(Type),
            "类别",
            HomeLists.Type,
            h => h.Type,
            (h, v) => h with { Type = v },
            "阵地类别",
            "类型"
        ),
        Rules.Inputs.Text<Home>(
            nameof(Title),
            "名称",
            h => h.Title,
            (h, v) => h with { Title = v ?? "" },
            "妇女之家名称",
            "微家名称",
            "阵地名称"
        ),
        Rules.Inputs.Choice<Home, HomeSite>(
            nameof(Site),
            "建在哪里",
            HomeLists.Site,
            h => h.Site,
            (h, v) => h with { Site = v },
            "所在领域",
            "所在地"
        ),
        Rules.Inputs.Choice<Home, bool>(
            nameof(Nameplate),
            "已挂牌",
            HomeLists.Nameplate,
            h => h.Nameplate,
            (h, v) => h with { Nameplate = v },
            "是否挂牌",
            "挂牌"
        ),
        Rules.Inputs.Choice<Home, HomePlace>(
            nameof(Place),
            "场地",
            HomeLists.Place,
            h => h.Place,
            (h, v) => h with { Place = v },
            "场地情况",
            "场所",
            "场地性质"
        ),
        Rules.Inputs.Several<Home, HomeHaves>(
            nameof(Haves),
            "达标项目",
            HomeLists.Haves,
            h => h.Haves,
            (h, v) => h with { Haves = v },
            "五有",
            "六有",
            "五有达标",
            "六有达标"
        ),
        Rules.Inputs.Several<Home, HomeFunctions>(
            nameof(Functions),
            "主要功能",
            HomeLists.Functions,
            h => h.Functions,
            (h, v) => h with { Functions = v },
            "功能",
            "服务功能"
        ),
        Rules.Inputs.Day<Home>(
            nameof(On),
            "建成日期",
            h => h.On,
            (h, v) => h with { On = v },
            "建成时间",
            "建立时间",
            "成立时间",
            "挂牌时间"
        ),
        Rules.Inputs.Count<Home>(nameof(Number), "个数", 5, h => h.Number, (h, v) => h with { Number = v }, "数量"),
        Rules.Inputs.Day<Home>(
            nameof(EndedOn),
            "停用日期",
            h => h.EndedOn,
            (h, v) => h with { EndedOn = v },
            "停用时间",
            "撤销日期"
        ),
        Rules.Inputs.Note<Home>(nameof(Note), "备注", h => h.Note, (h, v) => h with { Note = v }, "说明", "地址"),
    ];

    public HomeType? Type { get; init; }

    public string Title { get; init; } = "";

    public HomeSite? Site { get; init; }

    public bool? Nameplate { get; init; }

    public HomePlace? Place { get; init; }

    /// <summary>Null where nobody looked; such a home meets no standard.</summary>
    public HomeHaves? Haves { get; init; }

    public HomeFunctions? Functions { get; init; }

    /// <summary>Null where nobody remembers; such a home counts on every day.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Null for one.</summary>
    public int? Number { get; init; }

    /// <summary>The day it was given up; from then on it is not counted.</summary>
    public DateOnly? EndedOn { get; init; }

    public string? Note { get; init; }

    public int? Category => (int?)Type;

    public bool IsSameAs(Home other) => (Type, Site, Title) == (other.Type, other.Site, other.Title);

    public Violations Check(DateOnly today)
    {
        var violations = new Violations();
        if (Type is null)
            violations.Add(new Violation("Required", nameof(Type), "请选择类别。"));
        if (Title.Length == 0)
            violations.Add(new Violation("Required", nameof(Title), "请填写名称，几个一起登记的写“某某等 12 个”。"));
        if (Site is null)
            violations.Add(new Violation("Required", nameof(Site), "请选择建在哪里。"));
        if (Number is 0)
            violations.Add(new Violation("Number", nameof(Number), "个数至少是 1；只有一个的可以空着。"));
        if (On > today)
            violations.Add(new Violation("Date", nameof(On), "建成日期不能晚于今天。"));
        if (EndedOn > today || EndedOn < On)
            violations.Add(new Violation("Date", nameof(EndedOn), "停用日期应在建成日期之后、不晚于今天。"));
        return violations;
    }
}

internal sealed class HomeTable : RegisterTable<Home>;
