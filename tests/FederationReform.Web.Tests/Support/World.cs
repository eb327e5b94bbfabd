using FederationReform.Access;
using FederationReform.Bulletins;
using FederationReform.Campaigns;
using FederationReform.Committees;
using FederationReform.Elections;
using FederationReform.IdNumbers;
using FederationReform.Importing;
using FederationReform.Ledger;
using FederationReform.Notices;
using FederationReform.People;
using FederationReform.Reforms;
using FederationReform.Registers;
using FederationReform.Rules;
using FederationReform.SpotChecks;
using FederationReform.Summaries;
using FederationReform.Tests.Support;
using FederationReform.Trainings;
using FederationReform.Tree;
using FederationReform.Visits;
using FederationReform.WorkPlans;
using FluentAssertions;
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
    int Visit = 0,
    int VisitPhoto = 0,
    int SpotCheck = 0,
    int Notice = 0,
    int NoticeDraft = 0,
    int NoticeFile = 0,
    int Summary = 0,
    int Training = 0,
    int EntryFile = 0,
    int ApprovalFile = 0
)
{
    /// <summary>Numbers that belong to nothing.</summary>
    public static Place Nowhere { get; } =
        new(
            999_999,
            999_999,
            999_999,
            999_999,
            999_999,
            999_999,
            999_999,
            999_999,
            999_999,
            999_999,
            999_999,
            999_999,
            999_999,
            999_999
        )
        {
            Notice = 999_999,
            NoticeDraft = 999_999,
            NoticeFile = 999_999,
            Summary = 999_999,
            Training = 999_999,
            EntryFile = 999_999,
            ApprovalFile = 999_999,
        };
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

    /// <summary>A notice of the staff's unit with a file: issued to the chosen units, or left as a draft.</summary>
    /// <returns>The notice and its file.</returns>
    public static async Task<(int Notice, int File)> NoticeAsync(Given given, UnitScope staff, params int[]? issuedTo)
    {
        var draft = (await given.Use<BeginNotice>().RunAsync(staff)).NoticeId;
        var upload = await given.UploadedAsync(staff, PhotoFile.Jpeg(), "会场.jpg");
        (await given.Use<AddNoticeFile>().RunAsync(staff, new(draft, upload))).Should().BeEmpty();
        var written = (await given.Use<NoticeDraftQuery>().RunAsync(staff, draft))!;
        if (issuedTo is not null)
            (
                await given
                    .Use<IssueNotice>()
                    .RunAsync(
                        staff,
                        new(
                            draft,
                            written.Version,
                            Guid.NewGuid(),
                            new(
                                "关于报送进展情况的通知",
                                "请每周五前报送。",
                                SignBy: given.Clock.Today().AddDays(5),
                                To: issuedTo
                            )
                        )
                    )
            )
                .Should()
                .BeEmpty();
        return (draft, written.Files[0].Id);
    }

    private static async Task<int> BulletinDraftAsync(Given given, UnitScope staff, int campaign, int weeksAgo)
    {
        var weeks = (await given.Use<BulletinListQuery>().RunAsync(staff, 1))!.Weeks;
        return (await given.Use<BeginBulletin>().RunAsync(staff, new(campaign, weeks[weeksAgo].Until))).DraftId;
    }

    /// <summary>A visit of the county to the village, with a photo.</summary>
    public static async Task<(int Visit, int Photo)> VisitAsync(Given given, UnitScope staff, int village)
    {
        var day = DateOnly.FromDateTime(given.Clock.GetUtcNow().Date);
        var planned = await given
            .Use<PlanVisit>()
            .RunAsync(staff, new(new("会改联督导", day, day, "周督导", null), [village], Guid.NewGuid()));
        var visit = planned.VisitId!.Value;
        var stop = (await given.Use<VisitQuery>().RunAsync(staff, visit))!.Stops[0].Id;
        var upload = await given.UploadedAsync(staff, PhotoFile.Jpeg());
        await given.Use<AddVisitPhoto>().RunAsync(staff, new(visit, stop, upload));
        return (visit, (await given.Use<VisitQuery>().RunAsync(staff, visit))!.Stops[0].Photos[0]);
    }

    /// <summary>A drawing among the one village of the township that is approved, a village of its own.</summary>
    private static async Task<int> SpotCheckAsync(
        Given given,
        UnitScope staff,
        UnitScope chair,
        Campaign campaign,
        Unit township
    )
    {
        var village = await given.VillageAsync(township, "抽查村");
        await using (var db = given.Portal.OpenForSystem())
        {
            var owner = await db.Campaigns.SingleAsync(c => c.Id == campaign.Id);
            var unit = await db.Units.SingleAsync(u => u.Id == village.Id);
            db.UnitReforms.Add(UnitReform.Create(owner, unit, given.Clock.GetUtcNow().UtcDateTime));
            await db.SaveChangesAsync();
        }
        var ready = await given.CompleteAsync(campaign, village);
        await given.Use<SubmitRecord>().RunAsync(chair, new(campaign.Id, village.Id, ready.Version, Guid.NewGuid()));
        var waiting = await given.ReformAsync(campaign, village);
        await given.Use<ApproveRecord>().RunAsync(staff, new(campaign.Id, village.Id, waiting.Version, Guid.NewGuid()));
        var drawn = await given
            .Use<DrawSpotCheck>()
            .RunAsync(staff, new(campaign.Id, new(1, null, false, "会议材料"), Guid.NewGuid()));
        return drawn.SpotCheckId!.Value;
    }

    /// <summary>The township's summary, as it is begun.</summary>
    public static async Task<int> SummaryAsync(Given given, UnitScope chair, int campaign) =>
        (await given.Use<BeginSummary>().RunAsync(chair, new([campaign], Guid.NewGuid()))).SummaryId;

    /// <summary>A training in the register of the account's own unit.</summary>
    public static async Task<int> TrainingAsync(Given given, UnitScope scope)
    {
        (
            await given
                .Use<AddEntry<Training>>()
                .RunAsync(
                    scope,
                    new(
                        scope.UnitId,
                        new()
                        {
                            On = given.Clock.Today().AddDays(-3),
                            Title = "执委学习会",
                            Type = TrainingKind.Duties,
                            Level = TrainingLevel.Village,
                        },
                        Guid.NewGuid()
                    )
                )
        ).Should().BeEmpty();
        await using var db = given.Portal.OpenForSystem();
        return await db.Trainings.MaxAsync(t => t.Id);
    }

    /// <summary>A photo of an activity in the ledger of the account's own unit.</summary>
    public static async Task<int> EntryFileAsync(Given given, UnitScope scope)
    {
        var held = new Activity
        {
            On = given.Clock.Today().AddDays(-3),
            Type = ActivityType.RightsEducation,
            Title = "普法讲座",
        };
        (await given.Use<AddEntry<Activity>>().RunAsync(scope, new(scope.UnitId, held, Guid.NewGuid())))
            .Should()
            .BeEmpty();
        var list = given.Use<EntryListQuery<Activity>>();
        var entry = (await list.RunAsync(scope, new()))!.Page.Rows[0].Id;
        var upload = await given.UploadedAsync(scope, PhotoFile.Jpeg());
        (await given.Use<AddEntryFile<Activity>>().RunAsync(scope, new(entry, FilePlace.Photos.Key, upload)))
            .Should()
            .BeEmpty();
        return (await list.RunAsync(scope, new()))!.Page.Rows[0].Files[0].Id;
    }

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

    /// <summary>The draft of the campaign's plan.</summary>
    public static async Task<int> ApprovalFileAsync(Given given, UnitScope staff, int campaign)
    {
        var upload = await given.UploadedAsync(staff, PhotoFile.Pdf(), "初稿.pdf");
        (await given.Use<AddApprovalFile>().RunAsync(staff, new(campaign, ApprovalStage.Draft, upload)))
            .Should()
            .BeEmpty();
        return (await given.Use<WorkPlanQuery>().RunAsync(staff, campaign))!.Papers[^1].Id;
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
        var (visit, photo) = await VisitAsync(given, everyone[2], village.Id);
        var check = await SpotCheckAsync(given, everyone[2], chair, campaign, township);
        var notice = await NoticeAsync(given, everyone[2], township.Id);
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
                visit,
                photo,
                check,
                notice.Notice,
                (await NoticeAsync(given, everyone[2], issuedTo: null)).Notice,
                notice.File,
                await SummaryAsync(given, chair, campaign.Id),
                await TrainingAsync(given, everyone[^1]),
                await EntryFileAsync(given, everyone[^1]),
                await ApprovalFileAsync(given, everyone[2], campaign.Id)
            ),
            everyone,
            county
        );
    }
}
