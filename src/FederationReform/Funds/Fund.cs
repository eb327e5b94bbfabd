using System.Globalization;
using FederationReform.Registers;
using FederationReform.Rules;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Funds;

/// <summary>What the money is for. What is due depends on it and on the level of the unit.</summary>
public enum FundPurpose
{
    /// <summary>妇女儿童发展专项资金: due by head.</summary>
    Development = 1,

    /// <summary>考核经费: what the county gives each township.</summary>
    Appraisal = 2,

    /// <summary>活动经费</summary>
    Activities = 3,

    Other = 99,
}

public static class FundWords
{
    public static CodeList<FundPurpose> Purposes { get; } = CodeList.OfNames<FundPurpose>("用途", Name);

    public static string Name(this FundPurpose purpose) =>
        purpose switch
        {
            FundPurpose.Development => "妇女儿童发展专项资金",
            FundPurpose.Appraisal => "考核经费",
            FundPurpose.Activities => "活动经费",
            FundPurpose.Other => "其他经费",
            _ => throw new ArgumentOutOfRangeException(nameof(purpose)),
        };
}

/// <summary>The money of one unit, for one year and purpose. All amounts are in fen.</summary>
public sealed record Fund : IRegisterEntry<Fund>
{
    private const int FirstYear = 2000;

    public static RegisterKind Kind => RegisterKind.Funds;

    public static Fund Blank { get; } = new();

    public static IReadOnlyList<ResultInput<Fund>> Inputs { get; } =
    [
        Rules.Inputs.Count<Fund>(nameof(Year), "年度", 4, f => f.Year, (f, v) => f with { Year = v }, "年份", "年"),
        Rules.Inputs.Choice<Fund, FundPurpose>(
            nameof(Purpose),
            "用途",
            FundWords.Purposes,
            f => f.Purpose,
            (f, v) => f with { Purpose = v },
            "经费名称",
            "经费类型",
            "资金用途"
        ),
        Rules.Inputs.Count<Fund>(
            nameof(Women),
            "妇女人数",
            9,
            f => f.Women,
            (f, v) => f with { Women = v },
            "妇女人口",
            "女性人口",
            "女性人口数"
        ),
        Rules.Inputs.Count<Fund>(
            nameof(WomenAndChildren),
            "妇女儿童人数",
            9,
            f => f.WomenAndChildren,
            (f, v) => f with { WomenAndChildren = v },
            "妇女儿童人口",
            "妇女儿童总数"
        ),
        Rules.Inputs.Money<Fund>(
            nameof(Budgeted),
            "列入预算（元）",
            f => f.Budgeted,
            (f, v) => f with { Budgeted = v },
            "预算",
            "预算金额",
            "列入预算",
            "预算数"
        ),
        Rules.Inputs.Money<Fund>(
            nameof(Received),
            "到位（元）",
            f => f.Received,
            (f, v) => f with { Received = v },
            "到位",
            "到位金额",
            "拨付",
            "实际到位",
            "到位数"
        ),
        Rules.Inputs.Money<Fund>(
            nameof(Used),
            "支出（元）",
            f => f.Used,
            (f, v) => f with { Used = v },
            "支出",
            "使用",
            "支出金额",
            "已使用"
        ),
        Rules.Inputs.Note<Fund>(nameof(Note), "备注", f => f.Note, (f, v) => f with { Note = v }, "说明", "文号"),
    ];

    public int? Year { get; init; }

    public FundPurpose? Purpose { get; init; }

    /// <summary>The base of a county's fund in that year; null for the number on the unit's page.</summary>
    public int? Women { get; init; }

    /// <summary>The base of a township's fund in that year; null for the number on the unit's page.</summary>
    public int? WomenAndChildren { get; init; }

    public long? Budgeted { get; init; }

    public long? Received { get; init; }

    public long? Used { get; init; }

    public string? Note { get; init; }

    public string Title =>
        string.Create(CultureInfo.InvariantCulture, $"{Year} 年{(Purpose is { } purpose ? purpose.Name() : "")}");

    public DateOnly? On => Year is >= FirstYear and <= 9999 and var year ? new(year, 1, 1) : null;

    public int? Category => (int?)Purpose;

    public static bool IsKeptAt(UnitLevel level) =>
        level is UnitLevel.County or UnitLevel.Township or UnitLevel.Village;

    public bool IsSameAs(Fund other) => (Year, Purpose) == (other.Year, other.Purpose);

    public Violations Check(DateOnly today)
    {
        var violations = new Violations();
        if (Year is null || Year < FirstYear || Year > today.Year + 1)
            violations.Add(
                new Violation("Year", nameof(Year), $"请填写年度，{FirstYear} 到 {today.Year + 1}，例如 {today.Year}。")
            );
        if (Purpose is null)
            violations.Add(new Violation("Required", nameof(Purpose), "请选择用途。"));
        if ((Budgeted, Received, Used) is (null, null, null))
            violations.Add(
                new Violation("Required", nameof(Budgeted), "预算、到位、支出至少填写一项；没有到位的写 0。")
            );
        return violations;
    }
}

internal sealed class FundTable : RegisterTable<Fund>
{
    /// <summary>Two who enter the same fund at once do not both succeed.</summary>
    protected override void ConfigureMore(EntityTypeBuilder<RegisterRow<Fund>> row) =>
        row.HasIndex(nameof(RegisterRow<Fund>.UnitId), nameof(RegisterRow<Fund>.On), nameof(RegisterRow<Fund>.Category))
            .IsUnique();
}
