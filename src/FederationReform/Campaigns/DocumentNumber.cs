using System.Text.RegularExpressions;
using FederationReform.Text;

namespace FederationReform.Campaigns;

/// <summary>
/// 文号 in the form of GB/T 9704, with the year in 〔 〕. Documents use all kinds of brackets, even two that do not
/// match.
/// </summary>
public static partial class DocumentNumber
{
    public const int Runes = 60;

    /// <summary>For example 贵妇通﹝2017)29号 becomes 贵妇通〔2017〕29号; null when nothing is left.</summary>
    public static string? Clean(string? text) =>
        PlainText.Clean(text) is { } number
            ? Year()
                .Replace(number, year =>
                    $"〔{year.Groups["year"].Value.Normalize(System.Text.NormalizationForm.FormKC)}〕"
                )
            : null;

    internal static Violation? Check(string field, string? number) => PlainText.Check(field, "文号", number, Runes);

    [GeneratedRegex(@"\s*[\[［(（﹝﹙【〔{｛<＜《〖]\s*(?<year>[0-9０-９]{4})\s*[\]］)）﹞﹚】〕}｝>＞》〗]\s*")]
    private static partial Regex Year();
}
