using System.Collections.Frozen;
namespace FederationReform.Accounts;

/// <summary>
/// What a lasting password must be: long enough, and not one that is tried first. No rule about kinds of characters and no expiry:
/// they make people write passwords down (ASVS 6.2.5, 6.2.10).
/// </summary>
public static class PasswordRule
{
    public const int MinLength = 8;
    public const int MaxLength = 128;

    public const string Code = "PasswordWeak";

    // Compared without digits and signs, so that fulian2026! is found as fulian.
    private static readonly FrozenSet<string> TriedFirst = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "", "a", "aa", "abc", "abcd", "abcde", "abcdef", "abcdefg", "abcdefgh", "qwer", "qwert", "qwerty", "qwertyui", "qwertyuiop", "asd", "asdf", "asdfgh", "asdfghjkl",
        "zxc", "zxcv", "zxcvbn", "zxcvbnm", "qaz", "qazwsx", "qazwsxedc", "wsx", "qwe", "qweasd", "qweasdzxc", "qa", "q", "qw", "zaq", "zaqxsw",
        "admin", "admins", "administrator", "root", "user", "test", "demo", "guest", "system", "login", "pass", "passwd", "password", "passw", "pssword", "pwd", "mima",
        "welcome", "hello", "iloveyou", "love", "loveyou", "woaini", "woaini1314", "woaiwojia", "woaizuguo", "woaizhongguo", "aini", "wo", "nihao", "wangluo", "diannao", "computer",
        "letmein", "monkey", "dragon", "master", "sunshine", "princess", "football", "baseball", "superman", "batman", "shadow", "michael", "jordan", "secret", "changeme", "default",
        "china", "zhongguo", "beijing", "zhonghua", "jiayou", "xingfu", "pingan", "jixiang", "fafa", "facai", "baobao", "baobei", "laogong", "laopo", "mama", "baba",
        "fulian", "fl", "funv", "funu", "funvlianhehui", "fulianhui", "fudaihui", "fuweihui", "nvren", "nvxing", "funvertong", "huigailian", "hgl", "huanjie", "gaige", "zhuxi", "fuzhuxi", "zhiwei",
        "zhibu", "cunwei", "cunfulian", "zhenfulian", "xianfulian", "shifulian", "fulianzhuxi", "xiangzhen", "cunwu", "zhengfu", "dangwei", "fujian", "nanping", "pucheng",
        "妇联", "妇女", "妇代会", "妇委会", "妇女联合会", "县妇联", "镇妇联", "村妇联", "主席", "妇联主席", "密码", "管理员", "会改联", "换届", "改革");

    /// <param name="own">What others know of her: login, name, unit.</param>
    public static Violation? Check(string field, string? password, params IEnumerable<string> own)
    {
        if (string.IsNullOrEmpty(password))
            return new("Required", field, "请填写新密码。");
        if (password.Length < MinLength)
            return Weak(field, $"密码至少 {MinLength} 个字符，现有 {password.Length} 个。可以用几个不相干的词连起来，好记也难猜。");
        if (password.Length > MaxLength)
            return Weak(field, $"密码最多 {MaxLength} 个字符，现有 {password.Length} 个，请缩短。");
        if (password.Distinct().Count() < 4)
            return Weak(field, "密码里不同的字符太少，很容易被猜到，请换一个。");
        if (password.All(char.IsAsciiDigit))
            return Weak(field, "密码不能全是数字：生日、手机号、证件号很容易被猜到。请加上文字或字母。");
        string[] readings = [Letters(password), Letters(password.Replace('@', 'a').Replace('$', 's'))];
        if (readings.Any(word => TriedFirst.Contains(word) || TriedFirst.Contains(Half(word))))
            return Weak(field, "这个密码太常见，很容易被猜到。可以用几个不相干的词连起来，例如两三样家里的东西。");
        if (own.Select(Letters).Any(o => readings.Any(word => IsMostly(word, o))))
            return Weak(field, "密码里不要用登录名、姓名或单位名称：认识您的人会先猜这些。");
        return null;
    }

    private static Violation Weak(string field, string message) => new(Code, field, message);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetter));

    /// <summary>A whole name with little else. Two letters of a login prove nothing, two characters of a Chinese name do.</summary>
    private static bool IsMostly(string word, string own) =>
        own.Length >= (own.All(char.IsAscii) ? 3 : 2) && word.Length < 2 * own.Length && word.Contains(own, StringComparison.OrdinalIgnoreCase);

    /// <summary>fulianfulian is fulian.</summary>
    private static string Half(string word) =>
        word.Length % 2 == 0 && word[..(word.Length / 2)].Equals(word[(word.Length / 2)..], StringComparison.OrdinalIgnoreCase) ? word[..(word.Length / 2)] : word;
}
