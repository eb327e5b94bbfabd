using System.Text.RegularExpressions;
using FederationReform.Accounts;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;

namespace FederationReform.Web.Tests.Account;

/// <summary>AU-05: what the operator sees, once, and what lies nowhere else.</summary>
public sealed partial class ConsoleTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task FirstStart_PrintsTheAdministratorsPasswordOnce_AndRecoveryAnother(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine, TimeProvider.System);

        var first = await RunAsync(database, "--migrate");
        var second = await RunAsync(database, "--migrate");
        var recovered = await RunAsync(database, Recovery(CreateFirstAdministrator.Login));
        var nobody = await RunAsync(database, Recovery("nobody"));
        var nameless = await RunAsync(database, "--reset-administrator");

        first.Output.Should().Contain($"登录名 {CreateFirstAdministrator.Login}");
        var password = OneTime().Match(first.Output).Value;
        OneTime().IsMatch(second.Output).Should().BeFalse();
        var another = OneTime().Match(recovered.Output).Value;
        (nobody.Code, nameless.Code).Should().Be((1, 1));
        nobody.Output.Should().Contain("现有管理员的登录名：admin").And.NotContain("   at ");
        nameless.Output.Should().Contain("写上管理员的登录名");

        var signIn = new SignIn(database.Portal);
        (await signIn.RunAsync(new("admin", password, "192.0.2.7"))).Account.Should().BeNull();
        (await signIn.RunAsync(new("admin", another, "192.0.2.7"))).Account!.MustChangePassword.Should().BeTrue();
        var written = string.Concat(
            Directory.EnumerateFiles(database.Folder, "*.log", SearchOption.AllDirectories).Select(File.ReadAllText)
        );
        written.Should().NotContain(password).And.NotContain(another);
    }

    private static string[] Recovery(string login) => ["--reset-administrator", login];

    private static async Task<(int Code, string Output)> RunAsync(TestDatabase database, params string[] arguments)
    {
        using var portal = PortalProcess.Launch(PortalProcess.On(database), "Production", arguments: arguments);
        var code = await portal.ExitCodeAsync();
        return (code, portal.Output);
    }

    [GeneratedRegex("[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){2}")]
    private static partial Regex OneTime();
}
