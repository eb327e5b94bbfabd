using System.Globalization;
using FederationReform.Registers;
using FederationReform.Rules;

namespace FederationReform.Ledger;

/// <summary>What a federation builds besides committees.</summary>
public enum TeamOrBaseType
{
    VolunteerTeam = 1,
    GroupMember = 2,
    SocialOrganisation = 3,
    Base = 4,
    Post = 5,
    Topic = 6,

    /// <summary>Women whom executives or representatives keep in touch with.</summary>
    Linked = 7,
    Other = 99,
}

/// <summary>How exact a number is, so that a report goes on saying 近 or 余 where that was said.</summary>
public enum Precision
{
    Exact = 1,

    /// <summary>近 5000</summary>
    Nearly = 2,

    /// <summary>200 余</summary>
    Over = 3,
}

/// <summary>志愿服务队、团体会员、巾帼基地 …: one of them, or a number of the same kind at once.</summary>
public sealed record TeamOrBase : IRegisterEntry<TeamOrBase>
{
    public static RegisterKind Kind => RegisterKind.TeamsAndBases;

    public static TeamOrBase Blank { get; } = new();

    public static string NumberKey => nameof(Number);

    public static IReadOnlyList<FilePlace> FilePlaces { get; } = [FilePlace.Photos];

    public static IReadOnlyList<ResultInput<TeamOrBase>> Inputs { get; } =
    [
        Rules.Inputs.Choice<TeamOrBase, TeamOrBaseType>(
            nameof(Type),
            "类别",
            LedgerLists.TeamOrBaseType,
            t => t.Type,
            (t, v) => t with { Type = v },
            "类型",
            "种类"
        ),
        Rules.Inputs.Text<TeamOrBase>(
            nameof(Title),
            "名称",
            t => t.Title,
            (t, v) => t with { Title = v ?? "" },
            "队伍名称",
            "基地名称",
            "团体名称"
        ),
        Rules.Inputs.Count<TeamOrBase>(
            nameof(Number),
            "数量",
            5,
            t => t.Number,
            (t, v) => t with { Number = v },
            "个数",
            "支数"
        ),
        Rules.Inputs.Count<TeamOrBase>(
            nameof(People),
            "人数",
            7,
            t => t.People,
            (t, v) => t with { People = v },
            "成员人数",
            "队员人数",
            "志愿者人数"
        ),
        Rules.Inputs.Choice<TeamOrBase, Precision>(
            nameof(Precision),
            "准确程度",
            LedgerLists.Precision,
            t => t.Precision,
            (t, v) => t with { Precision = v }
        ),
        Rules.Inputs.Day<TeamOrBase>(
            nameof(On),
            "成立日期",
            t => t.On,
            (t, v) => t with { On = v },
            "成立时间",
            "建立日期",
            "命名日期"
        ),
        Rules.Inputs.Note<TeamOrBase>(nameof(Note), "备注", t => t.Note, (t, v) => t with { Note = v }, "说明"),
    ];

    public TeamOrBaseType? Type { get; init; }

    public string Title { get; init; } = "";

    /// <summary>Null for one.</summary>
    public int? Number { get; init; }

    public int? People { get; init; }

    /// <summary>Of <see cref="People"/>; null for an exact number.</summary>
    public Precision? Precision { get; init; }

    public DateOnly? On { get; init; }

    public string? Note { get; init; }

    public int? Category => (int?)Type;

    /// <summary>近 5000 人, 200 余人, 34 人; null where nothing was said.</summary>
    public string? PeopleText =>
        People is not { } people
            ? null
            : Precision switch
            {
                Ledger.Precision.Nearly => string.Create(CultureInfo.InvariantCulture, $"近 {people} 人"),
                Ledger.Precision.Over => string.Create(CultureInfo.InvariantCulture, $"{people} 余人"),
                _ => string.Create(CultureInfo.InvariantCulture, $"{people} 人"),
            };

    public bool IsSameAs(TeamOrBase other) => (Type, Title) == (other.Type, other.Title);

    public Violations Check(DateOnly today)
    {
        var violations = new Violations();
        if (Type is null)
            violations.Add(new Violation("Required", nameof(Type), "请选择类别。"));
        if (Title.Length == 0)
            violations.Add(new Violation("Required", nameof(Title), "请填写名称。"));
        if (Number is 0)
            violations.Add(new Violation("Number", nameof(Number), "数量至少是 1；只有一个的可以空着。"));
        if (On > today)
            violations.Add(new Violation("Date", nameof(On), "成立日期不能晚于今天。"));
        return violations;
    }
}

internal sealed class TeamOrBaseTable : RegisterTable<TeamOrBase>;
