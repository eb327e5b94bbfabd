using System.Security.Cryptography;
using System.Text;

namespace FederationReform.Data;

/// <summary>
/// Encrypts ID numbers and telephones, and makes keyed hashes to find them by. The key is separate from the database
/// and from the keys of cookies, so that neither of them opens what it sealed. When the key is lost, that is lost.
/// </summary>
internal sealed class PersonalDataKey
{
    public const int HashLength = 32;
    public const int Bytes = 32;

    private const byte Form = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int Before = 1 + NonceBytes + TagBytes;
    private static readonly byte[] bound = "FederationReform/id-number"u8.ToArray();

    private readonly byte[] sealing;
    private readonly byte[] hashing;

    public PersonalDataKey(byte[] secret)
    {
        if (secret.Length != Bytes)
            throw new ArgumentException($"The key has {Bytes} bytes.", nameof(secret));
        sealing = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, Bytes, info: "seal"u8.ToArray());
        hashing = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, Bytes, info: "hash"u8.ToArray());
        Mark = Hash("mark");
    }

    /// <summary>Identifies the key without revealing anything about it.</summary>
    public string Mark { get; }

    /// <summary>For an ID number.</summary>
    public byte[] Seal(string number) => Seal(Encoding.ASCII.GetBytes(number), bound);

    /// <summary>Null when the data were encrypted with another key or were changed.</summary>
    public string? Open(byte[] sealedNumber) =>
        Open(sealedNumber, bound) is { } text ? Encoding.ASCII.GetString(text) : null;

    /// <param name="purpose">What is sealed for one purpose opens for no other.</param>
    public byte[] Seal(byte[] content, byte[] purpose)
    {
        var sealed_ = new byte[Before + content.Length];
        sealed_[0] = Form;
        var nonce = sealed_.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(sealing, TagBytes);
        aes.Encrypt(nonce, content, sealed_.AsSpan(Before), sealed_.AsSpan(1 + NonceBytes, TagBytes), purpose);
        return sealed_;
    }

    /// <inheritdoc cref="Open(byte[])"/>
    public byte[]? Open(byte[] content, byte[] purpose)
    {
        if (content.Length <= Before || content[0] != Form)
            return null;
        var text = new byte[content.Length - Before];
        try
        {
            using var aes = new AesGcm(sealing, TagBytes);
            aes.Decrypt(
                content.AsSpan(1, NonceBytes),
                content.AsSpan(Before),
                content.AsSpan(1 + NonceBytes, TagBytes),
                text,
                purpose
            );
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
        return text;
    }

    public string Hash(string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(hashing, Encoding.UTF8.GetBytes(text)))[..HashLength];
}
