using FederationReform.Registers;
using FederationReform.Rules;
using FederationReform.Text;

namespace FederationReform.LivedDuties;

/// <summary>What a committee meets for between two congresses.</summary>
public enum MeetingType
{
    /// <summary>执委会议</summary>
    Executives = 1,

    /// <summary>主席会议: chair and vice-chairs.</summary>
    Leaders = 2,

    /// <summary>分工会议: the first after the election.</summary>
    Division = 3,

    /// <summary>片区会议</summary>
    Area = 4,

    /// <summary>代表小组会议</summary>
    Representatives = 5,

    /// <summary>联席会议</summary>
    Joint = 6,
    Other = 99,
}

public static class MeetingTypes
{
    public static CodeList<MeetingType> All { get; } = CodeList.OfNames<MeetingType>("会议类型", Name);

    public static string Name(this MeetingType type) =>
        type switch
        {
            MeetingType.Executives => "执委会议",
            MeetingType.Leaders => "主席会议",
            MeetingType.Division => "分工会议",
            MeetingType.Area => "片区会议",
            MeetingType.Representatives => "代表小组会议",
            MeetingType.Joint => "联席会议",
            MeetingType.Other => "其他会议",
            _ => throw new ArgumentOutOfRangeException(nameof(type)),
        };
}

/// <summary>例会: a meeting that a committee held, with how many came.</summary>
public sealed record DutyMeeting : IRegisterEntry<DutyMeeting>
{
    private static readonly DateOnly earliest = new(2015, 1, 1);

    public static RegisterKind Kind => RegisterKind.Meetings;

    public static DutyMeeting Blank { get; } = new();

    public static IReadOnlyList<ResultInput<DutyMeeting>> Inputs { get; } =
    [
        Rules.Inputs.Day<DutyMeeting>(
            nameof(On),
            "日期",
            m => m.On,
            (m, v) => m with { On = v },
            "会议日期",
            "时间",
            "会议时间"
        ),
        Rules.Inputs.Choice<DutyMeeting, MeetingType>(
            nameof(Type),
            "会议类型",
            MeetingTypes.All,
            m => m.Type,
            (m, v) => m with { Type = v },
            "类型",
            "会议名称"
        ),
        Rules.Inputs.Text<DutyMeeting>(
            nameof(Title),
            "议题",
            m => m.Title,
            (m, v) => m with { Title = v ?? "" },
            "会议议题",
            "内容",
            "会议内容"
        ),
        Rules.Inputs.Count<DutyMeeting>(
            nameof(Present),
            "到会人数",
            m => m.Present,
            (m, v) => m with { Present = v },
            "人数",
            "参会人数",
            "实到"
        ),
        Rules.Inputs.Note<DutyMeeting>(
            nameof(Note),
            "决定事项",
            m => m.Note,
            (m, v) => m with { Note = v },
            "备注",
            "会议决定"
        ),
    ];

    public DateOnly? On { get; init; }

    public MeetingType? Type { get; init; }

    public string Title { get; init; } = "";

    public int? Present { get; init; }

    public string? Note { get; init; }

    public int? Category => (int?)Type;

    public bool IsSameAs(DutyMeeting other) => (On, Type, Title) == (other.On, other.Type, other.Title);

    public Violations Check(DateOnly today)
    {
        var violations = new Violations();
        if (On is not { } on || on < earliest || on > today)
            violations.Add(new Violation("Date", nameof(On), "请填写日期，不晚于今天；没有开的会先不登记。"));
        if (Type is null)
            violations.Add(new Violation("Required", nameof(Type), "请选择会议类型。"));
        if (Title.Length == 0)
            violations.Add(new Violation("Required", nameof(Title), "请填写议题。"));
        return violations;
    }
}

internal sealed class DutyMeetingTable : RegisterTable<DutyMeeting>;
