using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace FederationReform.Accounts;

/// <summary>
/// The rule for lasting passwords: long enough, and none of those that are guessed first. It asks for no kinds of
/// characters and no expiry, which make people write passwords down (OWASP ASVS 5.0, 6.2.5 and 6.2.10).
/// </summary>
public static partial class PasswordRule
{
    public const int MinLength = 8;
    public const int MaxLength = 128;

    public const string Code = "PasswordWeak";

    // What stands for a letter, and what the shift key makes of a digit: P@ssw0rd is password, ZAQ!2wsx is zaq12wsx.
    private const string Disguises = "0o1i3e4a5s7t8b9g@a$s!i+t";
    private const string Shifted = "!1@2#3$4%5^6&7*8(9)0";

    // Compared without digits and signs, so that fulian2026! is recognised as fulian; two of them together count too.
    private static readonly FrozenSet<string> TriedFirst = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "",
        "a",
        "aa",
        "abc",
        "abcd",
        "abcde",
        "abcdef",
        "abcdefg",
        "abcdefgh",
        "qwer",
        "qwert",
        "qwerty",
        "qwertyui",
        "qwertyuiop",
        "asd",
        "asdf",
        "asdfgh",
        "asdfghjkl",
        "zxc",
        "zxcv",
        "zxcvbn",
        "zxcvbnm",
        "qaz",
        "qazwsx",
        "qazwsxedc",
        "wsx",
        "qwe",
        "qweasd",
        "qweasdzxc",
        "qa",
        "q",
        "qw",
        "zaq",
        "zaqxsw",
        "admin",
        "admins",
        "administrator",
        "root",
        "user",
        "test",
        "demo",
        "guest",
        "system",
        "login",
        "pass",
        "passwd",
        "password",
        "passw",
        "pssword",
        "pwd",
        "mima",
        "welcome",
        "hello",
        "iloveyou",
        "love",
        "loveyou",
        "woaini",
        "woaini1314",
        "woaiwojia",
        "woaizuguo",
        "woaizhongguo",
        "aini",
        "wo",
        "nihao",
        "wangluo",
        "diannao",
        "computer",
        "letmein",
        "monkey",
        "dragon",
        "master",
        "sunshine",
        "princess",
        "football",
        "baseball",
        "superman",
        "batman",
        "shadow",
        "michael",
        "jordan",
        "secret",
        "changeme",
        "default",
        "china",
        "zhongguo",
        "beijing",
        "zhonghua",
        "jiayou",
        "xingfu",
        "pingan",
        "jixiang",
        "fafa",
        "facai",
        "baobao",
        "baobei",
        "laogong",
        "laopo",
        "mama",
        "baba",
        "fulian",
        "fl",
        "funv",
        "funu",
        "funvlianhehui",
        "fulianhui",
        "fudaihui",
        "fuweihui",
        "nvren",
        "nvxing",
        "funvertong",
        "huigailian",
        "hgl",
        "huanjie",
        "gaige",
        "zhuxi",
        "fuzhuxi",
        "zhiwei",
        "zhibu",
        "cunwei",
        "cunfulian",
        "zhenfulian",
        "xianfulian",
        "shifulian",
        "fulianzhuxi",
        "xiangzhen",
        "cunwu",
        "zhengfu",
        "dangwei",
        "fujian",
        "nanping",
        "pucheng",
        "妇联",
        "妇女",
        "妇代会",
        "妇委会",
        "妇女联合会",
        "县妇联",
        "镇妇联",
        "村妇联",
        "主席",
        "妇联主席",
        "密码",
        "管理员",
        "会改联",
        "换届",
        "改革"
    );

    /// <param name="own">What others know about the account holder: login, name, unit.</param>
    public static Violation? Check(string field, string? password, params IEnumerable<string> own)
    {
        if (string.IsNullOrEmpty(password))
            return new("Required", field, "请填写新密码。");
        if (password.Length < MinLength)
            return Weak(
                field,
                $"密码至少 {MinLength} 个字符，现有 {password.Length} 个。可以用几个不相干的词连起来，好记也难猜。"
            );
        if (password.Length > MaxLength)
            return Weak(field, $"密码最多 {MaxLength} 个字符，现有 {password.Length} 个，请缩短。");
        if (password.Distinct().Count() < 4)
            return Weak(field, "密码里不同的字符太少，很容易被猜到，请换一个。");
        if (password.All(char.IsAsciiDigit))
            return Weak(field, "密码不能全是数字：生日、手机号、证件号很容易被猜到。请加上文字或字母。");
        var readings = Readings(password).Distinct().ToList();
        var letters = readings.Select(Letters).Distinct().ToList();
        if (
            readings.Exists(Commonest.Value.Contains)
            || letters.Exists(l => Commonest.Value.Contains(l) || TriedFirst.Contains(l) || ShortPinyin().IsMatch(l))
        )
            return Weak(field, "这个密码太常见，很容易被猜到。可以用几个不相干的词连起来，例如两三样家里的东西。");
        var names = own.SelectMany(Names).ToList();
        if (names.Exists(name => letters.Exists(l => IsMostly(l, name))))
            return Weak(field, "密码里不要用登录名、姓名或单位名称：认识您的人会先猜这些。");
        var words = TriedFirst.Concat(names).Where(IsWord).ToList();
        if (letters.Exists(l => l.Length > 0 && IsMadeOf(l, words)))
            return Weak(field, "密码里只有单位名称和工作里的常用词，容易被猜到。请加上几个不相干的词。");
        return null;
    }

    private static Violation Weak(string field, string message) => new(Code, field, message);

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetter));

    /// <summary>
    /// Whether the password is mostly a name. Two letters of a login prove nothing, two characters of a Chinese name
    /// do.
    /// </summary>
    private static bool IsMostly(string word, string own) =>
        own.Length >= (own.All(char.IsAscii) ? 3 : 2)
        && word.Length < 2 * own.Length
        && word.Contains(own, StringComparison.OrdinalIgnoreCase);

    /// <summary>The password as it is, and what is left of it without its disguise; all in small letters.</summary>
    private static IEnumerable<string> Readings(string password)
    {
        var small = password.ToLowerInvariant();
        string[] cuts =
        [
            small,
            small.Trim([.. small.Where(c => !char.IsLetterOrDigit(c))]),
            small.Trim([.. small.Where(c => !char.IsLetter(c))]),
        ];
        foreach (var cut in cuts)
        {
            yield return cut;
            yield return Undisguised(cut, Disguises);
            yield return Undisguised(cut.Replace('1', 'l'), Disguises);
            yield return Undisguised(cut, Shifted);
        }
    }

    private static string Undisguised(string text, string pairs) =>
        string.Concat(
            text.Select(c =>
            {
                var at = pairs.IndexOf(c, StringComparison.Ordinal);
                return at >= 0 && at % 2 == 0 ? pairs[at + 1] : c;
            })
        );

    /// <summary>A name as its owner may write it: 浦城县 as 浦城县, 浦城 and 浦城县妇联.</summary>
    private static IEnumerable<string> Names(string name)
    {
        var letters = Letters(name).ToLowerInvariant();
        yield return letters;
        if (UnitSuffix().Match(letters) is { Success: true, Index: > 1 } suffix)
            yield return letters[..suffix.Index];
    }

    // One letter, or two of a login, would make a word of nearly everything.
    private static bool IsWord(string word) => word.Length >= (word.All(char.IsAscii) ? 3 : 2);

    private static bool IsMadeOf(string text, IReadOnlyList<string> words)
    {
        var reached = new bool[text.Length + 1];
        reached[0] = true;
        for (var at = 0; at < text.Length; at++)
        {
            if (!reached[at])
                continue;
            foreach (var word in words)
            {
                if (string.Compare(text, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0)
                    reached[at + word.Length] = true;
            }
        }
        return reached[^1];
    }

    private static Lazy<FrozenSet<string>> Commonest { get; } =
        new(() =>
        {
            const int FewestLetters = 4;
            using var list = new StreamReader(
                typeof(PasswordRule).Assembly.GetManifestResourceStream(typeof(PasswordRule), "CommonPasswords.txt")!
            );
            var lines = list.ReadToEnd().Split('\n').Where(l => l.Length > 0 && l[0] != '#').ToList();
            return lines
                .Concat(lines.Select(Letters).Where(l => l.Length >= FewestLetters))
                .ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        });

    // At most three syllables: a name, a brand, a place. With a year behind it, the first that is tried.
    [GeneratedRegex(
        "^((zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
            + "(iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|er|ia|ie|iu|ua|ui|uo|ue|ve|"
            + "[aoeiuv])){1,3}$"
    )]
    private static partial Regex ShortPinyin();

    [GeneratedRegex("(县|市|区|乡|镇|街道|村|社区|妇女联合会|妇联)$")]
    private static partial Regex UnitSuffix();
}
