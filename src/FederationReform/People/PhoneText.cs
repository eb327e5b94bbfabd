using System.Text.RegularExpressions;
using FederationReform.Text;

namespace FederationReform.People;

/// <summary>Telephone numbers: a mobile number of 11 digits, or a landline with or without its area code.</summary>
public static partial class PhoneText
{
    private const int MobileLength = 11;

    public static Reading<string> Read(string? text)
    {
        var compact = Reading.Compact(text);
        if (Scientific().IsMatch(compact))
            return Reading.Unreadable<string>("被表格改成了科学计数，请改为完整的号码");
        var digits = Separators().Replace(compact, "");
        if (digits.StartsWith("+86", StringComparison.Ordinal))
            digits = digits[3..];
        else if (digits.Length == 13 && digits.StartsWith("86", StringComparison.Ordinal))
            digits = digits[2..];

        if (Mobile().IsMatch(digits))
            return Reading.Of(digits);
        if (Landline().Match(digits) is { Success: true } landline)
            return Reading.Of(
                landline.Groups["area"].Success
                    ? $"{landline.Groups["area"].Value}-{landline.Groups["number"].Value}"
                    : digits
            );
        return Reading.Unreadable<string>(
            !digits.All(char.IsAsciiDigit) ? "不是一个电话号码，请只填一个号码"
            : digits.StartsWith('0') ? "的区号或位数不对，固定电话请写成 0599-2820000 这样"
            : digits.Length == MobileLength ? $"以 {digits[..2]} 开头，手机号以 13 至 19 开头，请核对"
            : $"有 {digits.Length} 位数字，手机号应为 {MobileLength} 位，固定电话请写区号，例如 0599-2820000"
        );
    }

    /// <summary>138****5678, for readers who need not call the person.</summary>
    public static string? Masked(string? phone) =>
        phone switch
        {
            null or "" => null,
            { Length: 11 } when phone[0] == '1' => $"{phone[..3]}****{phone[^4..]}",
            _ => $"****{phone[Math.Max(0, phone.Length - 4)..]}",
        };

    /// <summary>The number without its hyphens; null where there is no digit.</summary>
    public static string? Digits(string? phone) =>
        phone?.Where(char.IsAsciiDigit).ToArray() is { Length: > 0 } digits ? new(digits) : null;

    [GeneratedRegex(@"^\d(\.\d+)?[Ee]\+?\d+$")]
    private static partial Regex Scientific();

    [GeneratedRegex(@"[-—－()（）]")]
    private static partial Regex Separators();

    [GeneratedRegex(@"^1[3-9]\d{9}$")]
    private static partial Regex Mobile();

    // Area codes have three digits (010, 02x) or four.
    [GeneratedRegex(@"^(?<area>010|02\d|0[3-9]\d{2})?(?<number>[2-8]\d{6,7})$")]
    private static partial Regex Landline();
}
