using FederationReform.Registers;
using FederationReform.Rules;
using FederationReform.Text;

namespace FederationReform.Exchanges;

public enum ReserveState
{
    /// <summary>在列</summary>
    Listed = 1,

    /// <summary>已任用</summary>
    Appointed = 2,

    /// <summary>已退出</summary>
    Left = 3,
}

public enum ReserveSource
{
    /// <summary>组织推荐</summary>
    Organisation = 1,

    /// <summary>群众举荐</summary>
    Masses = 2,

    /// <summary>个人自荐</summary>
    Herself = 3,

    /// <summary>换届候选人: stood for election and was not elected.</summary>
    Candidate = 4,
    Other = 99,
}

public static class ReserveLists
{
    public static CodeList<ReserveState> State { get; } = CodeList.OfNames<ReserveState>("状态", Name);

    public static CodeList<ReserveSource> Source { get; } = CodeList.OfNames<ReserveSource>("来源", Name);

    public static string Name(this ReserveState state) =>
        state switch
        {
            ReserveState.Listed => "在列",
            ReserveState.Appointed => "已任用",
            ReserveState.Left => "已退出",
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };

    public static string Name(this ReserveSource source) =>
        source switch
        {
            ReserveSource.Organisation => "组织推荐",
            ReserveSource.Masses => "群众举荐",
            ReserveSource.Herself => "个人自荐",
            ReserveSource.Candidate => "换届候选人",
            ReserveSource.Other => "其他",
            _ => throw new ArgumentOutOfRangeException(nameof(source)),
        };
}

/// <summary>
/// 后备干部: who is on the reserve list of a unit, since when, and what is planned for her training. There is no field
/// for what anybody thinks of her.
/// </summary>
public sealed record ReserveCadre : IRegisterEntry<ReserveCadre>
{
    private static readonly DateOnly earliest = new(1990, 1, 1);

    public static RegisterKind Kind => RegisterKind.ReserveCadres;

    public static ReserveCadre Blank { get; } = new();

    public static IReadOnlyList<ResultInput<ReserveCadre>> Inputs { get; } =
    [
        Rules.Inputs.Text<ReserveCadre>(
            nameof(Title),
            "姓名",
            r => r.Title,
            (r, v) => r with { Title = PlainText.CleanName(v) ?? "" },
            "名字"
        ),
        Rules.Inputs.Day<ReserveCadre>(
            nameof(On),
            "列入日期",
            r => r.On,
            (r, v) => r with { On = v },
            "列入时间",
            "入库日期",
            "入库时间"
        ),
        Rules.Inputs.Choice<ReserveCadre, ReserveSource>(
            nameof(Source),
            "来源",
            ReserveLists.Source,
            r => r.Source,
            (r, v) => r with { Source = v },
            "推荐方式",
            "产生方式"
        ),
        Rules.Inputs.Choice<ReserveCadre, ReserveState>(
            nameof(State),
            "状态",
            ReserveLists.State,
            r => r.State,
            (r, v) => r with { State = v }
        ),
        Rules.Inputs.Day<ReserveCadre>(
            nameof(EndedOn),
            "任用或退出日期",
            r => r.EndedOn,
            (r, v) => r with { EndedOn = v },
            "任用日期",
            "退出日期"
        ),
        Rules.Inputs.Note<ReserveCadre>(
            nameof(Plan),
            "培养安排",
            r => r.Plan,
            (r, v) => r with { Plan = v },
            "培养计划",
            "培养措施"
        ),
    ];

    /// <summary>The person's name.</summary>
    public string Title { get; init; } = "";

    /// <summary>Since when the person is listed.</summary>
    public DateOnly? On { get; init; }

    public ReserveSource? Source { get; init; }
    public ReserveState? State { get; init; }

    /// <summary>The day of the appointment, or on which the person was taken off the list.</summary>
    public DateOnly? EndedOn { get; init; }

    public string? Plan { get; init; }

    public int? Category => (int?)State;

    public bool IsSameAs(ReserveCadre other) => (Title, On) == (other.Title, other.On);

    public Violations Check(DateOnly today)
    {
        var violations = new Violations();
        if (Title.Length == 0)
            violations.Add(new Violation("Required", nameof(Title), "请填写姓名。"));
        if (On is not { } on || on < earliest || on > today)
            violations.Add(new Violation("Date", nameof(On), "请填写列入日期，不晚于今天。"));
        if (Source is null)
            violations.Add(new Violation("Required", nameof(Source), "请选择来源。"));
        if (State is null)
            violations.Add(new Violation("Required", nameof(State), "请选择状态。"));
        if (State is ReserveState.Appointed or ReserveState.Left && EndedOn is null)
            violations.Add(new Violation("Required", nameof(EndedOn), "已任用、已退出的，请填写日期。"));
        else if (State == ReserveState.Listed && EndedOn is not null)
            violations.Add(new Violation("Date", nameof(EndedOn), "还在列的，不填任用或退出日期。"));
        else if (EndedOn < On || EndedOn > today)
            violations.Add(new Violation("Date", nameof(EndedOn), "任用或退出日期应在列入日期之后，不晚于今天。"));
        return violations;
    }
}

internal sealed class ReserveCadreTable : RegisterTable<ReserveCadre>;
