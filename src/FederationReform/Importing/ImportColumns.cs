using System.Globalization;
using FederationReform.People;
using FederationReform.Reforms;

namespace FederationReform.Importing;

/// <summary>A column that says whose row it is.</summary>
public sealed record UnitColumn(string Key, string Title, int MaxLength) : SheetColumn(Key, Title, MaxLength);

/// <summary>What a roster says of the term, beside the person.</summary>
public sealed record RosterDates(DateOnly? ElectedOn = null, DateOnly? StartOn = null);

/// <summary>Everything a column of a file may be, with the headings it is known by. The template and the mapping show this list.</summary>
public static class ImportColumns
{
    public const string TownshipKey = "Township";
    public const string VillageKey = "Village";
    public const string NameKey = "Name";

    private const int UnitLength = 60;

    public static SheetColumn Township { get; } = new UnitColumn(TownshipKey, "乡镇", UnitLength)
    {
        Headings = ["乡镇（街道）", "乡（镇）", "乡/镇", "乡镇街道", "镇", "街道", "镇街", "所属乡镇", "所在乡镇", "乡镇名称", "镇（街道）", "乡镇妇联"],
    };

    public static SheetColumn Village { get; } = new UnitColumn(VillageKey, "村（社区）", UnitLength)
    {
        Headings = ["村", "社区", "村社区", "村/社区", "村、社区", "村居", "村（居）", "行政村", "村名", "村名称", "所在村", "所属村", "所在村（社区）", "村（社区）名称", "单位", "单位名称", "所属单位", "所在单位", "妇联组织", "组织名称", "妇联组织名称", "村级妇联"],
    };

    public static IReadOnlyList<ResultInput<RosterDates>> Dates { get; } =
    [
        Date("ElectedOn", "换届时间", d => d.ElectedOn, (d, value) => d with { ElectedOn = value }, "换届日期", "本届产生时间", "产生时间", "产生日期", "当选时间", "当选日期", "本届选举时间"),
        Date("StartOn", "任职时间", d => d.StartOn, (d, value) => d with { StartOn = value }, "任职日期", "任现职时间", "到任时间", "任现职日期", "任职起始时间", "任职开始时间"),
    ];

    /// <summary>What a roster of people in office has no place for.</summary>
    private static readonly string[] OnlyInResults = ["For", "Against", "Abstain"];

    private static readonly IReadOnlyList<SheetColumn> OfResults = [Village, Township, .. ResultColumns.Members, .. ResultColumns.Meeting];
    private static readonly IReadOnlyList<SheetColumn> OfRoster = [Village, Township, .. ResultColumns.Members.Where(m => !OnlyInResults.Contains(m.Key)), .. Dates];

    public static IReadOnlyList<SheetColumn> Of(ImportKind kind) => kind == ImportKind.Results ? OfResults : OfRoster;

    public static string Title(ImportKind kind, string key) => Of(kind).FirstOrDefault(c => c.Key == key)?.Title ?? key;

    private static ResultInput<RosterDates> Date(string key, string title, Func<RosterDates, DateOnly?> get, Func<RosterDates, DateOnly, RosterDates> set, params string[] headings) => new(key, title, 24)
    {
        Headings = headings,
        Write = d => get(d)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
        // A roster that only says the month means its first day: nobody is made to look up a day that nobody wrote down.
        Fill = (d, text) => BirthDateText.Read(text) is { Readable: true } read ? Reading.Of(set(d, read.Value.Date)) : new(d, BirthDateText.Read(text).Problem),
    };
}
