using System.Security.Cryptography;

namespace FederationReform.Data;

/// <summary>
/// Where the key of personal data comes from: the setting Portal:PersonalDataKey, or a file in the data folder, which
/// is created when something is first sealed. Several nodes need the same key; <see cref="CheckPersonalDataKey"/>
/// refuses the start of a node that has another.
/// </summary>
internal sealed class PersonalDataKeys
{
    public const string FileName = "personal-data.key";

    private readonly Lock gate = new();
    private readonly string? file;
    private PersonalDataKey? key;

    private PersonalDataKeys(PersonalDataKey? key, string? file) => (this.key, this.file) = (key, file);

    public static PersonalDataKeys None { get; } = new(null, null);

    public static PersonalDataKeys Of(string base64) => new(new(Convert.FromBase64String(base64)), null);

    public static PersonalDataKeys InFolder(string folder) => new(null, Path.Combine(folder, FileName));

    /// <summary>Tells one source of a key from another, and reveals nothing about the key.</summary>
    public string Origin => file ?? key?.Mark ?? "";

    /// <summary>Whether the program may create a key when it is first needed.</summary>
    public bool MayMake => file is not null;

    /// <summary>The key; null when none has been created yet or the operator has not set it.</summary>
    public PersonalDataKey? Find()
    {
        lock (gate)
            return key ??=
                file is not null && File.Exists(file)
                    ? new(Convert.FromBase64String(File.ReadAllText(file).Trim()))
                    : null;
    }

    /// <summary>The key, created now if the program may; null when the operator must set it.</summary>
    public PersonalDataKey? FindOrMake()
    {
        lock (gate)
        {
            if (Find() is { } there)
                return there;
            if (file is null)
                return null;
            Make(file);
            return Find();
        }
    }

    private static void Make(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var secret = RandomNumberGenerator.GetBytes(PersonalDataKey.Bytes);
        // Under another name first: a process killed meanwhile must not leave half a key.
        var half = $"{file}.{Guid.NewGuid():N}";
        using (var stream = new FileStream(half, options))
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(secret) + "\n"));
            stream.Flush(flushToDisk: true);
        }
        try
        {
            File.Move(half, file);
        }
        catch (IOException) when (File.Exists(file))
        {
            // Another node that starts on the same folder was faster.
            File.Delete(half);
        }
    }

    /// <summary>What is wrong with the setting, in Chinese for the operator; null when nothing is.</summary>
    public static string? Problem(string? base64)
    {
        if (string.IsNullOrWhiteSpace(base64))
            return null;
        var secret = new byte[2 * PersonalDataKey.Bytes];
        return Convert.TryFromBase64String(base64, secret, out var bytes) && bytes == PersonalDataKey.Bytes
            ? null
            : $"Portal:PersonalDataKey 应是 {PersonalDataKey.Bytes} 字节随机数的 Base64 文本，"
                + $"可以用 openssl rand -base64 {PersonalDataKey.Bytes} 生成。";
    }
}
