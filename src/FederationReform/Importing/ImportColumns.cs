using System.Globalization;
using FederationReform.Committees;
using FederationReform.IdNumbers;
using FederationReform.People;
using FederationReform.Rosters;
using FederationReform.Rules;
using FederationReform.Text;

namespace FederationReform.Importing;

/// <summary>What a row says besides the person: about the term and the post.</summary>
/// <param name="FullTime">是否专职, which some forms ask beside 副主席; null when not given.</param>
public sealed record RosterFacts(
    DateOnly? ElectedOn = null,
    DateOnly? StartOn = null,
    bool? FullTime = null,
    string? Duties = null
);

/// <summary>
/// The columns of files whose rows are people, with the headings by which they are recognised.
/// </summary>
public static class ImportColumns
{
    public const string TownshipKey = UnitColumns.TownshipKey;
    public const string VillageKey = UnitColumns.VillageKey;
    public const string NameKey = "Name";
    public const string IdNumberKey = "IdNumber";

    public static SheetColumn Township => UnitColumns.Township;

    public static SheetColumn Village => UnitColumns.Village;

    /// <summary>
    /// Recognised by its headings everywhere, but read only where ID numbers are registered; see
    /// <see cref="RosterIdNumbers"/>.
    /// </summary>
    public static SheetColumn IdNumber { get; } =
        new UnitColumn(IdNumberKey, "身份证号", IdNumberText.TypedLength)
        {
            Mask = number => new('*', number.Length),
            Headings =
            [
                "身份证",
                "身份证号码",
                "身份证件号",
                "身份证件号码",
                "居民身份证号",
                "居民身份证号码",
                "公民身份号码",
                "公民身份证号码",
                "证件号",
                "证件号码",
            ],
        };

    public static ResultInput<RosterFacts> FullTime { get; } =
        new("FullTime", "是否专职", 10)
        {
            Headings = ["专职", "专兼职", "专职/兼职", "专（兼）职", "专职或兼职", "是否专职副主席"],
            Write = f => CodeLists.InSystem.Name(f.FullTime),
            Fill = (f, text) =>
                Reading.Compact(text) is "专职" or "是" or "√" or "1"
                    ? Reading.Of(f with { FullTime = true })
                    : Reading.Of(f with { FullTime = false }),
        };

    /// <summary>The columns about the term and the post, which only a roster of people in office has.</summary>
    public static IReadOnlyList<ResultInput<RosterFacts>> OfTerm { get; } =
    [
        Date(
            "ElectedOn",
            "换届时间",
            d => d.ElectedOn,
            (d, value) => d with { ElectedOn = value },
            "换届日期",
            "本届产生时间",
            "产生时间",
            "产生日期",
            "当选时间",
            "当选日期",
            "本届选举时间"
        ),
        Date(
            "StartOn",
            "任职时间",
            d => d.StartOn,
            (d, value) => d with { StartOn = value },
            "任职日期",
            "任现职时间",
            "到任时间",
            "任现职日期",
            "任职起始时间",
            "任职开始时间"
        ),
        new("Duties", "分工", Post.DutiesRunes)
        {
            Headings = ["工作分工", "职责分工", "具体分工", "负责工作"],
            Write = f => f.Duties ?? "",
            Fill = (f, text) => Reading.Of(f with { Duties = PlainText.Clean(text) }),
        },
    ];

    /// <summary>The columns about the person that no result has.</summary>
    public static IReadOnlyList<ResultInput<PersonProfile>> OfPerson { get; } =
    [.. PersonInputs.All.Where(i => ResultColumns.Members.All(m => m.Key != i.Key))];

    /// <summary>The columns of results that a roster of people in office does not have.</summary>
    private static readonly string[] OnlyInResults = ["For", "Against", "Abstain"];

    internal static readonly IReadOnlyList<SheetColumn> OfResults =
    [
        Village,
        Township,
        .. ResultColumns.Members,
        FullTime,
        .. ResultColumns.Meeting,
    ];
    internal static readonly IReadOnlyList<SheetColumn> OfRoster =
    [
        Village,
        Township,
        .. ResultColumns.Members.Where(m => !OnlyInResults.Contains(m.Key)),
        FullTime,
        .. OfTerm,
        .. OfPerson,
        IdNumber,
    ];

    private static ResultInput<RosterFacts> Date(
        string key,
        string title,
        Func<RosterFacts, DateOnly?> get,
        Func<RosterFacts, DateOnly, RosterFacts> set,
        params string[] headings
    ) =>
        new(key, title, 24)
        {
            Headings = headings,
            Write = d => get(d)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            // A month alone means its first day, so that nobody has to look up a day that was never written down.
            Fill = (d, text) =>
                BirthDateText.Read(text) is { Readable: true } read
                    ? Reading.Of(set(d, read.Value.Date))
                    : new(d, BirthDateText.Read(text).Problem),
        };
}
