using FederationReform.Access;
using FederationReform.Browser.Tests.Support;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.Playwright;

namespace FederationReform.Browser.Tests.Account;

[Collection(InBrowser.Name)]
public sealed class AccountPagesTests(Chromium chromium)
{
    /// <summary>What an administrator does on a Monday, and what the chair does with her slip.</summary>
    [BrowserFact]
    public async Task NewChair_GetsHerSlip_ChoosesAPassword_AndIsIn()
    {
        await using var server = (await PortalServer.OnAsync(Engine.Sqlite)).Listen();
        var county = await server.Given.CountyAsync();
        await server.Given.VillageAsync(await server.Given.TownshipAsync(county));
        var admin = await server.Given.AccountAsync(Role.Administrator, county);
        var password = "";

        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            await visitor.SignedInAsync(server, admin);
            await visitor.OpenAsync(Web.Urls.NewAccount);
            await visitor.Page.Locator("#unit").PressSequentiallyAsync("清溪");
            await visitor.Page.Locator(".search-panel [role=option]").WaitForAsync();
            await visitor.Page.Keyboard.PressAsync("Enter");
            await visitor.Page.GetByLabel("角色").WaitForAsync();
            await Assertions.Expect(visitor.Page.GetByLabel("角色")).ToBeEnabledAsync();
            await visitor.Page.GetByLabel("姓名").FillAsync("林　新");
            await visitor.Page.GetByLabel("登录名").FillAsync("linxin");
            await visitor.Page.Keyboard.PressAsync("Enter");
            // The dialog takes the focus when it opens, and a key pressed before that would be another button's.
            var dialog = visitor.Page.GetByRole(AriaRole.Dialog);
            await Assertions.Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "先不做" })).ToBeFocusedAsync();
            await dialog.GetByRole(AriaRole.Button, new() { Name = "建立账号" }).PressAsync("Enter");
            await visitor.Page.GetByText("一次性密码只显示这一次").WaitForAsync();
            password = await visitor.Page.Locator(".secret").InnerTextAsync();
            await visitor.ShouldHaveNoSeriousFindingsAsync();
        });

        await chromium.VisitAsync(server.Url, Screen.Phone, async visitor =>
        {
            await visitor.SignInAsync("linxin", password.ToUpperInvariant());
            new Uri(visitor.Page.Url).AbsolutePath.Should().Be(Web.Urls.Password);
            await visitor.ShouldNotScrollSidewaysAsync();
            await visitor.Page.GetByLabel("一次性密码").FillAsync(password);
            await visitor.Page.GetByLabel("新密码", new() { Exact = true }).FillAsync("葡萄架下三口锅");
            await visitor.Page.GetByLabel("再输一次新密码").FillAsync("葡萄架下三口锅");
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "保存新密码" }).ClickAsync();
            await visitor.Page.GetByText("密码至少 8 个字符，现有 7 个").WaitForAsync();
            await visitor.Page.GetByLabel("一次性密码").FillAsync(password);
            await visitor.Page.GetByLabel("新密码", new() { Exact = true }).FillAsync("葡萄架下三口铁锅");
            await visitor.Page.GetByLabel("再输一次新密码").FillAsync("葡萄架下三口铁锅");
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "保存新密码" }).ClickAsync();
            await visitor.Page.GetByText("密码已修改").WaitForAsync();
            await visitor.OpenAsync(Web.Urls.Help);
            await visitor.SignOutAsync();
            await visitor.Page.WaitForURLAsync(url => new Uri(url).AbsolutePath == Web.Urls.SignIn);
        });
    }

    [BrowserFact]
    public async Task Account_IsMovedThenDisabled_AfterBeingAskedOnce()
    {
        await using var server = (await PortalServer.OnAsync(Engine.Sqlite)).Listen();
        var county = await server.Given.CountyAsync();
        var chair = await server.Given.AccountAsync(
            Role.TownshipChair,
            await server.Given.TownshipAsync(county),
            "陈芳"
        );
        var other = await server.Given.TownshipAsync(county, "东坑镇");
        var admin = await server.Given.AccountAsync(Role.Administrator, county);

        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            await visitor.SignedInAsync(server, admin);
            await visitor.OpenAsync(Web.Urls.Account(chair.AccountId));
            await visitor.Page.GetByText("调整单位和角色").ClickAsync();
            await visitor.Page.Locator("#unit").FocusAsync();
            await visitor.Page.WaitForFunctionAsync(
                "() => document.activeElement.id === 'unit' "
                    + "&& document.activeElement.selectionEnd > document.activeElement.selectionStart"
            );
            await visitor.Page.Keyboard.TypeAsync("东坑");
            await visitor.Page.Locator(".search-panel [role=option]").ClickAsync();
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "保存单位和角色" }).ClickAsync();
            await visitor.Page.GetByText("单位和角色已保存").WaitForAsync();
            (await server.Given.AccountAsync(chair.AccountId)).UnitId.Should().Be(other.Id);

            // The same form stays ready: nothing has to be chosen anew.
            await Assertions.Expect(visitor.Page.GetByLabel("角色")).ToBeEnabledAsync();
            await visitor.Page.GetByText("停用账号").First.ClickAsync();
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "停用陈芳的账号" }).ClickAsync();
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "先不做" }).ClickAsync();
            (await server.Given.AccountAsync(chair.AccountId)).Disabled.Should().BeFalse();
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "停用陈芳的账号" }).ClickAsync();
            await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "停用账号", Exact = true }).ClickAsync();
            await visitor.Page.GetByText("账号已停用。").WaitForAsync();
            (await server.Given.AccountAsync(chair.AccountId)).Disabled.Should().BeTrue();
        });
    }
}
