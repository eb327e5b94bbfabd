using System.Globalization;
using FederationReform.IdNumbers;
using FederationReform.People;
using FederationReform.Reforms;
using FederationReform.Rosters;

namespace FederationReform.Importing;

/// <summary>A column that says whose row it is.</summary>
public sealed record UnitColumn(string Key, string Title, int MaxLength) : SheetColumn(Key, Title, MaxLength);

/// <summary>What a row says beside the person: of her term, and of her work in it.</summary>
/// <param name="FullTime">是否专职, which some forms ask beside 副主席.</param>
public sealed record RosterFacts(DateOnly? ElectedOn = null, DateOnly? StartOn = null, bool? FullTime = null, string? Duties = null);

/// <summary>Everything a column of a file may be, with the headings it is known by. The template and the mapping show this list.</summary>
public static class ImportColumns
{
    public const string TownshipKey = "Township";
    public const string VillageKey = "Village";
    public const string NameKey = "Name";
    public const string IdNumberKey = "IdNumber";

    private const int UnitLength = 60;

    public static SheetColumn Township { get; } = new UnitColumn(TownshipKey, "乡镇", UnitLength)
    {
        Headings = ["乡镇（街道）", "乡（镇）", "乡/镇", "乡镇街道", "镇", "街道", "镇街", "所属乡镇", "所在乡镇", "乡镇名称", "镇（街道）", "乡镇妇联"],
    };

    public static SheetColumn Village { get; } = new UnitColumn(VillageKey, "村（社区）", UnitLength)
    {
        Headings = ["村", "社区", "村社区", "村/社区", "村、社区", "村居", "村（居）", "行政村", "村名", "村名称", "所在村", "所属村", "所在村（社区）", "村（社区）名称", "单位", "单位名称", "所属单位", "所在单位", "妇联组织", "组织名称", "妇联组织名称", "村级妇联"],
    };

    /// <summary>Known by its headings everywhere, read only where it is decided; see <see cref="RosterIdNumbers"/>.</summary>
    public static SheetColumn IdNumber { get; } = new UnitColumn(IdNumberKey, "身份证号", IdNumberText.TypedLength)
    {
        Headings = ["身份证", "身份证号码", "身份证件号", "身份证件号码", "居民身份证号", "居民身份证号码", "公民身份号码", "公民身份证号码", "证件号", "证件号码"],
    };

    public static ResultInput<RosterFacts> FullTime { get; } = new("FullTime", "是否专职", 10)
    {
        Headings = ["专职", "专兼职", "专职/兼职", "专（兼）职", "专职或兼职", "是否专职副主席"],
        Write = f => CodeLists.InSystem.Name(f.FullTime),
        Fill = (f, text) => Reading.Compact(text) is "专职" or "是" or "√" or "1" ? Reading.Of(f with { FullTime = true }) : Reading.Of(f with { FullTime = false }),
    };

    /// <summary>What only a roster of people in office says.</summary>
    public static IReadOnlyList<ResultInput<RosterFacts>> OfTerm { get; } =
    [
        Date("ElectedOn", "换届时间", d => d.ElectedOn, (d, value) => d with { ElectedOn = value }, "换届日期", "本届产生时间", "产生时间", "产生日期", "当选时间", "当选日期", "本届选举时间"),
        Date("StartOn", "任职时间", d => d.StartOn, (d, value) => d with { StartOn = value }, "任职日期", "任现职时间", "到任时间", "任现职日期", "任职起始时间", "任职开始时间"),
        new("Duties", "分工", Post.DutiesRunes)
        {
            Headings = ["工作分工", "职责分工", "具体分工", "负责工作"],
            Write = f => f.Duties ?? "",
            Fill = (f, text) => Reading.Of(f with { Duties = PlainText.Clean(text) }),
        },
    ];

    /// <summary>What is kept of a person and no result asks.</summary>
    public static IReadOnlyList<ResultInput<PersonProfile>> OfPerson { get; } = [.. PersonInputs.All.Where(i => ResultColumns.Members.All(m => m.Key != i.Key))];

    /// <summary>What a roster of people in office has no place for.</summary>
    private static readonly string[] OnlyInResults = ["For", "Against", "Abstain"];

    private static readonly IReadOnlyList<SheetColumn> OfResults = [Village, Township, .. ResultColumns.Members, FullTime, .. ResultColumns.Meeting];
    private static readonly IReadOnlyList<SheetColumn> OfRoster = [Village, Township, .. ResultColumns.Members.Where(m => !OnlyInResults.Contains(m.Key)), FullTime, .. OfTerm, .. OfPerson, IdNumber];

    public static IReadOnlyList<SheetColumn> Of(ImportKind kind) => kind == ImportKind.Results ? OfResults : OfRoster;

    /// <summary>What an empty sheet asks: the positions there say 专职 themselves.</summary>
    public static IEnumerable<SheetColumn> Offered(ImportKind kind) => Of(kind).Where(c => c != FullTime && c != IdNumber);

    public static string Title(ImportKind kind, string key) => Of(kind).FirstOrDefault(c => c.Key == key)?.Title ?? key;

    private static ResultInput<RosterFacts> Date(string key, string title, Func<RosterFacts, DateOnly?> get, Func<RosterFacts, DateOnly, RosterFacts> set, params string[] headings) => new(key, title, 24)
    {
        Headings = headings,
        Write = d => get(d)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
        // A roster that only says the month means its first day: nobody is made to look up a day that nobody wrote down.
        Fill = (d, text) => BirthDateText.Read(text) is { Readable: true } read ? Reading.Of(set(d, read.Value.Date)) : new(d, BirthDateText.Read(text).Problem),
    };
}
