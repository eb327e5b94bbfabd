using System.Text;
using System.Text.RegularExpressions;

namespace FederationReform.Text;

/// <summary>
/// A document's text as it comes from Word or a web page, brought to one form before it is read by pattern. Never for
/// what is stored as typed: traditional characters become simplified ones.
/// </summary>
/// <remarks>
/// Some web pages show every traditional character with its pinyin in brackets (鄉(xiāng)鎮(zhèn)) and a comma before
/// every other mark of punctuation; both go.
/// </remarks>
public static partial class PastedText
{
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(
                rune.Value switch
                {
                    '\r' or 0xFEFF or (>= 0x200B and <= 0x200F) => "",
                    '\u2028' or '\u2029' or '\v' => "\n",
                    _ when Rune.IsWhiteSpace(rune) && rune.Value != '\n' => " ",
                    (>= '０' and <= '９') or (>= 'Ａ' and <= 'Ｚ') or (>= 'ａ' and <= 'ｚ') or '％' => (
                        (char)(rune.Value - '！' + '!')
                    ).ToString(),
                    _ => HanCharacters.Simplified(rune).ToString(),
                }
            );
        var plain = Pinyin().Replace(clean.ToString(), "");
        plain = DoubledComma().Replace(plain, "");
        return Gap().Replace(plain, "");
    }

    [GeneratedRegex(@"(?<=\p{Lo})\s?[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü']{1,7}[)）]")]
    private static partial Regex Pinyin();

    [GeneratedRegex(@"[,，](?=[,，、。；;：:）)])")]
    private static partial Regex DoubledComma();

    /// <summary>Blanks with which Word spaces a line out, between Han characters, digits and punctuation.</summary>
    [GeneratedRegex(@"(?<=[\p{Lo}\p{P}0-9]) +(?=[\p{Lo}0-9])(?<![.．] +)|(?<=\p{Lo}) +(?=\p{P})")]
    private static partial Regex Gap();
}
