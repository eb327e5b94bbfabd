using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace FederationReform.Text;

/// <summary>Reads names of persons as rosters write them, and tells what is written instead of one.</summary>
public static partial class PersonNameText
{
    // What stands in the place of a name where nobody holds the post.
    private static readonly FrozenSet<string> placeholders = FrozenSet.Create(
        StringComparer.Ordinal,
        ["空缺", "暂缺", "缺", "缺额", "空", "无", "暂无", "没有", "待定", "未定", "待补", "待选", "空岗"]
    );

    /// <summary>Whether the text says that there is nobody: 空缺, 无, /, —, 0.</summary>
    public static bool IsPlaceholder(string? text)
    {
        var compact = Reading.Compact(text).Trim('(', ')', '（', '）', '【', '】', '[', ']');
        return placeholders.Contains(compact) || Marks().IsMatch(compact);
    }

    /// <summary>The name in its stored form.</summary>
    public static Reading<string> Read(string? text)
    {
        var name = PlainText.CleanName(text) ?? "";
        return IsPlaceholder(name) ? Reading.Unreadable<string>("不是姓名，没有人的行请不要填写") : Reading.Of(name);
    }

    /// <summary>
    /// Whether a digit or a star follows the name (王芳1, 刘洋*): in a table it marks something, and would make another
    /// person of her.
    /// </summary>
    public static bool IsMarked(string? text) => Marked().IsMatch(PlainText.CleanName(text) ?? "");

    [GeneratedRegex(@"^[-—–－_/／\\、.．。·*×0]+$")]
    private static partial Regex Marks();

    [GeneratedRegex(@"^[\p{IsCJKUnifiedIdeographs}·]{2,}[\d０-９*＊#＃]+$")]
    private static partial Regex Marked();
}
