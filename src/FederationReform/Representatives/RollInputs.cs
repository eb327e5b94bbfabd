using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Text;

namespace FederationReform.Representatives;

/// <summary>
/// Every column of the roll and of its quota table: how its text is read and written. Pages, paste, commands and
/// history all use these lists.
/// </summary>
public static class RollInputs
{
    private const int NumberLength = 6;

    /// <summary>The columns of the roll, in the order in which they are pasted and shown.</summary>
    public static IReadOnlyList<ResultInput<Representative>> Columns { get; } =
    [
        .. OfPerson("Name", "Sex", "Birth", "EthnicGroup", "Education", "PoliticalStatus"),
        Inputs.Text<Representative>(
            "Workplace",
            "工作单位",
            r => r.Workplace,
            (r, text) => r with { Workplace = text },
            "单位",
            "工作单位及职务",
            "所在单位",
            "工作单位和职务",
            "单位及职务",
            "工作单位（村、社区）"
        ),
        Inputs.Text<Representative>(
            "Post",
            "职务",
            r => r.Post,
            (r, text) => r with { Post = text },
            "现任职务",
            "单位职务",
            "工作职务",
            "职业",
            "身份"
        ),
        Inputs.Text<Representative>(
            "Category",
            "代表类别",
            r => r.Category,
            (r, text) => r with { Category = text },
            "类别",
            "界别",
            "代表界别",
            "代表结构",
            "结构"
        ),
        Inputs.Choice(
            "Way",
            "产生方式",
            RollCodeLists.WayChosen,
            (Representative r) => r.Way,
            (r, value) => r with { Way = value },
            "产生办法",
            "推选方式",
            "产生途径"
        ) with
        {
            MaxRunes = 12,
        },
        Inputs.Text<Representative>(
            "Place",
            "推选单位",
            r => r.Place,
            (r, text) => r with { Place = text },
            "选举单位",
            "推荐单位",
            "所在村",
            "村（社区）",
            "村民小组",
            "代表团",
            "名额单位",
            "所属单位"
        ),
        .. OfPerson("Phone"),
        new("CheckRemark", "审查说明", PlainText.NoteRunes)
        {
            Lines = true,
            Headings = ["资格审查", "审查意见", "资格审查意见", "备注"],
            Write = r => r.CheckRemark ?? "",
            Fill = (r, text) => Reading.Of(r with { CheckRemark = PlainText.Clean(text) }),
        },
    ];

    /// <summary>
    /// The columns of the quota table. The place has the key Name, by which a pasted block recognises its totals.
    /// </summary>
    public static IReadOnlyList<ResultInput<PlaceQuota>> QuotaColumns { get; } =
    [
        new("Name", "推选单位", PlainText.NameRunes)
        {
            Headings = ["单位", "村（社区）", "村民小组", "选举单位", "所在单位", "单位名称", "村名"],
            Write = q => q.Place,
            Fill = (q, text) => Reading.Of(q with { Place = PlainText.Clean(text) ?? "" }),
        },
        Inputs.Count<PlaceQuota>(
            "Women",
            "妇女人数",
            NumberLength,
            q => q.Women,
            (q, count) => q with { Women = count },
            "妇女数",
            "女性人口",
            "女性人数",
            "妇女人口",
            "妇女总数"
        ),
        Inputs.Count<PlaceQuota>(
            "Seats",
            "代表名额",
            NumberLength,
            q => q.Seats,
            (q, count) => q with { Seats = count },
            "名额",
            "代表数",
            "分配名额",
            "代表人数",
            "名额数"
        ),
        Inputs.Text<PlaceQuota>(
            "Source",
            "数字来源",
            q => q.Source,
            (q, text) => q with { Source = text },
            "来源",
            "依据",
            "备注",
            "说明"
        ),
    ];

    /// <summary>The columns that the qualification check looked at; a change of one removes it.</summary>
    internal static readonly IReadOnlyList<string> Checked =
    [
        nameof(Representative.Name),
        nameof(Representative.Sex),
        nameof(Representative.Birth),
    ];

    /// <summary>
    /// The columns that one text may fill in for all: what the people of a list often have in common, and no list
    /// should leave blank.
    /// </summary>
    public static IReadOnlyList<SheetColumn> Common { get; } =
    [
        .. ((string[])["Way", "Place", "Workplace", "Category", "EthnicGroup", "Education", "PoliticalStatus"]).Select(
            key => Columns.First(c => c.Key == key)
        ),
    ];

    /// <summary>The column with this key; null when there is none.</summary>
    public static ResultInput<Representative>? Column(string key) => Columns.FirstOrDefault(c => c.Key == key);

    /// <summary>
    /// Clears a cell: the person is rebuilt from all other cells, so that the cell gets the value of a new person.
    /// </summary>
    internal static Representative Cleared(Representative person, ResultInput<Representative> column)
    {
        var blank = new Representative
        {
            Id = person.Id,
            Name = "",
            Check = person.Check,
        };
        return Columns
            .Where(c => c != column && c.Write(person).Length > 0)
            .Aggregate(blank, (r, other) => other.Fill(r, other.Write(person)).Value);
    }

    // Name, birth, codes and telephone are read in the same way as those of elected people.
    private static IEnumerable<ResultInput<Representative>> OfPerson(params IEnumerable<string> keys) =>
        from key in keys
        let column = ResultColumns.Members[ResultColumns.IndexOf(key)]
        select column.Within<Representative>(AsMember, From) with
        {
            Headings = key == "Name" ? [.. column.Headings, "代表姓名", "妇女代表姓名", "代表"] : column.Headings,
        };

    private static ElectedMember AsMember(Representative r) =>
        new()
        {
            Name = r.Name,
            Sex = r.Sex,
            Birth = r.Birth,
            EthnicGroup = r.EthnicGroup,
            Education = r.Education,
            PoliticalStatus = r.PoliticalStatus,
            Phone = r.Phone,
        };

    private static Representative From(Representative r, ElectedMember member) =>
        r with
        {
            Name = member.Name,
            Sex = member.Sex,
            Birth = member.Birth,
            EthnicGroup = member.EthnicGroup,
            Education = member.Education,
            PoliticalStatus = member.PoliticalStatus,
            Phone = member.Phone,
        };
}
