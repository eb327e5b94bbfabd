using FederationReform.Registers;
using FederationReform.Rules;

namespace FederationReform.Organisations;

/// <summary>
/// 妇委会、三新领域妇联组织: a women's organisation in the area of a unit, outside the villages, townships and counties
/// of the tree. One entry may stand for several of one type and way, so that a sum that was only ever reported as a
/// number can be entered.
/// </summary>
public sealed record Organisation : IRegisterEntry<Organisation>
{
    public static RegisterKind Kind => RegisterKind.Organisations;

    public static Organisation Blank { get; } = new();

    public static string NumberKey => nameof(Number);

    public static IReadOnlyList<ResultInput<Organisation>> Inputs { get; } =
    [
        Rules.Inputs.Choice<Organisation, OrganisationType>(
            nameof(Type),
            "类别",
            OrganisationLists.Type,
            o => o.Type,
            (o, v) => o with { Type = v },
            "领域",
            "单位类别",
            "组织类别",
            "单位性质"
        ),
        Rules.Inputs.Text<Organisation>(
            nameof(Title),
            "妇联组织名称",
            o => o.Title,
            (o, v) => o with { Title = v ?? "" },
            "名称",
            "组织名称",
            "妇委会名称",
            "妇女组织名称",
            "单位名称",
            "企业名称"
        ),
        Rules.Inputs.Choice<Organisation, BuildingWay>(
            nameof(Way),
            "组建方式",
            OrganisationLists.Way,
            o => o.Way,
            (o, v) => o with { Way = v },
            "组建形式",
            "建立方式",
            "单建或联建"
        ),
        Rules.Inputs.Count<Organisation>(
            nameof(Covered),
            "覆盖单位数",
            6,
            o => o.Covered,
            (o, v) => o with { Covered = v },
            "覆盖数",
            "覆盖企业数",
            "覆盖家数",
            "覆盖单位"
        ),
        Rules.Inputs.Day<Organisation>(
            nameof(On),
            "成立日期",
            o => o.On,
            (o, v) => o with { On = v },
            "成立时间",
            "组建时间",
            "建立日期",
            "组建日期"
        ),
        Rules.Inputs.Choice<Organisation, bool>(
            nameof(FullTime),
            "主任专兼职",
            OrganisationLists.FullTime,
            o => o.FullTime,
            (o, v) => o with { FullTime = v },
            "专兼职",
            "专职或兼职"
        ),
        Rules.Inputs.Choice<Organisation, bool>(
            nameof(MiddleRank),
            "主任是中层正职",
            OrganisationLists.MiddleRank,
            o => o.MiddleRank,
            (o, v) => o with { MiddleRank = v },
            "中层正职",
            "是否中层正职",
            "是否中层"
        ),
        Rules.Inputs.Count<Organisation>(
            nameof(Members),
            "委员人数",
            6,
            o => o.Members,
            (o, v) => o with { Members = v },
            "成员人数",
            "班子人数",
            "委员数"
        ),
        Rules.Inputs.Count<Organisation>(
            nameof(Women),
            "女职工人数",
            7,
            o => o.Women,
            (o, v) => o with { Women = v },
            "妇女人数",
            "女会员人数",
            "女职工数",
            "女性人数"
        ),
        Rules.Inputs.Text<Organisation>(
            nameof(Belt),
            "示范带",
            o => o.Belt,
            (o, v) => o with { Belt = v },
            "示范带名称",
            "所在示范带"
        ),
        Rules.Inputs.Count<Organisation>(
            nameof(Number),
            "组织数",
            5,
            o => o.Number,
            (o, v) => o with { Number = v },
            "数量",
            "个数",
            "组织个数"
        ),
        Rules.Inputs.Day<Organisation>(
            nameof(EndedOn),
            "撤销日期",
            o => o.EndedOn,
            (o, v) => o with { EndedOn = v },
            "撤销时间",
            "注销日期"
        ),
        Rules.Inputs.Note<Organisation>(nameof(Note), "备注", o => o.Note, (o, v) => o with { Note = v }, "说明"),
    ];

    public OrganisationType? Type { get; init; }

    public string Title { get; init; } = "";

    public BuildingWay? Way { get; init; }

    /// <summary>
    /// How many agencies, enterprises or others of its type it is for; null for as many as <see cref="Number"/>.
    /// </summary>
    public int? Covered { get; init; }

    /// <summary>Null where nobody remembers; such an organisation counts on every day.</summary>
    public DateOnly? On { get; init; }

    public bool? FullTime { get; init; }

    public bool? MiddleRank { get; init; }

    public int? Members { get; init; }

    public int? Women { get; init; }

    /// <summary>The demonstration belt that it is a point of.</summary>
    public string? Belt { get; init; }

    /// <summary>Null for one.</summary>
    public int? Number { get; init; }

    /// <summary>The day it was dissolved; from then on it is not counted.</summary>
    public DateOnly? EndedOn { get; init; }

    public string? Note { get; init; }

    public int? Category => (int?)Type;

    public bool IsSameAs(Organisation other) =>
        (Type, Way, Title, MiddleRank) == (other.Type, other.Way, other.Title, other.MiddleRank);

    public Violations Check(DateOnly today)
    {
        var violations = new Violations();
        if (Type is null)
            violations.Add(new Violation("Required", nameof(Type), "请选择类别。"));
        if (Title.Length == 0)
            violations.Add(
                new Violation("Required", nameof(Title), "请填写妇联组织名称，几个一起登记的写“某某等 12 个”。")
            );
        if (Way is null && Type?.IsCommittee() is false)
            violations.Add(new Violation("Required", nameof(Way), "请选择组建方式。"));
        if (Number is 0)
            violations.Add(new Violation("Number", nameof(Number), "组织数至少是 1；只有一个的可以空着。"));
        var number = Number ?? 1;
        if (Covered < number)
            violations.Add(
                new Violation(
                    "Covered",
                    nameof(Covered),
                    $"覆盖单位数 {Covered} 少于组织数 {number}。每个组织至少覆盖一家；只覆盖本单位的可以空着。"
                )
            );
        if (On > today)
            violations.Add(new Violation("Date", nameof(On), "成立日期不能晚于今天。"));
        if (EndedOn > today || EndedOn < On)
            violations.Add(new Violation("Date", nameof(EndedOn), "撤销日期应在成立日期之后、不晚于今天。"));
        return violations;
    }
}

internal sealed class OrganisationTable : RegisterTable<Organisation>;
