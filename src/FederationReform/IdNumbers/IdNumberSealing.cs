using FederationReform.Data;

namespace FederationReform.IdNumbers;

internal static class IdNumberSealing
{
    /// <summary>The same for both forms of a number, with 15 and with 18 characters.</summary>
    public static string Hash(this PersonalDataKey key, IdNumber number) => key.Hash(number.Canonical);

    public static byte[] Seal(this PersonalDataKey key, IdNumber number) => key.Seal(number.Text);
}
