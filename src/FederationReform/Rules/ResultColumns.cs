using System.Collections.Frozen;
using FederationReform.People;
using FederationReform.Text;

namespace FederationReform.Rules;

/// <summary>
/// The inputs of a result, in the order of the page: the meeting, and the columns of the elected. Page, paste, draft
/// and history all use this list.
/// </summary>
public static class ResultColumns
{
    /// <summary>The day, the place and the ballots.</summary>
    public static IReadOnlyList<ResultInput<CongressResult>> Meeting { get; } =
    [
        Inputs.Day<CongressResult>(
            "HeldOn",
            "大会日期",
            r => r.HeldOn,
            (r, value) => r with { HeldOn = value },
            "大会召开日期",
            "大会召开时间",
            "大会时间",
            "召开日期",
            "召开时间",
            "会议日期",
            "会议时间",
            "选举日期",
            "选举时间",
            "选举大会日期"
        ),
        Inputs.Text<CongressResult>(
            "Place",
            "会议地点",
            r => r.Place,
            (r, value) => r with { Place = value },
            "大会地点",
            "召开地点",
            "地点"
        ),
        Inputs.Text<CongressResult>(
            "Guide",
            "指导人",
            r => r.Guide,
            (r, value) => r with { Guide = value },
            "指导员",
            "现场指导人",
            "指导人员",
            "驻村指导人"
        ),
        Inputs.Count<CongressResult>(
            "Representatives",
            "妇女代表人数",
            r => r.Representatives,
            (r, value) => r with { Representatives = value },
            "妇女代表数",
            "妇女代表",
            "代表人数",
            "代表总数",
            "代表数"
        ),
        Inputs.Count<CongressResult>(
            "Entitled",
            "应到人数",
            r => r.Entitled,
            (r, value) => r with { Entitled = value },
            "应到",
            "应到代表",
            "应到会人数",
            "应到代表人数",
            "应到代表数"
        ),
        Inputs.Count<CongressResult>(
            "Present",
            "实到人数",
            r => r.Present,
            (r, value) => r with { Present = value },
            "实到",
            "实到代表",
            "实到会人数",
            "实到代表人数",
            "实到代表数",
            "到会人数"
        ),
        Inputs.Count<CongressResult>(
            "Seats",
            "应选执委名额",
            r => r.Seats,
            (r, value) => r with { Seats = value },
            "应选名额",
            "执委名额",
            "应选人数",
            "应选执委数",
            "执委职数",
            "应选执委人数"
        ),
        Inputs.Count<CongressResult>(
            "Candidates",
            "正式候选人数",
            r => r.Candidates,
            (r, value) => r with { Candidates = value },
            "候选人数",
            "候选人人数",
            "执委候选人数",
            "正式候选人"
        ),
        Inputs.Count<CongressResult>(
            "Issued",
            "发出选票",
            r => r.Issued,
            (r, value) => r with { Issued = value },
            "发出票数",
            "发票",
            "发票数",
            "发出选票数",
            "发放选票"
        ),
        Inputs.Count<CongressResult>(
            "Returned",
            "收回选票",
            r => r.Returned,
            (r, value) => r with { Returned = value },
            "收回票数",
            "收票",
            "收票数",
            "收回选票数",
            "回收选票"
        ),
        Inputs.Count<CongressResult>(
            "Valid",
            "有效票",
            r => r.Valid,
            (r, value) => r with { Valid = value },
            "有效票数",
            "有效选票"
        ),
        Inputs.Count<CongressResult>(
            "Void",
            "无效票",
            r => r.Void,
            (r, value) => r with { Void = value },
            "无效票数",
            "废票",
            "废票数",
            "无效选票"
        ),
    ];

    /// <summary>The columns of the elected.</summary>
    public static IReadOnlyList<ResultInput<ElectedMember>> Members { get; } =
    [
        new("Name", "姓名", PlainText.NameRunes)
        {
            Headings = ["姓 名", "名字", "执委姓名", "当选人姓名", "当选人"],
            Write = m => m.Name,
            Fill = (m, text) =>
                PersonNameText.Read(text) switch
                {
                    { Problem: { } problem } => new(m, problem),
                    var read => Reading.Of(m with { Name = read.Value }),
                },
        },
        Inputs.Choice(
            "Position",
            "妇联职务",
            CodeLists.Position,
            (ElectedMember m) => m.Position,
            (m, value) => m with { Position = value },
            "职务",
            "当选职务",
            "拟任职务",
            "妇联任职",
            "现任职务",
            "职位"
        ),
        Inputs.Choice("Sex", "性别", CodeLists.Sex, (ElectedMember m) => m.Sex, (m, value) => m with { Sex = value }),
        new("Birth", "出生年月", 24)
        {
            Headings = ["出生日期", "出生年月日", "出生时间", "生日", "出生"],
            Write = m => m.Birth?.ToString() ?? "",
            Fill = (m, text) =>
                BirthDateText.Read(text) switch
                {
                    { Problem: { } problem } => new(m, problem),
                    var read => Reading.Of(m with { Birth = read.Value }),
                },
        },
        Inputs.Choice(
            "EthnicGroup",
            "民族",
            CodeLists.EthnicGroup,
            (ElectedMember m) => m.EthnicGroup,
            (m, value) => m with { EthnicGroup = value }
        ),
        Inputs.Choice(
            "Education",
            "文化程度",
            CodeLists.Education,
            (ElectedMember m) => m.Education,
            (m, value) => m with { Education = value },
            "学历",
            "文化",
            "最高学历",
            "全日制学历",
            "受教育程度",
            "教育程度"
        ),
        Inputs.Choice(
            "PoliticalStatus",
            "政治面貌",
            CodeLists.PoliticalStatus,
            (ElectedMember m) => m.PoliticalStatus,
            (m, value) => m with { PoliticalStatus = value },
            "政治面目",
            "党派",
            "面貌"
        ),
        Inputs.Choice(
            "Occupation",
            "身份",
            CodeLists.Occupation,
            (ElectedMember m) => m.Occupation,
            (m, value) => m with { Occupation = value },
            "界别",
            "职业",
            "身份/界别",
            "身份（界别）",
            "身份界别",
            "职业/身份",
            "身份/职业",
            "职业身份",
            "身份（职业）",
            "职业（身份）",
            "身份类别",
            "类别",
            "人员类别",
            "工作单位或职业",
            "从事职业"
        ),
        Inputs.Choice(
            "InSystem",
            "体制内",
            CodeLists.InSystem,
            (ElectedMember m) => m.InSystem,
            (m, value) => m with { InSystem = value },
            "是否体制内",
            "体制内外",
            "体制内/外"
        ),
        Inputs.Choice(
            "InTwoCommittees",
            "两委成员",
            CodeLists.InTwoCommittees,
            (ElectedMember m) => m.InTwoCommittees,
            (m, value) => m with { InTwoCommittees = value },
            "两委",
            "是否两委",
            "是否两委成员",
            "村两委",
            "村“两委”职务",
            "村两委职务",
            "是否村两委",
            "是否村两委成员",
            "是否进两委",
            "进两委",
            "两委职务",
            "是否村“两委”成员",
            "村“两委”成员"
        ),
        Inputs.Choice(
            "FormerDirector",
            "原妇代会主任",
            CodeLists.FormerDirector,
            (ElectedMember m) => m.FormerDirector,
            (m, value) => m with { FormerDirector = value },
            "原主任",
            "是否原妇代会主任",
            "原妇女主任",
            "是否原妇女主任",
            "原任妇代会主任",
            "是否原任主任",
            "是否原主任"
        ),
        Inputs.Choice(
            "NewlyElected",
            "新当选",
            CodeLists.NewlyElected,
            (ElectedMember m) => m.NewlyElected,
            (m, value) => m with { NewlyElected = value },
            "是否新任",
            "是否新当选",
            "新任",
            "新任/连任",
            "是否新增",
            "新增",
            "是否新进"
        ),
        Inputs.Phone<ElectedMember>(
            "Phone",
            "联系电话",
            m => m.Phone,
            (m, value) => m with { Phone = value },
            "电话",
            "手机",
            "手机号",
            "手机号码",
            "联系方式",
            "电话号码",
            "联系手机"
        ),
        Inputs.Count<ElectedMember>(
            "For",
            "赞成",
            m => m.For,
            (m, value) => m with { For = value },
            "赞成票",
            "同意",
            "同意票",
            "得票",
            "得票数",
            "赞成票数"
        ),
        Inputs.Count<ElectedMember>(
            "Against",
            "反对",
            m => m.Against,
            (m, value) => m with { Against = value },
            "反对票",
            "不同意",
            "不赞成",
            "反对票数"
        ),
        Inputs.Count<ElectedMember>(
            "Abstain",
            "弃权",
            m => m.Abstain,
            (m, value) => m with { Abstain = value },
            "弃权票",
            "弃权票数"
        ),
    ];

    public static int IndexOf(string key) => indexes[key];

    /// <summary>A cell for readers: — for an empty cell.</summary>
    public static string Shown(ResultInput<ElectedMember> column, ElectedMember member) =>
        column.Shown(column.Write(member)) is { Length: > 0 } text ? text : "—";

    /// <summary>
    /// A cell as the sheet shows it: the name of the choice that was meant, 1972-05 for 1972.5; text that cannot be
    /// read stays as it is.
    /// </summary>
    /// <param name="typed">
    /// True for input by hand, where a number or first letters may choose; a pasted cell is read by name only.
    /// </param>
    public static string Tidy(int column, string text, bool typed)
    {
        var input = Members[column];
        if (typed && input.Codes?.Choose(text) is { } choice)
            return choice.Name;
        return Tidy(input, new ElectedMember { Name = "" }, text);
    }

    /// <inheritdoc cref="Tidy(int, string, bool)"/>
    public static string TidyMeeting(string key, string text) =>
        Tidy(Meeting.First(i => i.Key == key), CongressResult.Empty, text);

    private static string Tidy<T>(ResultInput<T> input, T blank, string text) =>
        !string.IsNullOrWhiteSpace(text) && input.Fill(blank, text) is { Problem: null } read
            ? input.Write(read.Value)
            : text.Trim();

    private static readonly FrozenDictionary<string, int> indexes = Members
        .Select((column, index) => (column.Key, index))
        .ToFrozenDictionary(c => c.Key, c => c.index);
}
