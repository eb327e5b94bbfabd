using System.Text;

namespace FederationReform.Data;

/// <summary>
/// Seals telephones, and whatever may hold one, on the way into the database and opens them on the way out. It is part
/// of the model (<see cref="PortalModel"/>), so that no use case can forget it.
/// </summary>
internal sealed class PersonalDataSeal(PersonalDataKeys keys)
{
    private static readonly byte[] purpose = "FederationReform/personal-data"u8.ToArray();

    /// <summary>For a context that only describes the model.</summary>
    public static PersonalDataSeal None { get; } = new(PersonalDataKeys.None);

    /// <summary>Seals made from one key are one: EF Core builds the model once for each.</summary>
    public string Origin => keys.Origin;

    public byte[] Seal(byte[] content) => Key.Seal(content, purpose);

    /// <summary>Null when it was sealed with a key that is lost.</summary>
    public byte[]? Open(byte[] content) => keys.Find()?.Open(content, purpose);

    public byte[] SealText(string text) => Seal(Encoding.UTF8.GetBytes(text));

    /// <inheritdoc cref="Open"/>
    public string? OpenText(byte[] content) => Open(content) is { } text ? Encoding.UTF8.GetString(text) : null;

    /// <summary>What a sealed value is found by; the same text has the same hash under one key.</summary>
    public string Hash(string text) => Key.Hash(text);

    private PersonalDataKey Key =>
        keys.FindOrMake() ?? throw new InvalidOperationException("No key of personal data seals what is stored.");
}

/// <summary>A row that is found by keyed hashes of what it holds sealed; they are made before each save.</summary>
internal interface IFoundByHash
{
    void MakeHashes(PersonalDataSeal seal);
}

/// <summary>
/// A telephone, or what may hold one, in a value that is stored as JSON: the rest stays readable, and only this is lost
/// with a lost key.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SealedAtRestAttribute : Attribute;
