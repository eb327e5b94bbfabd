using FederationReform.Registers;
using FederationReform.Rules;
using FederationReform.Text;

namespace FederationReform.LivedDuties;

/// <summary>
/// 履职: a member of a committee did one thing that her office asks. The check lists and the points are counted from
/// these entries, so that nothing is ticked twice. A deed is what was done, never a judgement of the person.
/// </summary>
public sealed record Deed : IRegisterEntry<Deed>
{
    private static readonly DateOnly earliest = new(2015, 1, 1);

    public static RegisterKind Kind => RegisterKind.Deeds;

    public static Deed Blank { get; } = new();

    public static IReadOnlyList<ResultInput<Deed>> Inputs { get; } =
    [
        Rules.Inputs.Day<Deed>(nameof(On), "日期", d => d.On, (d, v) => d with { On = v }, "时间", "履职日期"),
        Rules.Inputs.Text<Deed>(
            nameof(Name),
            "姓名",
            d => d.Name,
            (d, v) => d with { Name = v ?? "" },
            "执委姓名",
            "履职人",
            "代表姓名"
        ),
        ItemInput(DeedItems.All),
        Rules.Inputs.Note<Deed>(nameof(Note), "具体内容", d => d.Note, (d, v) => d with { Note = v }, "内容", "备注"),
    ];

    public static TypeScheme Scheme { get; } =
        new("积分标准和事项", nameof(Item), DeedItems.Types, "归入", DeedItems.Groups, Points: true);

    public static IReadOnlyList<ResultInput<Deed>> InputsWith(EntryTypes<Deed> types) =>
        [.. Inputs.Select(i => i.Key == nameof(Item) ? ItemInput(types.Codes(DeedItems.All)) : i)];

    public DateOnly? On { get; init; }

    /// <summary>As in the list of the unit's committee, by which it is counted.</summary>
    public string Name { get; init; } = "";

    /// <summary>One that every county has, or by its number one of the county's own.</summary>
    public DeedItem? Item { get; init; }

    public string? Note { get; init; }

    public string Title => Name.Length == 0 ? "" : $"{Name}：{Item?.Name()}";

    public int? Category => (int?)Item;

    public bool IsSameAs(Deed other) => (On, Name, Item, Note) == (other.On, other.Name, other.Item, other.Note);

    public Violations Check(DateOnly today)
    {
        var violations = new Violations();
        if (On is not { } on || on < earliest || on > today)
            violations.Add(new Violation("Date", nameof(On), "请填写日期，不晚于今天。"));
        if (Name.Length == 0)
            violations.Add(new Violation("Required", nameof(Name), "请填写姓名。"));
        if (Item is null)
            violations.Add(new Violation("Required", nameof(Item), "请选择事项。"));
        return violations;
    }

    private static ResultInput<Deed> ItemInput(CodeList<DeedItem> items) =>
        Rules.Inputs.Choice<Deed, DeedItem>(
            nameof(Item),
            "事项",
            items,
            d => d.Item,
            (d, v) => d with { Item = v },
            "履职事项",
            "项目",
            "积分项目"
        );
}

internal sealed class DeedTable : RegisterTable<Deed>
{
    /// <summary>A name and an item are longer than a name.</summary>
    protected override void ConfigureMore(
        Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<RegisterRow<Deed>> row
    ) => row.Property(r => r.Title).HasMaxLength(3 * Text.PlainText.NameRunes);
}

internal sealed class DeedTypesTable : EntryTypesTable<Deed>;
