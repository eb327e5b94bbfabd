using FederationReform.Data;

namespace FederationReform.People;

/// <summary>What a telephone, which is stored encrypted, is found by.</summary>
internal static class PhoneHashes
{
    /// <summary>Of all digits: the same telephone, however it was written.</summary>
    public static string? Whole(this PersonalDataSeal seal, string? phone) =>
        PhoneText.Digits(phone) is { } digits ? seal.Hash($"phone {digits}") : null;

    /// <summary>Of the last four digits, which lists show.</summary>
    public static string? End(this PersonalDataSeal seal, string? phone) =>
        PhoneText.Digits(phone) is { } digits
            ? seal.Hash($"phone end {digits[Math.Max(0, digits.Length - PersonSearch.Digits)..]}")
            : null;
}
