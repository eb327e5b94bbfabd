using System.Security.Cryptography;
using System.Text;

namespace FederationReform.IdNumbers;

/// <summary>
/// Seals ID numbers, and hashes them to be found again; of its own, so that neither the database alone nor the keys of cookies open them (PD-02).
/// Whoever loses it loses the numbers.
/// </summary>
internal sealed class IdNumberKey
{
    public const int Bytes = 32;
    public const int HashLength = 32;

    private const byte Form = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private static readonly byte[] bound = "FederationReform/id-number"u8.ToArray();

    private readonly byte[] sealing;
    private readonly byte[] hashing;

    public IdNumberKey(byte[] secret)
    {
        if (secret.Length != Bytes)
            throw new ArgumentException($"The key has {Bytes} bytes.", nameof(secret));
        sealing = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, Bytes, info: "seal"u8.ToArray());
        hashing = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, Bytes, info: "hash"u8.ToArray());
        Mark = Hash("mark");
    }

    /// <summary>Tells this key from another without saying anything of it.</summary>
    public string Mark { get; }

    public string Hash(IdNumber number) => Hash(number.Canonical);

    public byte[] Seal(IdNumber number)
    {
        var text = Encoding.ASCII.GetBytes(number.Text);
        var sealed_ = new byte[1 + NonceBytes + TagBytes + text.Length];
        sealed_[0] = Form;
        var nonce = sealed_.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(sealing, TagBytes);
        aes.Encrypt(nonce, text, sealed_.AsSpan(1 + NonceBytes + TagBytes), sealed_.AsSpan(1 + NonceBytes, TagBytes), bound);
        return sealed_;
    }

    /// <summary>Null when it was sealed with another key, or is no longer what was sealed.</summary>
    public string? Open(byte[] sealedNumber)
    {
        if (sealedNumber.Length <= 1 + NonceBytes + TagBytes || sealedNumber[0] != Form)
            return null;
        var text = new byte[sealedNumber.Length - 1 - NonceBytes - TagBytes];
        try
        {
            using var aes = new AesGcm(sealing, TagBytes);
            aes.Decrypt(sealedNumber.AsSpan(1, NonceBytes), sealedNumber.AsSpan(1 + NonceBytes + TagBytes), sealedNumber.AsSpan(1 + NonceBytes, TagBytes), text, bound);
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
        return Encoding.ASCII.GetString(text);
    }

    private string Hash(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(hashing, Encoding.UTF8.GetBytes(text)))[..HashLength];
}
