using System.Security.Cryptography;

namespace FederationReform.Data;

/// <summary>
/// Where the key of ID numbers comes from: the setting Portal:IdNumberKey, or, with the embedded database, a file
/// beside it, which is created when a county first registers ID numbers. Several nodes need the same key, so with
/// PostgreSQL only the setting counts.
/// </summary>
internal sealed class IdNumberKeys
{
    public const string FileName = "id-number.key";

    private readonly Lock gate = new();
    private readonly string? file;
    private IdNumberKey? key;

    private IdNumberKeys(IdNumberKey? key, string? file) => (this.key, this.file) = (key, file);

    public static IdNumberKeys None { get; } = new(null, null);

    public static IdNumberKeys Of(string base64) => new(new(Convert.FromBase64String(base64)), null);

    public static IdNumberKeys InFolder(string folder) => new(null, Path.Combine(folder, FileName));

    /// <summary>Whether the program may create a key when it is first needed.</summary>
    public bool MayMake => file is not null;

    /// <summary>The key; null when none has been created yet or the operator has not set it.</summary>
    public IdNumberKey? Find()
    {
        lock (gate)
            return key ??=
                file is not null && File.Exists(file)
                    ? new(Convert.FromBase64String(File.ReadAllText(file).Trim()))
                    : null;
    }

    /// <summary>The key, created now if the program may; null when the operator must set it.</summary>
    public IdNumberKey? FindOrMake()
    {
        lock (gate)
        {
            if (Find() is { } there)
                return there;
            if (file is null)
                return null;
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            var secret = RandomNumberGenerator.GetBytes(IdNumberKey.Bytes);
            using (var stream = new FileStream(file, options))
            {
                stream.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(secret) + "\n"));
                stream.Flush(flushToDisk: true);
            }
            return key = new(secret);
        }
    }

    /// <summary>What is wrong with the setting, in Chinese for the operator; null when nothing is.</summary>
    public static string? Problem(string? base64)
    {
        if (string.IsNullOrWhiteSpace(base64))
            return null;
        var secret = new byte[2 * IdNumberKey.Bytes];
        return Convert.TryFromBase64String(base64, secret, out var bytes) && bytes == IdNumberKey.Bytes
            ? null
            : $"Portal:IdNumberKey 应是 {IdNumberKey.Bytes} 字节随机数的 Base64 文本，"
                + $"可以用 openssl rand -base64 {IdNumberKey.Bytes} 生成。";
    }
}
