using System.Security.Cryptography;
using System.Text;

namespace FederationReform.Data;

/// <summary>
/// Encrypts ID numbers and makes keyed hashes to find them by. The key is separate from the database and from the keys
/// of cookies, so that neither of them opens the numbers. When the key is lost, the numbers are lost.
/// </summary>
internal sealed class IdNumberKey
{
    public const int HashLength = 32;
    public const int Bytes = 32;

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

    /// <summary>Identifies the key without revealing anything about it.</summary>
    public string Mark { get; }

    public byte[] Seal(string number)
    {
        var text = Encoding.ASCII.GetBytes(number);
        var sealed_ = new byte[1 + NonceBytes + TagBytes + text.Length];
        sealed_[0] = Form;
        var nonce = sealed_.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(sealing, TagBytes);
        aes.Encrypt(
            nonce,
            text,
            sealed_.AsSpan(1 + NonceBytes + TagBytes),
            sealed_.AsSpan(1 + NonceBytes, TagBytes),
            bound
        );
        return sealed_;
    }

    /// <summary>Null when the data were encrypted with another key or were changed.</summary>
    public string? Open(byte[] sealedNumber)
    {
        if (sealedNumber.Length <= 1 + NonceBytes + TagBytes || sealedNumber[0] != Form)
            return null;
        var text = new byte[sealedNumber.Length - 1 - NonceBytes - TagBytes];
        try
        {
            using var aes = new AesGcm(sealing, TagBytes);
            aes.Decrypt(
                sealedNumber.AsSpan(1, NonceBytes),
                sealedNumber.AsSpan(1 + NonceBytes + TagBytes),
                sealedNumber.AsSpan(1 + NonceBytes, TagBytes),
                text,
                bound
            );
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
        return Encoding.ASCII.GetString(text);
    }

    public string Hash(string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(hashing, Encoding.UTF8.GetBytes(text)))[..HashLength];
}
