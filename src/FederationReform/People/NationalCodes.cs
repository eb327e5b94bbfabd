namespace FederationReform.People;

/// <summary>An entry of a national code list, under its official name.</summary>
public sealed record NationalCode(string Code, string Name);

/// <summary>
/// The codes and names of the national standards behind <see cref="CodeLists"/>, for export and exchange with other
/// systems. Pages and rosters use the short names.
/// </summary>
public static class NationalCodes
{
    private static readonly string[] PoliticalNames =
    [
        "中国共产党党员",
        "中国共产党预备党员",
        "中国共产主义青年团团员",
        "中国国民党革命委员会会员",
        "中国民主同盟盟员",
        "中国民主建国会会员",
        "中国民主促进会会员",
        "中国农工民主党党员",
        "中国致公党党员",
        "九三学社社员",
        "台湾民主自治同盟盟员",
        "无党派民主人士",
        "群众",
    ];

    private static readonly (Education Band, NationalCode Code)[] Education =
    [
        (People.Education.Postgraduate, new("10", "研究生教育")),
        .. Ends(People.Education.Postgraduate, 11, "博士研究生"),
        .. Ends(People.Education.Postgraduate, 14, "硕士研究生"),
        .. Ends(People.Education.Postgraduate, 17, "研究生班"),
        (People.Education.Bachelor, new("20", "大学本科教育")),
        .. Ends(People.Education.Bachelor, 21, "大学本科"),
        (People.Education.Bachelor, new("28", "大学普通班毕业")),
        (People.Education.College, new("30", "大学专科教育")),
        .. Ends(People.Education.College, 31, "大学专科"),
        (People.Education.SeniorHigh, new("40", "中等职业教育")),
        .. Ends(People.Education.SeniorHigh, 41, "中等专科"),
        .. Ends(People.Education.SeniorHigh, 44, "职业高中"),
        .. Ends(People.Education.SeniorHigh, 47, "技工学校"),
        (People.Education.SeniorHigh, new("60", "普通高级中学教育")),
        .. Ends(People.Education.SeniorHigh, 61, "普通高中"),
        (People.Education.JuniorHigh, new("70", "初级中学教育")),
        (People.Education.JuniorHigh, new("71", "初中毕业")),
        (People.Education.JuniorHigh, new("73", "初中肄业")),
        (People.Education.Primary, new("80", "小学教育")),
        (People.Education.Primary, new("81", "小学毕业")),
        (People.Education.Primary, new("83", "小学肄业")),
        (People.Education.Unknown, new("90", "其他")),
    ];

    /// <summary>GB/T 2261.1-2003, one digit.</summary>
    public static NationalCode Of(Sex sex) =>
        sex switch
        {
            Sex.Male => new("1", "男性"),
            Sex.Female => new("2", "女性"),
            Sex.NotStated => new("9", "未说明的性别"),
            _ => new("0", "未知的性别"),
        };

    /// <summary>GB/T 4762-1984, two digits.</summary>
    public static NationalCode Of(PoliticalStatus status) => new($"{(int)status:00}", PoliticalNames[(int)status - 1]);

    /// <summary>GB 3304-91, two digits.</summary>
    /// <param name="number">1 to 56.</param>
    public static NationalCode OfEthnicGroup(int number) => new($"{number:00}", CodeLists.EthnicGroup.Name(number));

    /// <summary>
    /// GB/T 4658-2006: all codes of one band. The portal stores bands, so the first code is the one it can state: the
    /// level, without whether it was completed.
    /// </summary>
    public static IReadOnlyList<NationalCode> Of(Education band) =>
        [.. Education.Where(e => e.Band == band).Select(e => e.Code)];

    private static IEnumerable<(Education, NationalCode)> Ends(Education band, int first, string name) =>
        new[] { "毕业", "结业", "肄业" }.Select((end, i) => (band, new NationalCode($"{first + i}", name + end)));
}
