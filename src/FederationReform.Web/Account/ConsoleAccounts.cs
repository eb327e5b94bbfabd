using FederationReform.Accounts;

namespace FederationReform.Web.Account;

/// <summary>
/// What the person at the server's console is told. Written past the log: a password must not lie in a file.
/// </summary>
internal static class ConsoleAccounts
{
    private const string Recover = "--reset-administrator";

    public static async Task SayFirstAdministratorAsync(this IServiceProvider services)
    {
        if (await services.GetRequiredService<CreateFirstAdministrator>().RunAsync() is { } password)
            Say($"已建立第一个管理员账号。登录名 {CreateFirstAdministrator.Login}", password);
    }

    /// <summary>Null when it was not asked for; otherwise the exit code.</summary>
    public static async Task<int?> TryRecoverAdministratorAsync(this IServiceProvider services, string[] args)
    {
        var asked = Array.IndexOf(args, Recover);
        if (asked < 0)
            return null;
        if (asked + 1 >= args.Length)
        {
            await Console.Error.WriteLineAsync(
                $"请在 {Recover} 后面写上管理员的登录名，例如：{Recover} {CreateFirstAdministrator.Login}"
            );
            return 1;
        }
        var answer = await services.GetRequiredService<RecoverAdministrator>().RunAsync(args[asked + 1]);
        if (answer.OneTimePassword is not { } password)
        {
            await Console.Error.WriteLineAsync(answer.Violations[0].Message);
            return 1;
        }
        Say($"已恢复管理员账号 {args[asked + 1]}", password);
        return 0;
    }

    private static void Say(string what, string password) =>
        Console.WriteLine(
            $"""

            {what}
            一次性密码 {password}（24 小时内有效，只显示这一次，登录后必须修改）

            """
        );
}
