using FederationReform.Access;
using FederationReform.Browser.Tests.Support;
using FederationReform.Committees;
using FederationReform.People;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FederationReform.Web;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace FederationReform.Browser.Tests.IdNumbers;

/// <summary>
/// The county decides that ID numbers are registered, the township registers one, the county looks at it, and takes the
/// decision back.
/// </summary>
[Collection(InBrowser.Beside)]
public sealed class IdNumberPagesTests(Chromium chromium)
{
    private static readonly string number = FakeIdNumber.Of("19850312");

    [BrowserTheory, OnSqlite]
    public async Task Number_IsRegisteredSeenAndForgotten(Engine engine)
    {
        await using var server = (
            await PortalServer.OnAsync(
                engine,
                settings: new() { ["Portal:PersonalDataKey"] = Convert.ToBase64String(new byte[32]) }
            )
        ).Listen();
        var county = await server.Given.CountyAsync();
        var township = await server.Given.TownshipAsync(county);
        var person = await PersonAsync(server.Given, township);
        var staff = await server.Given.AccountAsync(Role.CountyStaff, county);
        var chair = await server.Given.AccountAsync(Role.TownshipChair, township);

        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, staff);
            await visitor.OpenAsync(Urls.Person(person));
            await Expect(page.GetByText("身份证号")).ToHaveCountAsync(0);
            await visitor.OpenAsync(Urls.Roster);
            await page.GetByText("更多 ▾").ClickAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "身份证号登记" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "现在没有开启" })).ToBeVisibleAsync();
            await visitor.LiveAsync();
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "开启身份证号登记" })).ToBeDisabledAsync();
            await page.GetByLabel("登记的目的和依据").FillAsync("县委组织部要求报送换届人选资格审查表");
            await page.GetByLabel("登记之前会告知本人").CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "开启身份证号登记" }).ClickAsync();
            await Expect(page.GetByText("现在已经开启")).ToBeVisibleAsync();
            await Expect(page.GetByText("县委组织部要求报送换届人选资格审查表")).ToBeVisibleAsync();

            // A search stands in the address, and an address stays in the browser's history.
            await visitor.OpenAsync(Urls.Roster);
            await page.GetByLabel("姓名、拼音或电话末四位").FillAsync(number);
            await page.GetByLabel("姓名、拼音或电话末四位").PressAsync("Enter");
            (await page.Locator("#text").EvaluateAsync<bool>("input => input.validity.patternMismatch"))
                .Should()
                .BeTrue();
            page.Url.Should().NotContain(number);
        });

        await chromium.VisitAsync(server.Url, Screen.Phone, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, chair);
            await visitor.OpenAsync(Urls.Person(person));
            await page.GetByRole(AriaRole.Link, new() { Name = "登记身份证号" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "登记单建华的身份证号" })).ToBeVisibleAsync();
            await Expect(page.GetByText("登记的目的和依据：县委组织部要求报送")).ToBeVisibleAsync();
            await visitor.LiveAsync();
            await page.Locator("#id-number").FillAsync(number[..17] + (number[17] == '0' ? '1' : '0'));
            await page.GetByRole(AriaRole.Button, new() { Name = "登记身份证号" }).ClickAsync();
            await Expect(page.GetByText("校验码不符")).ToBeVisibleAsync();
            await page.Locator("#id-number").FillAsync("999999850312002");
            await page.GetByRole(AriaRole.Button, new() { Name = "登记身份证号" }).ClickAsync();
            await Expect(page.GetByText("15 位的旧身份证号")).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "已核对，仍然登记" })).ToBeVisibleAsync();
            await page.Locator("#id-number").FillAsync(number);
            await page.Keyboard.PressAsync("Tab");
            // Another number is another question, so the old reminder does not count for it.
            await page.GetByRole(AriaRole.Button, new() { Name = "登记身份证号" }).ClickAsync();
            await Expect(page.GetByText("已登记").First).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "显示完整身份证号" })).ToHaveCountAsync(0);
            (await page.ContentAsync()).Should().NotContain(number);
            await visitor.ShouldNotScrollSidewaysAsync();
        });

        await chromium.VisitAsync(server.Url, Screen.Desktop, async visitor =>
        {
            var page = visitor.Page;
            await visitor.SignedInAsync(server, staff);
            await visitor.OpenAsync(Urls.FindByIdNumber);
            await page.Locator("#id-number").FillAsync(number.ToLowerInvariant());
            await page.GetByRole(AriaRole.Button, new() { Name = "查找这个人" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Link, new() { Name = "单建华" })).ToBeVisibleAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = "单建华" }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "显示完整身份证号" }).ClickAsync();
            await Expect(page.GetByText(number)).ToBeVisibleAsync();

            await visitor.OpenAsync(Urls.IdNumbers);
            await page.GetByLabel("关闭的原因").FillAsync("换届结束，不再需要");
            await page.GetByRole(AriaRole.Button, new() { Name = "关闭登记，删除全部号码" }).First.ClickAsync();
            await page.GetByRole(AriaRole.Dialog)
                .GetByRole(AriaRole.Button, new() { Name = "关闭登记，删除全部号码" })
                .ClickAsync();
            await Expect(page.GetByText("现在没有开启")).ToBeVisibleAsync();
        });
        await using var db = server.Given.Portal.OpenForSystem();
        (await db.People.SingleAsync(p => p.Id == person)).IdNumberSealed.Should().BeNull();
        server.Log().Should().NotContain(number, "AL-05");
    }

    private static async Task<int> PersonAsync(Given given, Unit township)
    {
        await using var db = given.Portal.OpenForSystem();
        var committee = Committee.Create(
            await db.Units.SingleAsync(u => u.Id == township.Id),
            new(new(2021, 6, 1), 5),
            new(1, 0, 0, 1)
        );
        var chair = Results.Member(1, People.Position.Chair) with { Name = "单建华", Birth = new(new(1985, 3, 12)) };
        CommitteeFormation.Join(committee, [chair], [], new(WayIn.Elected, new(2021, 6, 1), Resolution.None));
        db.Committees.Add(committee);
        await db.SaveChangesAsync();
        return committee.Posts.Single().PersonId;
    }
}
