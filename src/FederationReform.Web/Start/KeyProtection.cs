using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;

namespace FederationReform.Web.Start;

/// <summary>
/// The keys of cookies and forms: in the database, shared by all nodes, and encrypted under a certificate that does not
/// lie there. Whoever reads the database or its backup makes no cookie.
/// </summary>
internal static class KeyProtection
{
    /// <summary>In the data folder, where the operator names no certificate.</summary>
    public const string FileName = "cookie-keys.pfx";

    public static void AddKeyProtection(this IServiceCollection services, X509Certificate2 certificate) =>
        services.AddDataProtection().ProtectKeysWithCertificate(certificate);

    /// <summary>
    /// The certificate of the data folder, made at the first start. Its file needs no other protection.
    /// </summary>
    public static X509Certificate2 FindOrMake(string dataFolder)
    {
        var file = Path.Combine(dataFolder, FileName);
        if (!File.Exists(file))
            Make(file);
        return X509CertificateLoader.LoadPkcs12FromFile(file, null);
    }

    private static void Make(string file)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(
            "CN=FederationReform cookie keys",
            key,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        // Nobody checks how long it is valid: it encrypts, and signs nothing.
        using var certificate = request.CreateSelfSigned(
            DateTimeOffset.UnixEpoch,
            new DateTimeOffset(2999, 1, 1, 0, 0, 0, TimeSpan.Zero)
        );
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        // Under another name first: a process killed meanwhile must not leave half a key.
        var half = $"{file}.{Guid.NewGuid():N}";
        using (var stream = new FileStream(half, options))
        {
            stream.Write(certificate.Export(X509ContentType.Pfx));
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

    /// <summary>Nothing when none was asked for; a problem in words when it cannot be used.</summary>
    public static (X509Certificate2? Certificate, string? Problem) Load(
        KeyCertificateOptions options,
        string contentRoot
    )
    {
        if (string.IsNullOrWhiteSpace(options.Path))
            return (null, null);
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(
                Path.GetFullPath(options.Path, contentRoot),
                options.Password
            );
            return certificate.HasPrivateKey
                ? (certificate, null)
                : (null, $"Portal:KeyCertificate:Path 指向的证书 {options.Path} 没有私钥，请换成带私钥的 .pfx 文件。");
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return (
                null,
                $"Portal:KeyCertificate:Path 指向的证书 {options.Path} 打不开，请检查文件是否存在、能否读取，"
                    + "以及 Portal:KeyCertificate:Password 是否正确。"
            );
        }
    }
}
