using FederationReform.Registers;
using FederationReform.Rules;
using FederationReform.Tree;

namespace FederationReform.Organisations;

/// <summary>
/// 单位基数: how many agencies, enterprises, social organisations … there are in a unit's area on a day. A coverage is
/// counted on the newest one of the same type; without it nothing is 100 %.
/// </summary>
public sealed record OrganisationBase : IRegisterEntry<OrganisationBase>
{
    public static RegisterKind Kind => RegisterKind.OrganisationBases;

    public static OrganisationBase Blank { get; } = new();

    public static IReadOnlyList<ResultInput<OrganisationBase>> Inputs { get; } =
    [
        Rules.Inputs.Choice<OrganisationBase, OrganisationType>(
            nameof(Type),
            "类别",
            OrganisationLists.Type,
            b => b.Type,
            (b, v) => b with { Type = v },
            "领域",
            "单位类别"
        ),
        Rules.Inputs.Count<OrganisationBase>(
            nameof(Number),
            "单位总数",
            7,
            b => b.Number,
            (b, v) => b with { Number = v },
            "总数",
            "基数",
            "数量",
            "家数"
        ),
        Rules.Inputs.Day<OrganisationBase>(
            nameof(On),
            "截止日期",
            b => b.On,
            (b, v) => b with { On = v },
            "统计日期",
            "截止时间",
            "统计时间"
        ),
        Rules.Inputs.Text<OrganisationBase>(
            nameof(Source),
            "数据来源",
            b => b.Source,
            (b, v) => b with { Source = v },
            "来源",
            "出处"
        ),
        Rules.Inputs.Text<OrganisationBase>(
            nameof(Printed),
            "原文数",
            b => b.Printed,
            (b, v) => b with { Printed = v },
            "原文覆盖率"
        ),
        Rules.Inputs.Note<OrganisationBase>(nameof(Note), "备注", b => b.Note, (b, v) => b with { Note = v }, "说明"),
    ];

    /// <summary>The units whose area may have a base: a village's organisations are counted at its township.</summary>
    public static bool IsKeptAt(UnitLevel level) => level is >= UnitLevel.Prefecture and <= UnitLevel.Township;

    public OrganisationType? Type { get; init; }

    public int? Number { get; init; }

    public DateOnly? On { get; init; }

    public string? Source { get; init; }

    /// <summary>
    /// What an earlier paper printed as its coverage, where that differs by its way of rounding. It is shown beside
    /// the portal's own figure, and never instead of it.
    /// </summary>
    public string? Printed { get; init; }

    public string? Note { get; init; }

    public string Title => Type?.Name() ?? "";

    public int? Category => (int?)Type;

    public bool IsSameAs(OrganisationBase other) => (Type, On) == (other.Type, other.On);

    public Violations Check(DateOnly today)
    {
        var violations = new Violations();
        if (Type is null)
            violations.Add(new Violation("Required", nameof(Type), "请选择类别。"));
        if (Number is null)
            violations.Add(new Violation("Required", nameof(Number), "请填写单位总数；一家也没有的填 0。"));
        if (On is null || On > today)
            violations.Add(new Violation("Date", nameof(On), "请填写这个数截止到哪一天，不晚于今天。"));
        if (Source is null)
            violations.Add(new Violation("Required", nameof(Source), "请写这个数从哪里来，如“市场监管局年报”。"));
        return violations;
    }
}

internal sealed class OrganisationBaseTable : RegisterTable<OrganisationBase>;
