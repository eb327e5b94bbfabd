using FederationReform.Registers;
using FederationReform.Rules;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Organisations;

/// <summary>From where the villages of an area may come.</summary>
public enum AreaReach
{
    /// <summary>Of one township.</summary>
    Township = 1,

    /// <summary>Of several townships of one county.</summary>
    County = 2,
}

/// <summary>
/// A village's place in an area (片区妇联: 大带小、强带弱). The area is a name that villages share and no level of the
/// tree; a village is in one at most.
/// </summary>
public sealed record AreaMember : IRegisterEntry<AreaMember>
{
    public const string SecondLeadCode = "SecondLead";

    public static RegisterKind Kind => RegisterKind.Areas;

    public static AreaMember Blank { get; } = new();

    public static CodeList<AreaReach> ReachList { get; } =
        new(
            "片区范围",
            (AreaReach.Township, new(1, "本乡镇", "bxz", "乡镇内", "镇内", "本镇", "本乡", "本街道")),
            (AreaReach.County, new(2, "跨乡镇", "kxz", "跨镇", "全县", "本县"))
        );

    public static CodeList<bool> LeadList { get; } =
        People.CodeLists.YesNo("牵头村", ["牵头", "牵头村", "中心村", "强村", "大村"], ["成员", "成员村", "弱村"]);

    public static IReadOnlyList<ResultInput<AreaMember>> Inputs { get; } =
    [
        Rules.Inputs.Text<AreaMember>(
            nameof(Title),
            "片区名称",
            a => a.Title,
            (a, v) => a with { Title = v ?? "" },
            "片区",
            "片区妇联",
            "片区妇联名称",
            "所在片区"
        ),
        Rules.Inputs.Choice<AreaMember, AreaReach>(
            nameof(Reach),
            "片区范围",
            ReachList,
            a => a.Reach,
            (a, v) => a with { Reach = v },
            "范围"
        ),
        Rules.Inputs.Choice<AreaMember, bool>(
            nameof(Lead),
            "牵头村",
            LeadList,
            a => a.Lead,
            (a, v) => a with { Lead = v },
            "是否牵头",
            "是否牵头村",
            "牵头"
        ),
        Rules.Inputs.Day<AreaMember>(
            nameof(On),
            "加入日期",
            a => a.On,
            (a, v) => a with { On = v },
            "加入时间",
            "成立日期",
            "成立时间"
        ),
        Rules.Inputs.Note<AreaMember>(nameof(Note), "备注", a => a.Note, (a, v) => a with { Note = v }, "说明"),
    ];

    public static bool IsKeptAt(UnitLevel level) => level == UnitLevel.Village;

    public static bool OnePerUnit => true;

    /// <summary>The area's name; with the reach, it says which area.</summary>
    public string Title { get; init; } = "";

    public AreaReach? Reach { get; init; }

    /// <summary>Whether the village leads the area; null for no.</summary>
    public bool? Lead { get; init; }

    public DateOnly? On { get; init; }

    public string? Note { get; init; }

    public int? Category => (int?)Reach;

    /// <summary>A village is in one area, so another name changes the entry and does not make a second.</summary>
    public bool IsSameAs(AreaMember other) => true;

    /// <summary>The lead of its area: of the township, or of the county where the area goes over several.</summary>
    public static string? SoleKey(AreaMember entry, string unitPath) =>
        entry is { Lead: true, Reach: { } reach }
            ? $"{unitPath[..^(UnitPath.SegmentLength * (reach == AreaReach.County ? 2 : 1))]} {reach} {entry.Title}"
            : null;

    public static Violation SoleTwice(AreaMember entry, string? first) =>
        new(
            SecondLeadCode,
            nameof(Lead),
            first is null
                ? $"“{entry.Title}”在别的乡镇已经有牵头村。一个片区只有一个牵头村，请和县妇联核对后再选。"
                : $"“{entry.Title}”已经有牵头村：{first}。一个片区只有一个牵头村；要换的，请先更改{first}那一条，"
                    + "把牵头村选成“否”，再来保存。"
        );

    public Violations Check(DateOnly today)
    {
        var violations = new Violations();
        if (Title.Length == 0)
            violations.Add(new Violation("Required", nameof(Title), "请填写片区名称，同一片区的村写一样的名称。"));
        if (Reach is null)
            violations.Add(new Violation("Required", nameof(Reach), "请选择片区里的村都在本乡镇，还是跨乡镇。"));
        if (On > today)
            violations.Add(new Violation("Date", nameof(On), "加入日期不能晚于今天。"));
        return violations;
    }
}

internal sealed class AreaMemberTable : RegisterTable<AreaMember>
{
    protected override bool HasSoles => true;

    protected override void ConfigureMore(EntityTypeBuilder<RegisterRow<AreaMember>> row) =>
        row.HasIndex(r => r.UnitId).IsUnique();
}
