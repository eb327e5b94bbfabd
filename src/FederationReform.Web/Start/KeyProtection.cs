using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;

namespace FederationReform.Web.Start;

/// <summary>The keys of cookies and forms: in the database, shared by all nodes (OP-01).</summary>
internal static class KeyProtection
{
    public static void AddKeyProtection(this IServiceCollection services, X509Certificate2? certificate)
    {
        var keys = services.AddDataProtection().SetApplicationName("FederationReform");
        if (certificate is not null)
            keys.ProtectKeysWithCertificate(certificate);
    }

    /// <summary>Nothing when none was asked for; a problem in words when it cannot be used.</summary>
    public static (X509Certificate2? Certificate, string? Problem) Load(KeyCertificateOptions options, string contentRoot)
    {
        if (string.IsNullOrWhiteSpace(options.Path))
            return (null, null);
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(Path.GetFullPath(options.Path, contentRoot), options.Password);
            return certificate.HasPrivateKey ? (certificate, null) : (null, $"Portal:KeyCertificate:Path 指向的证书 {options.Path} 没有私钥，请换成带私钥的 .pfx 文件。");
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return (null, $"Portal:KeyCertificate:Path 指向的证书 {options.Path} 打不开，请检查文件是否存在、能否读取，以及 Portal:KeyCertificate:Password 是否正确。");
        }
    }
}
