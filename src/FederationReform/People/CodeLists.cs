using FederationReform.Text;

namespace FederationReform.People;

/// <summary>
/// The code lists of a person and a post, with the names that pages, papers and history use. The codes behind them are
/// those of GB/T 2261.1, GB 3304, GB/T 4658 and GB/T 4762; see <see cref="NationalCodes"/>.
/// </summary>
public static class CodeLists
{
    public static CodeList<Sex> Sex { get; } =
        new(
            "性别",
            (People.Sex.Female, new(2, "女", "n", "女性", "女士", "F")),
            (People.Sex.Male, new(1, "男", "n", "男性", "M"))
        );

    public static CodeList<Education> Education { get; } =
        new(
            "文化程度",
            (
                People.Education.Primary,
                new(
                    1,
                    "小学及以下",
                    "xx",
                    [
                        "小学",
                        "小学毕业",
                        "小学肄业",
                        "文盲",
                        "半文盲",
                        "小学文化",
                        "小学学历",
                        .. National(People.Education.Primary),
                    ]
                )
            ),
            (
                People.Education.JuniorHigh,
                new(
                    2,
                    "初中",
                    "cz",
                    [
                        "初级中学",
                        "初中毕业",
                        "初中肄业",
                        "初中文化",
                        "初中学历",
                        .. National(People.Education.JuniorHigh),
                    ]
                )
            ),
            (
                People.Education.SeniorHigh,
                new(
                    3,
                    "高中/中专",
                    "gz",
                    [
                        "高中",
                        "中专",
                        "职高",
                        "技校",
                        "中技",
                        "高中毕业",
                        "普通高中",
                        "职业高中",
                        "中等专科",
                        "中等专业学校",
                        "技工学校",
                        "高中（中专）",
                        "高中、中专",
                        "中专（高中）",
                        "中专/高中",
                        "高中文化",
                        "高中学历",
                        "中专毕业",
                        "中专学历",
                        "中师",
                        "中等师范",
                        "职中",
                        "职业中专",
                        "技校毕业",
                        .. National(People.Education.SeniorHigh),
                    ]
                )
            ),
            (
                People.Education.College,
                new(
                    4,
                    "大专",
                    "dz",
                    [
                        "专科",
                        "大学专科",
                        "高职",
                        "大专毕业",
                        "专科毕业",
                        "大学专科毕业",
                        "在职大专",
                        "函授大专",
                        "电大",
                        "大专学历",
                        "专科学历",
                        "全日制大专",
                        "成人大专",
                        "自考大专",
                        "党校大专",
                        "高等职业教育",
                        "高职高专",
                        .. National(People.Education.College),
                    ]
                )
            ),
            (
                People.Education.Bachelor,
                new(
                    5,
                    "本科",
                    "bk",
                    [
                        "大学",
                        "大学本科",
                        "大本",
                        "本科毕业",
                        "大学毕业",
                        "大学本科毕业",
                        "学士",
                        "在职本科",
                        "大学学历",
                        "本科学历",
                        "全日制本科",
                        "成人本科",
                        "函授本科",
                        "自考本科",
                        "党校本科",
                        .. National(People.Education.Bachelor),
                    ]
                )
            ),
            (
                People.Education.Postgraduate,
                new(
                    6,
                    "研究生",
                    "yjs",
                    [
                        "硕士",
                        "博士",
                        "硕士研究生",
                        "博士研究生",
                        "研究生及以上",
                        "在职研究生",
                        "研究生学历",
                        "研究生毕业",
                        "党校研究生",
                        .. National(People.Education.Postgraduate),
                    ]
                )
            )
        );

    /// <summary>Ordered by frequency; the numbers are those of GB/T 4762-1984.</summary>
    public static CodeList<PoliticalStatus> PoliticalStatus { get; } =
        new(
            "政治面貌",
            (
                People.PoliticalStatus.PartyMember,
                new(
                    1,
                    "中共党员",
                    "zgdy",
                    "党员",
                    "中国共产党党员",
                    "中国共产党",
                    "中共",
                    "共产党员",
                    "中共正式党员",
                    "正式党员"
                )
            ),
            (
                People.PoliticalStatus.ProbationaryPartyMember,
                new(
                    2,
                    "中共预备党员",
                    "zgybdy",
                    "预备党员",
                    "中国共产党预备党员",
                    "中共党员（预备）",
                    "预备",
                    "中共预备"
                )
            ),
            (
                People.PoliticalStatus.YouthLeague,
                new(3, "共青团员", "gqty", "团员", "中国共产主义青年团团员", "共青团")
            ),
            (People.PoliticalStatus.Masses, new(13, "群众", "qz", "普通公民", "普通群众", "一般群众")),
            (
                People.PoliticalStatus.KuomintangRevolutionary,
                new(4, "民革党员", "mgdy", "民革", "民革会员", "中国国民党革命委员会会员", "中国国民党革命委员会")
            ),
            (
                People.PoliticalStatus.DemocraticLeague,
                new(5, "民盟盟员", "mmmy", "民盟", "中国民主同盟盟员", "中国民主同盟")
            ),
            (
                People.PoliticalStatus.DemocraticConstruction,
                new(6, "民建会员", "mjhy", "民建", "中国民主建国会会员", "中国民主建国会")
            ),
            (
                People.PoliticalStatus.PromotingDemocracy,
                new(7, "民进会员", "mjhy", "民进", "中国民主促进会会员", "中国民主促进会")
            ),
            (
                People.PoliticalStatus.PeasantsAndWorkers,
                new(8, "农工党党员", "ngddy", "农工党", "农工党员", "中国农工民主党党员", "中国农工民主党")
            ),
            (
                People.PoliticalStatus.PublicInterest,
                new(9, "致公党党员", "zgddy", "致公党", "致公党员", "中国致公党党员", "中国致公党")
            ),
            (People.PoliticalStatus.September3rd, new(10, "九三学社社员", "jsxssy", "九三学社", "九三")),
            (
                People.PoliticalStatus.TaiwanLeague,
                new(11, "台盟盟员", "tmmy", "台盟", "台湾民主自治同盟盟员", "台湾民主自治同盟")
            ),
            (People.PoliticalStatus.NonParty, new(12, "无党派人士", "wdprs", "无党派", "无党派民主人士"))
        );

    public static CodeList<Occupation> Occupation { get; } =
        new(
            "身份",
            (
                People.Occupation.VillageCadre,
                new(
                    1,
                    "村干部",
                    "cgb",
                    "村（社区）干部",
                    "社区干部",
                    "村两委干部",
                    "村“两委”干部",
                    "村居干部",
                    "村委干部",
                    "两委干部",
                    "村干",
                    "基层干部",
                    "村妇联主席",
                    "村主干",
                    "村书记",
                    "村支书",
                    "村主任",
                    "村会计",
                    "村文书",
                    "文书",
                    "计生专干",
                    "大学生村官",
                    "后备干部"
                )
            ),
            (
                People.Occupation.Teacher,
                new(
                    2,
                    "教师",
                    "js",
                    "老师",
                    "幼师",
                    "幼儿教师",
                    "小学教师",
                    "中学教师",
                    "教育工作者",
                    "幼儿园园长",
                    "幼儿园教师",
                    "教师（幼儿园）"
                )
            ),
            (
                People.Occupation.Medical,
                new(3, "医务人员", "ywry", "医生", "乡村医生", "村医", "护士", "医护人员", "卫生人员", "医务工作者")
            ),
            (
                People.Occupation.Enterprise,
                new(
                    4,
                    "企业经营者",
                    "qyjyz",
                    "企业经营者、创业者",
                    "创业者",
                    "企业家",
                    "企业主",
                    "女企业家",
                    "个体户",
                    "个体",
                    "经商",
                    "个体工商户",
                    "致富带头人",
                    "电商",
                    "种养大户",
                    "合作社负责人",
                    "企业负责人",
                    "致富能手",
                    "返乡创业",
                    "返乡创业者",
                    "返乡创业人员",
                    "养殖大户",
                    "种植大户",
                    "个体经营",
                    "个体经营者",
                    "经营户",
                    "商户"
                )
            ),
            (
                People.Occupation.Farmer,
                new(5, "务农", "wn", "农民", "在家务农", "村民", "种植户", "养殖户", "种养户", "农户")
            ),
            (
                People.Occupation.Worker,
                new(
                    6,
                    "务工",
                    "wg",
                    "工人",
                    "职工",
                    "企业职工",
                    "企业员工",
                    "打工",
                    "外出务工",
                    "在外务工",
                    "务工人员",
                    "服务员",
                    "保洁员"
                )
            ),
            (
                People.Occupation.Official,
                new(
                    7,
                    "机关事业单位人员",
                    "jgsydwry",
                    "机关事业单位工作人员",
                    "公务员",
                    "事业单位",
                    "事业人员",
                    "机关干部",
                    "镇干部",
                    "乡镇干部",
                    "事业单位人员",
                    "机关人员"
                )
            ),
            (People.Occupation.Freelance, new(8, "自由职业", "zyzy", "自由职业者", "灵活就业")),
            (
                People.Occupation.Volunteer,
                new(9, "志愿者", "zyz", "志愿者、社会组织人员", "社会组织人员", "社工", "巾帼志愿者", "社会工作者")
            ),
            (People.Occupation.Retired, new(10, "退休人员", "txry", "退休", "离退休人员", "退休干部", "退休教师")),
            (People.Occupation.Arts, new(11, "文艺骨干", "wygg", "文艺工作者", "文体骨干", "广场舞骨干")),
            (
                People.Occupation.Other,
                new(99, "其他", "qt", "其它", "无", "家庭主妇", "家庭妇女", "全职妈妈", "学生", "居家", "待业")
            )
        );

    /// <summary>副主席 without 专职 or 兼职 is read as part-time, as nearly all vice-chairs of villages are.</summary>
    public static CodeList<Position> Position { get; } =
        new(
            "妇联职务",
            (
                People.Position.Chair,
                new(
                    1,
                    "主席",
                    "zx",
                    "妇联主席",
                    "村妇联主席",
                    "社区妇联主席",
                    "主席、执委",
                    "执委、主席",
                    "主席（执委）",
                    "妇委会主任"
                )
            ),
            (
                People.Position.PartTimeViceChair,
                new(
                    3,
                    "兼职副主席",
                    "jzfzx",
                    "副主席",
                    "副主席（兼职）",
                    "妇联副主席",
                    "村妇联副主席",
                    "兼职",
                    "副主席、执委",
                    "执委、副主席",
                    "副主席（执委）",
                    "妇委会副主任"
                )
            ),
            (People.Position.FullTimeViceChair, new(2, "专职副主席", "zzfzx", "副主席（专职）", "专职")),
            (
                People.Position.Executive,
                new(
                    4,
                    "执委",
                    "zw",
                    "执行委员",
                    "妇联执委",
                    "村妇联执委",
                    "执委会委员",
                    "委员",
                    "执行委员会委员",
                    "妇委会委员"
                )
            ),
            (
                People.Position.StandingMember,
                new(5, "常委", "cw", "常务委员", "常委会委员", "妇联常委", "常委、执委", "执委、常委", "常委（执委）")
            )
        );

    public static CodeList<bool> InSystem { get; } =
        YesNo("体制内", ["体制内", "在编", "财政供养"], ["体制外", "不在编"]);

    public static CodeList<bool> InTwoCommittees { get; } =
        YesNo(
            "两委成员",
            [
                "两委",
                "两委成员",
                "村两委",
                "党支部书记",
                "支部书记",
                "书记",
                "村支书",
                "支书",
                "副书记",
                "支部副书记",
                "村支部副书记",
                "党支部副书记",
                "支委",
                "支部委员",
                "党支部委员",
                "村委",
                "村委委员",
                "村委会委员",
                "村委会主任",
                "村主任",
                "村委会副主任",
                "村委主任",
                "村委副主任",
                "主任",
                "副主任",
                "书记、主任",
                "支书、主任",
                "书记兼主任",
                "居委会委员",
                "居委委员",
                "居委会主任",
                "居委会副主任",
                "党总支委员",
                "党总支书记",
                "党总支副书记",
                "党委委员",
                "妇女委员",
                "组织委员",
                "宣传委员",
                "纪检委员",
            ],
            []
        );

    public static CodeList<bool> FormerDirector { get; } =
        YesNo("原妇代会主任", ["原妇代会主任", "妇代会主任", "原主任", "原妇女主任", "妇女主任"], []);

    public static CodeList<bool> NewlyElected { get; } =
        YesNo("新当选", ["新任", "新当选", "新增", "新", "首次当选"], ["连任", "留任", "续任", "原任", "非新任"]);

    public static CodeList<LivingArea> LivesIn { get; } =
        new(
            "现居地",
            (LivingArea.County, new(1, "本县", "bx", "县内", "本地", "本县（市、区）", "本乡镇", "本村")),
            (LivingArea.Province, new(2, "县外", "xw", "外县", "省内县外", "本省县外", "县外省内")),
            (LivingArea.OtherProvince, new(3, "省外", "sw", "外省", "邻省", "跨省"))
        );

    /// <summary>All 56 groups, numbered as in GB 3304-91.</summary>
    public static CodeList<int> EthnicGroup { get; } =
        new(
            "民族",
            [
                .. EthnicGroups
                    .Split(' ')
                    .Select(
                        (entry, index) =>
                            (
                                Name: entry[..entry.IndexOf('/')],
                                Initials: entry[(entry.IndexOf('/') + 1)..],
                                Number: index + 1
                            )
                    )
                    .Select(group =>
                        (group.Number, new CodeChoice(group.Number, group.Name + "族", group.Initials, group.Name))
                    ),
            ]
        );

    private const string EthnicGroups =
        "汉/h 蒙古/mg 回/h 藏/z 维吾尔/wwe 苗/m 彝/y 壮/z 布依/by 朝鲜/cx 满/m 侗/d 瑶/y 白/b "
        + "土家/tj 哈尼/hn 哈萨克/hsk 傣/d 黎/l 傈僳/ls 佤/w 畲/s 高山/gs 拉祜/lh 水/s 东乡/dx 纳西/nx 景颇/jp "
        + "柯尔克孜/kekz 土/t 达斡尔/dwe 仫佬/ml 羌/q 布朗/bl 撒拉/sl 毛南/mn 仡佬/gl 锡伯/xb 阿昌/ac 普米/pm "
        + "塔吉克/tjk 怒/n 乌孜别克/wzbk 俄罗斯/els 鄂温克/ewk 德昂/da 保安/ba 裕固/yg 京/j 塔塔尔/tte 独龙/dl "
        + "鄂伦春/elc 赫哲/hz 门巴/mb 珞巴/lb 基诺/jn";

    private static IEnumerable<string> National(Education band) => NationalCodes.Of(band).Select(code => code.Name);

    /// <summary>是 or 否.</summary>
    /// <param name="yes">What rosters write instead of 是 in this field.</param>
    /// <param name="no">What rosters write instead of 否 in this field.</param>
    public static CodeList<bool> YesNo(string label, string[] yes, string[] no) =>
        new(
            label,
            (true, new(1, "是", "s", ["有", "√", "✓", "✔", "☑", "对", "1", "Y", "yes", "true", .. yes])),
            (
                false,
                new(0, "否", "f", ["无", "不是", "没有", "×", "✗", "x", "0", "N", "no", "false", "-", "—", "/", .. no])
            )
        );
}
