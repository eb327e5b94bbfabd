namespace FederationReform.IdNumbers;

internal static class IdNumberRefusal
{
    public const string Field = "IdNumber";
    public const string UnreadableCode = "IdNumberUnreadable";
    public const string BirthCode = "IdNumberBirth";
    public const string SexCode = "IdNumberSex";
    public const string OldCode = "IdNumberOld";
    public const string SharedCode = "IdNumberShared";
    public const string ElsewhereCode = "IdNumberElsewhere";
    public const string TooManyCode = "IdNumberTooMany";
    public const string OffCode = "IdNumbersOff";
    public const string KeyCode = "IdNumberKey";

    public static Violation Off =>
        new(OffCode, "", "这里没有开启身份证号登记，不能登记或查看身份证号。需要时请由县（市）妇联决定开启。");

    public static Violation NoKey =>
        new(KeyCode, "", "服务器上没有身份证号的密钥。请系统管理员按《运维说明》设置 Portal:PersonalDataKey 后再试。");

    public static Violation OtherKey =>
        new(
            KeyCode,
            "",
            "服务器上的身份证号密钥和登记时的不是同一把，已登记的号码读不出来。"
                + "请系统管理员恢复原来的密钥，不要重新登记。"
        );

    public static Violation Unreadable(string problem) => new(UnreadableCode, Field, $"身份证号{problem}。");

    public static Violation OtherBirth(DateOnly inNumber, string known) =>
        new(
            BirthCode,
            Field,
            $"身份证号里的出生日期是 {inNumber:yyyy-MM-dd}，档案里是 {known}。请对照身份证，改正填错的一个。"
        );

    /// <summary>Without the day: a person who corrects the data may not be allowed to see the ID number.</summary>
    public static Violation BirthOfRegistered =>
        new(
            BirthCode,
            "Birth",
            "出生年月与登记的身份证号不符。请对照身份证核对；身份证号登记错了的，请先更换身份证号。"
        );

    public static Violation OtherSex(bool female) =>
        new(
            SexCode,
            Field,
            $"按身份证号，这是一位{(female ? "女" : "男")}性，和档案里的性别不同。"
                + "请对照身份证核对；确实无误的，可以仍然登记。",
            Severity.Remind
        );

    public static Violation Old =>
        new(
            OldCode,
            Field,
            "这是 15 位的旧身份证号，没有校验码，查不出输错的数字。请尽量换成 18 位的；没有的，可以仍然登记。",
            Severity.Remind
        );

    /// <summary>The number is registered for a person within the caller's scope.</summary>
    public static Violation Shared(string trail, string name) =>
        new(
            SharedCode,
            Field,
            $"这个身份证号已经登记在{trail}的{name}名下。"
                + "如果是同一个人，登记后请到“疑似重复人员”合并两份档案；如果不是，请对照身份证核对。",
            Severity.Remind
        );

    /// <summary>
    /// The number is registered outside the caller's scope; the answer says neither for whom nor where.
    /// </summary>
    public static Violation Elsewhere => new(ElsewhereCode, Field, "该证件号已在系统中登记，请联系上级管理员。");

    public static Violation TooManySearches(int most, TimeSpan window) =>
        new(
            TooManyCode,
            Field,
            $"按身份证号查得太多（{window.TotalMinutes} 分钟内已 {most} 次），请过 {window.TotalMinutes} 分钟再查。"
        );

    public static Violation TooMany =>
        new(
            TooManyCode,
            Field,
            "刚才多次填写了已在别处登记的证件号，暂时不能再登记。请一小时后再试，或联系上级管理员。"
        );
}
