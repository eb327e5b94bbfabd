using FederationReform.Access;
using FederationReform.Browser.Tests.Support;
using FederationReform.Campaigns;
using FederationReform.Tests.Support;
using FederationReform.Web;
using FederationReform.Web.Tests.Support;
using Microsoft.Playwright;

namespace FederationReform.Browser.Tests.Pictures;

/// <param name="Who">Null for a page before the sign-in.</param>
/// <param name="Before">Done before the page is opened, to its line.</param>
/// <param name="Act">Done on the page before the picture is taken.</param>
internal sealed record PicturePlace(
    string Kind,
    string Name,
    PortalServer Server,
    UnitScope? Who,
    string Address,
    Func<Visitor, Task>? Act = null,
    Func<Visitor, Task>? Before = null
);

/// <summary>What the picture book shows. The pages with the demo data are those of <see cref="Faces"/>.</summary>
internal static class PicturePlaces
{
    public const string Full = "full";
    public const string Empty = "empty";
    public const string Refused = "refused";
    public const string Busy = "busy";

    /// <param name="kind">One of them; null for all.</param>
    public static async Task<IReadOnlyList<PicturePlace>> OfAsync(string? kind)
    {
        (string Kind, Func<Task<List<PicturePlace>>> Of)[] kinds =
        [
            (Full, FullAsync),
            (Refused, RefusedAsync),
            (Busy, BusyAsync),
            (Empty, EmptyAsync),
        ];
        var places = new List<PicturePlace>();
        foreach (var of in kinds.Where(k => kind is null || k.Kind == kind))
            places.AddRange(await of.Of());
        return places;
    }

    private static async Task<List<PicturePlace>> FullAsync()
    {
        var demo = await SharedDemo.WorldAsync();
        var places = new List<PicturePlace>
        {
            new(Full, "sign-in", demo.Server, null, Urls.SignIn),
            new(Full, "not-found", demo.Server, await demo.ScopeAsync(Role.CountyStaff), "/nowhere"),
        };
        foreach (var role in await SharedDemo.FacesAsync())
        {
            var who = await demo.ScopeAsync(role.Key);
            foreach (var address in role)
                places.Add(new(Full, $"{Short(role.Key)}{Slug(address)}", demo.Server, who, address));
        }
        return places;
    }

    /// <summary>A county in which nobody has entered anything, before and after its campaign was opened.</summary>
    private static async Task<List<PicturePlace>> EmptyAsync()
    {
        var places = new List<PicturePlace>();
        var before = (await PortalServer.OnAsync(Engine.Sqlite)).Listen();
        var county = await before.Given.CountyAsync();
        var township = await before.Given.TownshipAsync(county);
        var village = await before.Given.VillageAsync(township);
        foreach (var (role, unit) in Places(county, township, village))
        {
            var who = await before.Given.AccountAsync(role, unit, "林新");
            foreach (
                var page in PortalRoutes.Pages.Where(p => p.Belongs == Belongs.ToEverybody && p.Open.Contains(role))
            )
                places.Add(Of("before", role, before, who, page.Address(Place.Nowhere)));
        }

        var after = (await PortalServer.OnAsync(Engine.Sqlite)).Listen();
        var begun = await VillageCase.OnAsync(after.Given, villages: 3);
        var place = new Place(begun.Campaign.Id, begun.Township.Id, begun.Village.Id, begun.Chair.AccountId);
        foreach (var who in (UnitScope[])[begun.Chair, begun.Staff])
        {
            foreach (var page in PortalRoutes.Pages.Where(p => p.Open.Contains(who.Role)))
            {
                var address = page.Address(place);
                // There is no ballot, person or import yet.
                if (!$"{address}/".Contains("/0/", StringComparison.Ordinal))
                    places.Add(Of("begun", who.Role, after, who, address));
            }
        }
        return places;

        static PicturePlace Of(string when, Role role, PortalServer server, UnitScope who, string address) =>
            new(Empty, $"{when}-{Short(role)}{Slug(address)}", server, who, address);
    }

    private static IEnumerable<(Role Role, Tree.Unit Unit)> Places(
        Tree.Unit county,
        Tree.Unit township,
        Tree.Unit village
    ) =>
        [
            (Role.Administrator, county),
            (Role.CountyStaff, county),
            (Role.TownshipChair, township),
            (Role.VillageFederation, village),
        ];

    private static async Task<List<PicturePlace>> RefusedAsync()
    {
        var demo = await SharedDemo.WorldAsync();
        var (admin, staff, chair) = (
            await demo.ScopeAsync(Role.Administrator),
            await demo.ScopeAsync(Role.CountyStaff),
            await demo.ScopeAsync(Role.TownshipChair)
        );
        var place = await demo.PlaceAsync(ReformState.Returned);
        var open = await demo.PlaceAsync(ReformState.InProgress);
        return [new(Refused, "sign-in", demo.Server, null, Urls.SignIn, async visitor =>
            {
                await visitor.Page.GetByLabel("登录名").FillAsync("fuling");
                await visitor.Page.GetByLabel("密码").FillAsync("不对的密码");
                await PressAsync(visitor, "登录");
            }), new(Refused, "password", demo.Server, chair, Urls.Password, async visitor =>
            {
                foreach (var field in await visitor.Page.Locator("main input[type=password]").AllAsync())
                    await field.FillAsync("123");
                await PressFirstAsync(visitor);
            }), new(Refused, "new-account", demo.Server, admin, Urls.NewAccount, PressFirstAsync), new(Refused, "paste-accounts", demo.Server, admin, Urls.PasteAccounts, PressFirstAsync), new(Refused, "new-campaign", demo.Server, staff, Urls.NewCampaign, PressFirstAsync), new(Refused, "correct-person", demo.Server, staff, Urls.CorrectPerson(place.Person), async visitor =>
            {
                await visitor.Page.Locator("main input[type=text]").First.FillAsync("");
                await PressFirstAsync(visitor);
            }), new(Refused, "result", demo.Server, chair, Urls.Result(open.Campaign, open.Village), async visitor =>
            {
                await visitor.Page.Locator("#c0-0").FillAsync("演示甲1");
                await visitor.Page.Locator("#c0-3").FillAsync("1990-02-30");
                await visitor.Page.Locator("#c0-3").PressAsync("Tab");
                await PressAsync(visitor, "检查");
            }), new(Refused, "dialog", demo.Server, chair, Urls.Committee(place.Village), async visitor =>
            {
                await visitor.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^登记") }).First.ClickAsync();
                var dialog = visitor.Page.GetByRole(AriaRole.Dialog);
                await dialog.WaitForAsync();
                await dialog.Locator(".mud-button-filled").First.ClickAsync();
                await visitor.Page.WaitForTimeoutAsync(500);
            }), new(Refused, "id-number", demo.Server, chair, Urls.FindByIdNumber, async visitor =>
            {
                await visitor.Page.Locator("main input").First.FillAsync("123");
                await PressFirstAsync(visitor);
            }), new(Refused, "import-file", demo.Server, chair, Urls.NewImport, async visitor =>
            {
                await visitor.ChooseFileAsync(
                    new FilePayload
                    {
                        Name = "名单.docx",
                        Buffer = [1, 2, 3],
                        MimeType = "",
                    }
                );
            })];
    }

    /// <summary>The answer of the server is held back, and the page is seen as long as it waits.</summary>
    private static async Task<List<PicturePlace>> BusyAsync()
    {
        var demo = await SharedDemo.WorldAsync();
        var (admin, staff, chair) = (
            await demo.ScopeAsync(Role.Administrator),
            await demo.ScopeAsync(Role.CountyStaff),
            await demo.ScopeAsync(Role.TownshipChair)
        );
        var open = await demo.PlaceAsync(ReformState.InProgress);
        var waiting = await demo.PlaceAsync(ReformState.Submitted);
        return
        [
            Held("new-account", admin, Urls.NewAccount, visitor => PressOnAsync(visitor)),
            Held("new-campaign", staff, Urls.NewCampaign, visitor => PressOnAsync(visitor)),
            Held("review", staff, Urls.ReviewRecord(waiting.Campaign, waiting.Village), visitor =>
                PressOnAsync(visitor)
            ),
            Held("result", chair, Urls.Result(open.Campaign, open.Village), async visitor =>
            {
                await visitor.Page.Locator("#Place").FillAsync("村部会议室");
                await visitor.Page.Locator("#Place").PressAsync("Tab");
            }),
            new(Busy, "line-cut", demo.Server, chair, Urls.Result(open.Campaign, open.Village), async visitor =>
                await visitor.Page.EvaluateAsync(
                    "() => document.getElementById('components-reconnect-modal').className = 'components-reconnect-show'"
                )
            ),
            new(Busy, "line-paused", demo.Server, chair, Urls.Result(open.Campaign, open.Village), async visitor =>
                await visitor.Page.EvaluateAsync("() => Blazor.pauseCircuit()")
            ),
            new(Busy, "palette", demo.Server, chair, Urls.Desk, async visitor =>
            {
                await visitor.Page.Keyboard.PressAsync("Control+K");
                await visitor.Page.Keyboard.TypeAsync("zxy", new() { Delay = 50 });
                await visitor.Page.WaitForTimeoutAsync(1000);
            }),
            new(Busy, "keys", demo.Server, chair, Urls.Desk, visitor => visitor.Page.Keyboard.PressAsync("?")),
            new(Busy, "person-menu", demo.Server, chair, Urls.Desk, visitor =>
                visitor.Page.Locator("details.person > summary").ClickAsync()
            ),
        ];

        PicturePlace Held(string name, UnitScope who, string address, Func<Visitor, Task> act)
        {
            SlowLine? line = null;
            return new(
                Busy,
                name,
                demo.Server,
                who,
                address,
                async visitor =>
                {
                    await visitor.Page.WaitForTimeoutAsync(1000);
                    line!.Hold();
                    await act(visitor);
                    await visitor.Page.WaitForTimeoutAsync(700);
                },
                async visitor => line = await SlowLine.BeforeAsync(visitor.Page)
            );
        }
    }

    private static Task PressOnAsync(Visitor visitor) =>
        visitor.Page.Locator("main .mud-button-filled:not(a):visible").First.ClickAsync();

    private static async Task PressFirstAsync(Visitor visitor)
    {
        await PressOnAsync(visitor);
        await visitor.Page.WaitForTimeoutAsync(700);
    }

    private static async Task PressAsync(Visitor visitor, string button)
    {
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).First.ClickAsync();
        await visitor.Page.WaitForTimeoutAsync(700);
    }

    private static string Short(Role role) =>
        role switch
        {
            Role.Administrator => "admin",
            Role.CountyStaff => "county",
            Role.TownshipChair => "chair",
            Role.VillageFederation => "village",
            _ => "reader",
        };

    /// <summary>/campaigns/3/units/412/result is campaigns-units-result: the numbers are of this run only.</summary>
    private static string Slug(string address)
    {
        var parts = address
            .Split('?')[0]
            .Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => int.TryParse(part, System.Globalization.CultureInfo.InvariantCulture, out _) ? "1" : part);
        var slug = string.Join('-', parts);
        return slug.Length == 0 ? "-desk" : "-" + slug;
    }
}
