using FederationReform.Registers;
using FederationReform.Rules;
using FederationReform.Text;

namespace FederationReform.Exchanges;

/// <summary>Seen from the unit that enters it.</summary>
public enum ExchangeDirection
{
    /// <summary>派出</summary>
    Out = 1,

    /// <summary>接收</summary>
    In = 2,
}

public enum ExchangeForm
{
    /// <summary>轮岗: another post for good.</summary>
    Rotation = 1,

    /// <summary>挂职: another post for a time, the own one is kept.</summary>
    Secondment = 2,

    /// <summary>跟班学习</summary>
    Shadowing = 3,
    Other = 99,
}

public static class ExchangeLists
{
    public static CodeList<ExchangeDirection> Direction { get; } =
        new(
            "派出或接收",
            (ExchangeDirection.Out, new(1, "派出", "pc", "交流出去", "出", "外派")),
            (ExchangeDirection.In, new(2, "接收", "js", "交流进来", "进", "派入"))
        );

    public static CodeList<ExchangeForm> Form { get; } = CodeList.OfNames<ExchangeForm>("交流方式", Name);

    public static string Name(this ExchangeForm form) =>
        form switch
        {
            ExchangeForm.Rotation => "轮岗",
            ExchangeForm.Secondment => "挂职",
            ExchangeForm.Shadowing => "跟班学习",
            ExchangeForm.Other => "其他",
            _ => throw new ArgumentOutOfRangeException(nameof(form)),
        };
}

/// <summary>
/// 交流轮岗: a cadre of the unit who works elsewhere, or one from elsewhere who works here. It stands beside the posts
/// and changes none: who leaves a committee for it is entered there.
/// </summary>
public sealed record Exchange : IRegisterEntry<Exchange>
{
    private static readonly DateOnly earliest = new(1990, 1, 1);

    public static RegisterKind Kind => RegisterKind.Exchanges;

    public static Exchange Blank { get; } = new();

    public static IReadOnlyList<ResultInput<Exchange>> Inputs { get; } =
    [
        Rules.Inputs.Text<Exchange>(
            nameof(Title),
            "姓名",
            e => e.Title,
            (e, v) => e with { Title = PlainText.CleanName(v) ?? "" },
            "名字",
            "干部姓名"
        ),
        Rules.Inputs.Choice<Exchange, ExchangeDirection>(
            nameof(Direction),
            "派出或接收",
            ExchangeLists.Direction,
            e => e.Direction,
            (e, v) => e with { Direction = v },
            "方向",
            "进出"
        ),
        Rules.Inputs.Choice<Exchange, ExchangeForm>(
            nameof(Form),
            "交流方式",
            ExchangeLists.Form,
            e => e.Form,
            (e, v) => e with { Form = v },
            "方式"
        ),
        Rules.Inputs.Text<Exchange>(
            nameof(From),
            "原单位及职务",
            e => e.From,
            (e, v) => e with { From = v },
            "原单位",
            "原岗位",
            "从哪里"
        ),
        Rules.Inputs.Text<Exchange>(
            nameof(To),
            "交流到的单位及职务",
            e => e.To,
            (e, v) => e with { To = v },
            "现单位",
            "交流单位",
            "交流岗位",
            "到哪里"
        ),
        Rules.Inputs.Day<Exchange>(
            nameof(On),
            "开始日期",
            e => e.On,
            (e, v) => e with { On = v },
            "起始日期",
            "交流时间",
            "日期"
        ),
        Rules.Inputs.Day<Exchange>(
            nameof(Until),
            "结束日期",
            e => e.Until,
            (e, v) => e with { Until = v },
            "截止日期",
            "到期日期"
        ),
        Rules.Inputs.Text<Exchange>(
            nameof(Document),
            "文件依据",
            e => e.Document,
            (e, v) => e with { Document = v },
            "文号",
            "依据"
        ),
        Rules.Inputs.Note<Exchange>(nameof(Note), "备注", e => e.Note, (e, v) => e with { Note = v }, "说明"),
    ];

    /// <summary>The person's name.</summary>
    public string Title { get; init; } = "";

    public ExchangeDirection? Direction { get; init; }
    public ExchangeForm? Form { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }
    public DateOnly? On { get; init; }

    /// <summary>The last day; null for an exchange that goes on, or a rotation for good.</summary>
    public DateOnly? Until { get; init; }

    public string? Document { get; init; }
    public string? Note { get; init; }

    public int? Category => (int?)Direction;

    public bool IsSameAs(Exchange other) => (Title, Direction, On) == (other.Title, other.Direction, other.On);

    public Violations Check(DateOnly today)
    {
        var violations = new Violations();
        if (Title.Length == 0)
            violations.Add(new Violation("Required", nameof(Title), "请填写姓名。"));
        if (Direction is null)
            violations.Add(new Violation("Required", nameof(Direction), "请选择派出还是接收。"));
        if (Form is null)
            violations.Add(new Violation("Required", nameof(Form), "请选择交流方式。"));
        if (From is null)
            violations.Add(new Violation("Required", nameof(From), "请填写原单位及职务。"));
        if (To is null)
            violations.Add(new Violation("Required", nameof(To), "请填写交流到的单位及职务。"));
        if (On is not { } on)
            violations.Add(new Violation("Required", nameof(On), "请填写开始日期。"));
        else if (on < earliest || on > today)
            violations.Add(new Violation("Date", nameof(On), "开始日期不能晚于今天，还没有开始的交流先不登记。"));
        else if (Until < on)
            violations.Add(new Violation("Date", nameof(Until), "结束日期不能早于开始日期。"));
        return violations;
    }
}

internal sealed class ExchangeTable : RegisterTable<Exchange>;
