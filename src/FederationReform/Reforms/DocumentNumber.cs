using System.Text.RegularExpressions;

namespace FederationReform.Reforms;

/// <summary>文号, as GB/T 9704 writes it: the year in 〔 〕. Documents come with every bracket there is, also with two that do not match (SEED-INVENTORY C13).</summary>
public static partial class DocumentNumber
{
    public const int Runes = 60;

    /// <summary>贵妇通﹝2017)29号 → 贵妇通〔2017〕29号; null for nothing.</summary>
    public static string? Clean(string? text) => PlainText.Clean(text) is { } number
        ? Year().Replace(number, year => $"〔{year.Groups["year"].Value.Normalize(System.Text.NormalizationForm.FormKC)}〕")
        : null;

    internal static Violation? Check(string field, string? number) => PlainText.Check(field, "文号", number, Runes);

    [GeneratedRegex(@"\s*[\[［(（﹝﹙【〔{｛<＜《〖]\s*(?<year>[0-9０-９]{4})\s*[\]］)）﹞﹚】〕}｝>＞》〗]\s*")]
    private static partial Regex Year();
}
