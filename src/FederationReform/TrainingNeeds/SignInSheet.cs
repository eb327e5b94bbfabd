using FederationReform.Text;

namespace FederationReform.TrainingNeeds;

/// <summary>A line of a sign-in sheet: the words that may be names or units.</summary>
internal sealed record SignInLine(int Number, string Text, IReadOnlyList<string> Words)
{
    /// <summary>The words that are no names, joined and each by itself, the longest first.</summary>
    public IEnumerable<string> UnitTexts(Func<string, bool> isName)
    {
        var rest = Words.Where(w => !isName(w)).ToList();
        for (var length = rest.Count; length > 0; length--)
        {
            for (var from = 0; from + length <= rest.Count; from++)
                yield return string.Concat(rest.Skip(from).Take(length));
        }
    }
}

internal static class SignInSheet
{
    private const int MostLines = 1000;

    /// <summary>Above this, a line is no line of a sheet, and joining its words would not end.</summary>
    private const int MostWords = 30;

    private static readonly char[] separators = ['\t', ' ', '\u3000', '\u00A0', ',', '，', '、', ';', '；', '|', '/'];

    /// <summary>Words of such sheets that are neither a name nor a unit.</summary>
    private static readonly HashSet<string> headings =
    [
        "序号",
        "姓名",
        "单位",
        "所在单位",
        "工作单位",
        "乡镇",
        "村",
        "村（社区）",
        "职务",
        "性别",
        "电话",
        "联系电话",
        "手机",
        "签名",
        "签到",
        "签到表",
        "备注",
        "女",
        "男",
        "主席",
        "副主席",
        "专职副主席",
        "兼职副主席",
        "常委",
        "执委",
        "妇联主席",
        "妇联副主席",
        "妇联执委",
    ];

    public static IReadOnlyList<SignInLine> Lines(string? text) =>
        [
            .. (text ?? "")
                .Split('\n')
                .Select((line, i) => new SignInLine(i + 1, line.Trim(), Words(line)))
                .Where(line => line.Words.Count > 0)
                .Take(MostLines),
        ];

    private static List<string> Words(string line)
    {
        var words = new List<string>();
        foreach (var part in line.Split(separators, StringSplitOptions.RemoveEmptyEntries).Take(MostWords))
        {
            if (PlainText.CleanName(part) is not { } word || PlainText.Check("", "", word) is not null)
                continue;
            if (headings.Contains(word) || word.All(c => char.IsAsciiDigit(c) || char.IsPunctuation(c)))
                continue;
            // 张 华: a name of two characters is often written with a blank between them.
            if (words.Count > 0 && words[^1].Length == 1 && word.Length <= 2)
                words[^1] += word;
            else
                words.Add(word);
        }
        return words;
    }
}
