using FederationReform.Browser.Tests.Support;
using FederationReform.Elections;
using Microsoft.Playwright;

namespace FederationReform.Browser.Tests.Elections;

/// <summary>The count of one ballot as a chair types it beside the box, up to its confirmation.</summary>
internal static class CountOnPhone
{
    /// <param name="visitor">On the page of the count, which has not begun.</param>
    /// <param name="approvals">赞成 of a candidate, by the name.</param>
    public static async Task TypeAsync(
        Visitor visitor,
        ElectionDetails election,
        int entitled,
        int present,
        Func<string, int> approvals
    )
    {
        var page = visitor.Page;
        await FillAsync(page, ("应到", $"{entitled}"), ("实到", $"{present}"));
        await page.GetByRole(AriaRole.Button, new() { Name = "开始计票（正式选举）" }).ClickAsync();
        await FillAsync(page, ("发出", $"{present}"), ("收回", $"{present + 1}"));
        await page.GetByText("选举无效，应重新选举").First.WaitForAsync();
        await FillAsync(page, ("收回", $"{present}"), ("有效", $"{present}"), ("无效", "0"));

        var names = await page.Locator(".who-stands").AllInnerTextsAsync();
        foreach (var name in names)
        {
            await FillAsync(page, ($"{name}赞成", $"{approvals(name)}"));
        }
        await page.GetByText("名额全部选出，可以确认计票结果")
            .Or(page.GetByText("条提醒要在下面写明原因"))
            .First.WaitForAsync();
        await visitor.ShouldNotScrollSidewaysAsync();
        await visitor.ShouldHaveNoSeriousFindingsAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "确认计票结果" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "确认计票结果" }).ClickAsync();
        if (election.Candidates.Any(v => v.Severity == Severity.Remind))
        {
            // A chair of 46 where the document says 45 in principle: it stops her until somebody says why.
            await page.GetByText("有一条提醒还没有写明原因").WaitForAsync();
            await FillAsync(page, ("确有原因的，请写明（县妇联审核时会看到）", "长期担任妇女主任，群众公认"));
            await page.GetByRole(AriaRole.Button, new() { Name = "确认计票结果" }).ClickAsync();
            await page.GetByRole(AriaRole.Dialog)
                .GetByRole(AriaRole.Button, new() { Name = "确认计票结果" })
                .ClickAsync();
        }
        await page.GetByText("已确认计票结果").WaitForAsync();
    }

    /// <summary>Fields that are saved one by one, each when it is left.</summary>
    public static async Task FillAsync(IPage page, params (string Label, string Text)[] fields)
    {
        foreach (var (label, text) in fields)
        {
            var input = page.GetByLabel(label, new() { Exact = true });
            await input.FillAsync(text);
            await input.PressAsync("Enter");
            await Assertions.Expect(input).ToHaveAttributeAsync("data-saved", text);
        }
    }
}
