using System.Globalization;
using FederationReform.Elections;
using FederationReform.People;
using FederationReform.Reforms;

namespace FederationReform.Representatives;

/// <summary>Every column of the roll and of its quota table: how its text is read and written. Pages, paste, commands and history read these lists.</summary>
public static class RollInputs
{
    private const int NumberLength = 6;

    /// <summary>As pasted and as shown.</summary>
    public static IReadOnlyList<ResultInput<Representative>> Columns { get; } =
    [
        .. OfPerson("Name", "Sex", "Birth", "EthnicGroup", "Education", "PoliticalStatus"),
        Text("Workplace", "工作单位", r => r.Workplace, (r, text) => r with { Workplace = text }, "单位", "工作单位及职务", "所在单位", "工作单位和职务", "单位及职务", "工作单位（村、社区）"),
        Text("Post", "职务", r => r.Post, (r, text) => r with { Post = text }, "现任职务", "单位职务", "工作职务", "职业", "身份"),
        Text("Category", "代表类别", r => r.Category, (r, text) => r with { Category = text }, "类别", "界别", "代表界别", "代表结构", "结构"),
        new("Way", "产生方式", 12)
        {
            Codes = CodeLists.WayChosen,
            Headings = ["产生办法", "推选方式", "产生途径"],
            Write = r => CodeLists.WayChosen.Name(r.Way),
            Fill = (r, text) => CodeLists.WayChosen.Read(text) is { Problem: null } read ? Reading.Of(r with { Way = read.Value }) : new(r, CodeLists.WayChosen.Read(text).Problem),
        },
        Text("Place", "推选单位", r => r.Place, (r, text) => r with { Place = text }, "选举单位", "推荐单位", "所在村", "村（社区）", "村民小组", "代表团", "名额单位", "所属单位"),
        .. OfPerson("Phone"),
        new("CheckRemark", "审查说明", PlainText.NoteRunes)
        {
            Lines = true,
            Headings = ["资格审查", "审查意见", "资格审查意见", "备注"],
            Write = r => r.CheckRemark ?? "",
            Fill = (r, text) => Reading.Of(r with { CheckRemark = PlainText.Clean(text) }),
        },
    ];

    /// <summary>Of the quota table. Its place stands under the key Name, by which a pasted block knows its totals.</summary>
    public static IReadOnlyList<ResultInput<PlaceQuota>> QuotaColumns { get; } =
    [
        new("Name", "推选单位", PlainText.NameRunes)
        {
            Headings = ["单位", "村（社区）", "村民小组", "选举单位", "所在单位", "单位名称", "村名"],
            Write = q => q.Place,
            Fill = (q, text) => Reading.Of(q with { Place = PlainText.Clean(text) ?? "" }),
        },
        Number("Women", "妇女人数", q => q.Women, (q, count) => q with { Women = count }, "妇女数", "女性人口", "女性人数", "妇女人口", "妇女总数"),
        Number("Seats", "代表名额", q => q.Seats, (q, count) => q with { Seats = count }, "名额", "代表数", "分配名额", "代表人数", "名额数"),
        new("Source", "数字来源", PlainText.NameRunes)
        {
            Headings = ["来源", "依据", "备注", "说明"],
            Write = q => q.Source ?? "",
            Fill = (q, text) => Reading.Of(q with { Source = PlainText.Clean(text) }),
        },
    ];

    /// <summary>The column of a field made by <see cref="RollFields.Of"/>; null for any other.</summary>
    public static ResultInput<Representative>? Column(string key) => Columns.FirstOrDefault(c => c.Key == key);

    /// <summary>A cleared cell leaves what a new person has there, so she is written anew from all her other cells.</summary>
    internal static Representative Cleared(Representative person, ResultInput<Representative> column)
    {
        var blank = new Representative { Id = person.Id, Name = "", Check = person.Check };
        return Columns.Where(c => c != column && c.Write(person).Length > 0).Aggregate(blank, (r, other) => other.Fill(r, other.Write(person)).Value);
    }

    // Name, birth, codes and telephone are read as those of the elected are.
    private static IEnumerable<ResultInput<Representative>> OfPerson(params IEnumerable<string> keys) =>
        from key in keys
        let column = ResultColumns.Members[ResultColumns.IndexOf(key)]
        select column.Within<Representative>(AsMember, From) with { Headings = key == "Name" ? [.. column.Headings, "代表姓名", "妇女代表姓名", "代表"] : column.Headings };

    private static ElectedMember AsMember(Representative r) => new()
    {
        Name = r.Name,
        Sex = r.Sex,
        Birth = r.Birth,
        EthnicGroup = r.EthnicGroup,
        Education = r.Education,
        PoliticalStatus = r.PoliticalStatus,
        Phone = r.Phone,
    };

    private static Representative From(Representative r, ElectedMember member) => r with
    {
        Name = member.Name,
        Sex = member.Sex,
        Birth = member.Birth,
        EthnicGroup = member.EthnicGroup,
        Education = member.Education,
        PoliticalStatus = member.PoliticalStatus,
        Phone = member.Phone,
    };

    private static ResultInput<Representative> Text(string key, string title, Func<Representative, string?> get, Func<Representative, string?, Representative> set, params string[] headings) => new(key, title, PlainText.NameRunes)
    {
        Headings = headings,
        Write = r => get(r) ?? "",
        Fill = (r, text) => Reading.Of(set(r, PlainText.Clean(text))),
    };

    private static ResultInput<PlaceQuota> Number(string key, string title, Func<PlaceQuota, int?> get, Func<PlaceQuota, int, PlaceQuota> set, params string[] headings) => new(key, title, NumberLength)
    {
        Number = true,
        Headings = headings,
        Write = q => get(q)?.ToString(CultureInfo.InvariantCulture) ?? "",
        Fill = (q, text) => Reading.Compact(text).TrimEnd('人', '名') is { Length: <= NumberLength } digits && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? Reading.Of(set(q, count))
            : new(q, "不是一个可用的整数，请只填数字"),
    };
}
