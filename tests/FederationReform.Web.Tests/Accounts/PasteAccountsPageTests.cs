using System.Text.RegularExpressions;
using FederationReform.Access;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Web.Tests.Accounts;

public sealed partial class PasteAccountsPageTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task List_IsCheckedThenCreated_AndItsPasswordsAreShownOnce(Engine engine)
    {
        await using var server = await PortalServer.OnAsync(engine);
        var county = await server.Given.CountyAsync();
        await server.Given.VillageAsync(await server.Given.TownshipAsync(county));
        using var client = await server.SignedInAsync(await server.Given.AccountAsync(Role.Administrator, county));

        var form = WebForm.In(await client.GetStringAsync(Urls.PasteAccounts), "accounts-list");
        (form["Input.Text"], form["Input.Step"]) = ("清溪镇，林新，lin xin", "create");
        var (_, refused) = await form.PostAsync(client, Urls.PasteAccounts);
        refused.Should().Contain("1 行里有 1 行需要修改").And.Contain("不能用的字符");
        (await AccountsAsync(server)).Should().Be(1);

        form = WebForm.In(await client.GetStringAsync(Urls.PasteAccounts), "accounts-list");
        (form["Input.Text"], form["Input.Step"]) = ("清溪镇\t林新\tlinxin\r\n河口村\t陈芳\tchenfang\r\n", "check");
        var (_, preview) = await form.PostAsync(client, Urls.PasteAccounts);
        preview.Should().Contain("建立 2 个账号").And.Contain("清溪镇 › 河口村");
        (await AccountsAsync(server)).Should().Be(1, "looking creates nothing");

        form["Input.Step"] = "create";
        var (_, slips) = await form.PostAsync(client, Urls.PasteAccounts);
        var (_, again) = await form.PostAsync(client, Urls.PasteAccounts);
        OneTime().Matches(slips).Should().HaveCount(2);
        OneTime().Matches(again).Should().BeEmpty();
        again.Should().Contain("这一步已经做过");
        (await AccountsAsync(server)).Should().Be(3);
    }

    /// <summary>A list of the longest size comes through; one line more is refused in words.</summary>
    [Fact]
    public async Task LongList_IsReadWhole()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var county = await server.Given.CountyAsync();
        await server.Given.TownshipAsync(county);
        using var client = await server.SignedInAsync(await server.Given.AccountAsync(Role.Administrator, county));
        var form = WebForm.In(await client.GetStringAsync(Urls.PasteAccounts), "accounts-list");

        (form["Input.Text"], form["Input.Step"]) = (
            string.Join(
                '\n',
                Enumerable.Range(0, 500).Select(n => $"清溪镇，姓名很长很长的人{n}，a.very.long.login.name.{n}")
            ),
            "check"
        );
        (await form.PostAsync(client, Urls.PasteAccounts)).Page.Should().Contain("建立 500 个账号");
        form["Input.Text"] += "\n清溪镇，林新，linxin";
        (await form.PostAsync(client, Urls.PasteAccounts)).Page.Should().Contain("一次最多 500 个账号，现有 501 个");
    }

    private static async Task<int> AccountsAsync(PortalServer server)
    {
        await using var db = server.Given.Portal.OpenForSystem();
        return await db.Accounts.CountAsync();
    }

    [GeneratedRegex("[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){2}")]
    private static partial Regex OneTime();
}
