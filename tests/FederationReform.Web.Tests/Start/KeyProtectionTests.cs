using System.Net;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FederationReform.Access;
using FederationReform.Tests.Support;
using FederationReform.Web.Start;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Web.Tests.Start;

/// <summary>OP-01: a restart or another node knows the cookies that this one gave out.</summary>
public sealed class KeyProtectionTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Cookie_OfOneNode_IsGoodOnTheOther(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var scope = await given.AccountAsync(Role.UpperReader, await given.CountyAsync());
        Cookie cookie;
        await using (var first = new PortalServer(given))
            cookie = await first.CookieAsync(scope.AccountId);

        await using var second = new PortalServer(given);
        using var client = second.CreateClient();
        client.DefaultRequestHeaders.Add("Cookie", cookie.ToString());

        (await client.GetAsync(Urls.Help)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    /// <summary>
    /// Whoever reads the database or a backup of it must not be able to make a cookie. The key lies beside it, for the
    /// portal's own user alone.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    [UnsupportedOSPlatform("windows")]
    public async Task Keys_WithoutACertificate_LieEncryptedUnderAFileOfTheDataFolder(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var scope = await given.AccountAsync(Role.UpperReader, await given.CountyAsync());
        Cookie cookie;
        await using (var first = new PortalServer(given))
            cookie = await first.CookieAsync(scope.AccountId);

        await using (var db = given.Portal.OpenForSystem())
            (await db.Set<DataProtectionKey>().SingleAsync())
                .Xml.Should()
                .Contain("EncryptedData")
                .And.NotContain("masterKey");
        var file = Path.Combine(given.Database.Folder, "cookie-keys.pfx");
        File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await using var second = new PortalServer(given);
        using var client = second.CreateClient();
        client.DefaultRequestHeaders.Add("Cookie", cookie.ToString());
        (await client.GetAsync(Urls.Help)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    /// <summary>A key that lay open once may be in a backup.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Key_ThatLiesOpen_IsNotUsedAnyMore(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var scope = await given.AccountAsync(Role.UpperReader, await given.CountyAsync());
        const string Open = """
            <key id="b7a9f6c2-0000-4000-8000-000000000001" version="1"><creationDate>2026-07-01T00:00:00Z</creationDate>
            <activationDate>2026-07-01T00:00:00Z</activationDate><expirationDate>2026-09-29T00:00:00Z</expirationDate>
            <descriptor deserializerType="Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel.AuthenticatedEncryptorDescriptorDeserializer, Microsoft.AspNetCore.DataProtection">
            <descriptor><encryption algorithm="AES_256_CBC" /><validation algorithm="HMACSHA256" />
            <masterKey p4:requiresEncryption="true" xmlns:p4="http://schemas.asp.net/2015/03/dataProtection">
            <value>AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==</value>
            </masterKey></descriptor></descriptor></key>
            """;
        await using (var db = given.Portal.OpenForSystem())
        {
            db.Set<DataProtectionKey>().Add(new() { FriendlyName = "key-b7a9f6c2", Xml = Open });
            await db.SaveChangesAsync();
        }

        await using (var server = new PortalServer(given))
            await server.CookieAsync(scope.AccountId);

        await using var after = given.Portal.OpenForSystem();
        (await after.Set<DataProtectionKey>().ToListAsync())
            .Should()
            .ContainSingle()
            .Which.Xml.Should()
            .NotContain("masterKey");
    }

    [Fact]
    public async Task Keys_WithACertificate_LieEncryptedAndCanBeReadAgain()
    {
        await using var given = await Given.OnAsync(Engine.Sqlite);
        var scope = await given.AccountAsync(Role.UpperReader, await given.CountyAsync());
        var file = Path.Combine(given.Database.Folder, "keys.pfx");
        await File.WriteAllBytesAsync(file, SelfSigned("secret"));
        Dictionary<string, string?> settings = new()
        {
            ["Portal:KeyCertificate:Path"] = file,
            ["Portal:KeyCertificate:Password"] = "secret",
        };
        Cookie cookie;
        await using (var first = new PortalServer(given, settings: settings))
            cookie = await first.CookieAsync(scope.AccountId);

        await using var db = given.Portal.OpenForSystem();
        var key = await db.Set<DataProtectionKey>().SingleAsync();
        key.Xml.Should().Contain("EncryptedData").And.NotContain("masterKey");
        await using var second = new PortalServer(given, settings: settings);
        using var client = second.CreateClient();
        client.DefaultRequestHeaders.Add("Cookie", cookie.ToString());
        (await client.GetAsync(Urls.Help)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("absent.pfx", "secret")]
    [InlineData("keys.pfx", "wrong")]
    public async Task Certificate_ThatCannotBeUsed_IsNamedWithoutItsPassword(string name, string password)
    {
        var folder = Directory.CreateTempSubdirectory("portal-test-").FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, "keys.pfx"), SelfSigned("secret"));

        var (certificate, problem) = KeyProtection.Load(new() { Path = name, Password = password }, folder);

        Directory.Delete(folder, recursive: true);
        certificate.Should().BeNull();
        problem.Should().Contain(name).And.NotContain(password);
    }

    private static byte[] SelfSigned(string password)
    {
        using var key = RSA.Create(2048);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest(
            "CN=keys",
            key,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        ).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return certificate.Export(X509ContentType.Pfx, password);
    }
}
