using FederationReform.Access;
using FederationReform.Bulletins;
using FederationReform.Campaigns;
using FederationReform.Committees;
using FederationReform.Elections;
using FederationReform.IdNumbers;
using FederationReform.Importing;
using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Summaries;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Web.Tests.Support;

/// <summary>What an address is about.</summary>
internal sealed record Place(
    int Campaign,
    int Township,
    int Village,
    int Account,
    int Election = 0,
    int Person = 0,
    int Twin = 0,
    int Import = 0,
    int Bulletin = 0,
    int BulletinDraft = 0,
    int Evidence = 0,
    int Summary = 0
)
{
    /// <summary>Numbers that belong to nothing.</summary>
    public static Place Nowhere { get; } =
        new(999_999, 999_999, 999_999, 999_999, 999_999, 999_999, 999_999, 999_999, 999_999, 999_999, 999_999, 999_999);
}

/// <summary>
/// Two prefectures, so that everybody has a neighbour: who may reach the village at its middle, and who may not.
/// </summary>
internal sealed class World
{
    public required Place Place { get; init; }

    /// <summary>One of each role above or at the village.</summary>
    public required IReadOnlyList<UnitScope> Insiders { get; init; }

    /// <summary>One of each role in another prefecture; each may do the same at home.</summary>
    public required IReadOnlyList<UnitScope> Strangers { get; init; }

    /// <summary>Of the same county and another township: the campaign is theirs too, the village is not.</summary>
    public required IReadOnlyList<UnitScope> Neighbours { get; init; }

    public static async Task<World> CreateAsync(Given given)
    {
        var (place, insiders, county) = await PrefectureAsync(given, "南平市", "浦城县", "富岭镇");
        var (_, strangers, _) = await PrefectureAsync(given, "三明市", "将乐县", "古镛镇");
        var next = await given.TownshipAsync(county, "石陂镇");
        var village = await given.VillageAsync(next, "水南村");
        return new()
        {
            Place = place,
            Insiders = insiders,
            Strangers = strangers,
            Neighbours =
            [
                await given.AccountAsync(Role.TownshipChair, next),
                await given.AccountAsync(Role.VillageFederation, village),
            ],
        };
    }

    /// <summary>A file of the village's own federation with its result.</summary>
    public static async Task<int> ImportAsync(Given given, UnitScope village, int campaign)
    {
        var file = XlsxFile.Of([
            ["姓名", "职务", "出生年月"],
            ["演示甲", "主席", "1985-03"],
            ["演示乙", "执委", "1990-02-30"],
        ]);
        var started = await given
            .Use<StartImport>()
            .RunAsync(village, new(ImportKind.Results, campaign, "选举结果.xlsx", file, Guid.NewGuid()));
        return started.ImportId!.Value;
    }

    /// <summary>The county's bulletin of the last week, issued.</summary>
    public static async Task<int> BulletinAsync(Given given, UnitScope staff, int campaign)
    {
        var draft = await BulletinDraftAsync(given, staff, campaign, weeksAgo: 0);
        var written = (await given.Use<BulletinDraftQuery>().RunAsync(staff, draft))!;
        var issued = await given
            .Use<IssueBulletin>()
            .RunAsync(staff, new(draft, written.Version, Guid.NewGuid(), written.Text));
        return issued.BulletinId;
    }

    private static async Task<int> BulletinDraftAsync(Given given, UnitScope staff, int campaign, int weeksAgo)
    {
        var weeks = (await given.Use<BulletinListQuery>().RunAsync(staff, 1))!.Weeks;
        return (await given.Use<BeginBulletin>().RunAsync(staff, new(campaign, weeks[weeksAgo].Until))).DraftId;
    }

    /// <summary>The township's summary, as it is begun.</summary>
    public static async Task<int> SummaryAsync(Given given, UnitScope chair, int campaign) =>
        (await given.Use<BeginSummary>().RunAsync(chair, new([campaign], Guid.NewGuid()))).SummaryId;

    /// <summary>Of the village's committee before the campaign.</summary>
    private static async Task<IReadOnlyList<int>> PeopleAsync(Given given, Unit village)
    {
        await using var db = given.Portal.OpenForSystem();
        var elected = new DateOnly(2021, 6, 1);
        var committee = Committee.Create(
            await db.Units.SingleAsync(u => u.Id == village.Id),
            new(elected, 5),
            new(1, 0, 0, 2)
        );
        CommitteeFormation.Join(
            committee,
            [Results.Member(21, Position.Chair), Results.Member(22)],
            [],
            new(WayIn.Elected, elected, Resolution.None)
        );
        db.Committees.Add(committee);
        await db.SaveChangesAsync();
        return [.. committee.Posts.Select(p => p.PersonId)];
    }

    private static async Task<(Place, IReadOnlyList<UnitScope>, Unit County)> PrefectureAsync(
        Given given,
        string prefectureName,
        string countyName,
        string townshipName
    )
    {
        var prefecture = await given.UnitAsync(UnitLevel.Prefecture, prefectureName);
        var county = await given.CountyAsync(countyName, prefecture);
        var township = await given.TownshipAsync(county, townshipName);
        var village = await given.VillageAsync(township);
        Campaign campaign = await given.CampaignAsync(county);
        await given.CompleteAsync(campaign, village);
        var chair = await given.AccountAsync(Role.TownshipChair, township);
        var election = await given
            .Use<AddElection>()
            .RunAsync(chair, new(campaign.Id, village.Id, ElectionPurpose.Executives, null, Guid.NewGuid()));
        IReadOnlyList<UnitScope> everyone =
        [
            await given.AccountAsync(Role.Administrator, prefecture),
            await given.AccountAsync(Role.UpperReader, prefecture),
            await given.AccountAsync(Role.CountyStaff, county),
            chair,
            await given.AccountAsync(Role.VillageFederation, village),
        ];
        var people = await PeopleAsync(given, village);
        await given.Use<SwitchOnIdNumbers>().RunAsync(everyone[2], new(Guid.NewGuid(), "资格审查"));
        return (
            new(
                campaign.Id,
                township.Id,
                village.Id,
                chair.AccountId,
                election.ElectionId!.Value,
                people[0],
                people[1],
                await ImportAsync(given, everyone[^1], campaign.Id),
                await BulletinAsync(given, everyone[2], campaign.Id),
                await BulletinDraftAsync(given, everyone[2], campaign.Id, weeksAgo: 1),
                await given.AddedAsync(chair, campaign, village, EvidenceCase.SignInSheet),
                await SummaryAsync(given, chair, campaign.Id)
            ),
            everyone,
            county
        );
    }
}
