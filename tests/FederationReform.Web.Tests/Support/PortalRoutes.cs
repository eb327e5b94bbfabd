using FederationReform.Access;
using FederationReform.Dashboards;
using FederationReform.Figures;
using FederationReform.Meetings;
using FederationReform.Registers;

namespace FederationReform.Web.Tests.Support;

/// <param name="Address">Of this page for a place.</param>
/// <param name="Open">Roles that see it; every other role is told that she may not, or that there is nothing.</param>
internal sealed record PortalRoute(
    string Route,
    Func<Place, string> Address,
    IReadOnlyList<Role> Open,
    Belongs Belongs
);

/// <summary>Whose a page is: to everybody else it must be nothing.</summary>
internal enum Belongs
{
    /// <summary>It shows each what is hers.</summary>
    ToEverybody,

    /// <summary>The campaign's county, down to its villages.</summary>
    ToTheCounty,

    /// <summary>One unit and those above it.</summary>
    ToTheUnit,
}

/// <summary>
/// AC-05: every route of the portal and who may open it. A route without a line here fails the build.
/// </summary>
internal static class PortalRoutes
{
    private static readonly Role[] Everyone = Enum.GetValues<Role>();

    private static readonly Role[] Readers =
    [
        Role.CountyStaff,
        Role.TownshipChair,
        Role.VillageFederation,
        Role.UpperReader,
    ];

    public static IReadOnlyList<PortalRoute> Pages { get; } =
    [
        Plain(Urls.Desk, Everyone),
        Plain(Urls.Help, Everyone),
        Plain(Urls.AccessDenied, Everyone),
        Plain(Urls.Password, Everyone),
        Plain(Urls.Appearance, Everyone),
        Plain(Urls.Accounts, Role.Administrator),
        Plain(Urls.NewAccount, Role.Administrator),
        Plain(Urls.PasteAccounts, Role.Administrator),
        Plain(Urls.RenewSlips, Role.Administrator),
        OfUnit("/accounts/{AccountId:int}", p => Urls.Account(p.Account), Role.Administrator),
        Plain(Urls.Audit, Role.Administrator),
        Plain(Urls.Review, Role.CountyStaff),
        Plain(Urls.Campaigns, Everyone),
        Plain(Urls.NewCampaign, Role.CountyStaff),
        OfCampaign("/campaigns/{Id:int}", p => Urls.Campaign(p.Campaign), Everyone),
        OfCampaign("/campaigns/{Id:int}/edit", p => Urls.EditCampaign(p.Campaign), Role.CountyStaff),
        OfCampaign(
            "/campaigns/{Campaign:int}/step-days",
            p => Urls.StepDays(p.Campaign),
            Role.TownshipChair,
            Role.VillageFederation
        ),
        OfCampaign("/campaigns/{Campaign:int}/wall", p => Urls.WallSwitch(p.Campaign), Role.CountyStaff),
        OfCampaign(
            "/campaigns/{Campaign:int}/reminders",
            p => Urls.Remind(p.Campaign),
            Role.CountyStaff,
            Role.TownshipChair
        ),
        OfCampaign("/campaigns/{Id:int}/closing", p => Urls.CampaignClosing(p.Campaign), Role.CountyStaff),
        OfCampaign("/campaigns/{Id:int}/units", p => Urls.CampaignUnits(p.Campaign), Role.CountyStaff),
        OfUnit(
            "/campaigns/{Campaign:int}/units/{Unit:int}",
            p => Urls.Record(p.Campaign, p.Village),
            Role.CountyStaff,
            Role.TownshipChair,
            Role.VillageFederation,
            Role.UpperReader
        ),
        OfUnit(
            "/campaigns/{Campaign:int}/units/{Unit:int}/result",
            p => Urls.Result(p.Campaign, p.Village),
            Role.CountyStaff,
            Role.TownshipChair,
            Role.VillageFederation,
            Role.UpperReader
        ),
        OfUnit(
            "/campaigns/{Campaign:int}/units/{Unit:int}/elections",
            p => Urls.Elections(p.Campaign, p.Village),
            Role.CountyStaff,
            Role.TownshipChair,
            Role.VillageFederation,
            Role.UpperReader
        ),
        OfUnit(
            "/campaigns/{Campaign:int}/units/{Unit:int}/elections/{Election:int}",
            p => Urls.Election(p.Campaign, p.Village, p.Election),
            Role.CountyStaff,
            Role.TownshipChair,
            Role.VillageFederation,
            Role.UpperReader
        ),
        OfUnit(
            "/campaigns/{Campaign:int}/units/{Unit:int}/elections/{Election:int}/count",
            p => Urls.ElectionCount(p.Campaign, p.Village, p.Election),
            Role.CountyStaff,
            Role.TownshipChair,
            Role.VillageFederation,
            Role.UpperReader
        ),
        OfUnit(
            "/campaigns/{Campaign:int}/units/{Unit:int}/representatives",
            p => Urls.Representatives(p.Campaign, p.Village),
            Role.CountyStaff,
            Role.TownshipChair,
            Role.VillageFederation,
            Role.UpperReader
        ),
        OfUnit(
            "/campaigns/{Campaign:int}/units/{Unit:int}/representatives/notice",
            p => Urls.RepresentativeNotice(p.Campaign, p.Village),
            Role.CountyStaff,
            Role.TownshipChair,
            Role.VillageFederation,
            Role.UpperReader
        ),
        OfUnit("/campaigns/{Campaign:int}/units/{Unit:int}/papers", p => Urls.Papers(p.Campaign, p.Village), Readers),
        OfUnit(
            "/campaigns/{Campaign:int}/units/{Unit:int}/papers/{Kind}",
            p => Urls.Paper(p.Campaign, p.Village, PaperKind.HostScript),
            Readers
        ),
        OfUnit(
            "/campaigns/{Campaign:int}/townships/{Unit:int}/papers",
            p => Urls.TownshipPapers(p.Campaign, p.Township),
            Role.CountyStaff,
            Role.TownshipChair,
            Role.UpperReader
        ),
        OfUnit(
            "/campaigns/{Campaign:int}/units/{Unit:int}/review",
            p => Urls.ReviewRecord(p.Campaign, p.Village),
            Role.CountyStaff
        ),
        OfCampaign("/campaigns/{Id:int}/work-plan", p => Urls.WorkPlan(p.Campaign), Readers),
        OfCampaign("/campaigns/{Id:int}/work-plan/units", p => Urls.WorkPlanUnits(p.Campaign), Readers),
        OfUnit(
            "/campaigns/{Campaign:int}/tracks/{Unit:int?}",
            p => Urls.Tracks(p.Campaign, p.Township),
            [.. Everyone.Except([Role.VillageFederation])]
        ),
        OfUnit("/campaigns/{Campaign:int}/progress/{Unit:int?}", p => Urls.Progress(p.Campaign, p.Village), Everyone),
        OfUnit(
            "/campaigns/{Campaign:int}/units/{Unit:int}/records",
            p => Urls.Records(p.Campaign, p.Village, RecordSelection.Required),
            Everyone
        ),
        OfUnit(
            "/campaigns/{Campaign:int}/units/{Unit:int}/steps",
            p => Urls.StepMatrix(p.Campaign, p.Village),
            Readers
        ),
        OfUnit(
            "/campaigns/{Campaign:int}/units/{Unit:int}/people",
            p => Urls.People(p.Campaign, p.Village, PostGroup.Everyone, PeopleFigure.All, new(2026, 7, 15)),
            Role.CountyStaff,
            Role.TownshipChair,
            Role.VillageFederation,
            Role.UpperReader
        ),
        Plain(Urls.Terms, Role.CountyStaff, Role.TownshipChair, Role.VillageFederation, Role.UpperReader),
        Plain(Urls.Outgoing, Role.CountyStaff, Role.TownshipChair, Role.VillageFederation, Role.UpperReader),
        OfUnit(
            "/committees/{Unit:int}",
            p => Urls.Committee(p.Village),
            Role.CountyStaff,
            Role.TownshipChair,
            Role.VillageFederation,
            Role.UpperReader
        ),
        OfUnit(
            "/committees/{Unit:int}/duties",
            p => Urls.Duties(p.Village),
            Role.CountyStaff,
            Role.TownshipChair,
            Role.VillageFederation,
            Role.UpperReader
        ),
        OfUnit("/campaigns/{Campaign:int}/units/{Unit:int}/archive", p => Urls.Archive(p.Campaign, p.Village), Readers),
        OfUnit("/campaigns/{Campaign:int}/units/{Unit:int}/photos", p => Urls.Photos(p.Campaign, p.Village), Readers),
        OfUnit("/evidence/{File:int}", p => Urls.Evidence(p.Evidence), Readers),
        Plain(Urls.Roster, Readers),
        Plain(Urls.Structure, Readers),
        Plain(Urls.StructurePeopleRoute, Readers),
        OfUnit("/people/{Id:int}", p => Urls.Person(p.Person), Readers),
        Plain(Urls.Imports, Role.CountyStaff, Role.TownshipChair, Role.VillageFederation),
        Plain(Urls.NewImport, Role.CountyStaff, Role.TownshipChair, Role.VillageFederation),
        OfUnit("/imports/{Id:int}", p => Urls.Import(p.Import), Role.TownshipChair, Role.VillageFederation),
        Plain(Urls.PaperTemplates, Role.CountyStaff),
        OfEverybody("/paper-templates/{Kind}", Urls.PaperTemplate(PaperKind.Invitation), Role.CountyStaff),
        Plain(Urls.Bulletins, Everyone),
        Plain(Urls.Problems, Readers),
        Plain(Urls.Registers, Readers),
        .. Enum.GetValues<RegisterKind>().Select(kind => Plain(Urls.Register(kind), Readers)),
        Plain(Urls.Liveliness, Readers),
        OfUnit(Urls.RotaRoute, p => Urls.Rota(p.Village), Readers),
        Plain(Urls.TrainingDue, Readers),
        OfUnit("/registers/trainings/{Id:int}", p => Urls.Training(p.Training), Readers),
        Plain(Urls.LacksTable, Readers),
        Plain(Urls.Visits, Role.CountyStaff, Role.TownshipChair, Role.UpperReader),
        Plain(Urls.VisitCoverage, Role.CountyStaff, Role.TownshipChair, Role.UpperReader),
        Plain(Urls.SpotChecks, Role.CountyStaff, Role.UpperReader),
        OfCampaign("/spot-checks/{Id:int}", p => Urls.SpotCheck(p.SpotCheck), Role.CountyStaff, Role.UpperReader),
        OfCampaign("/visits/{Id:int}", p => Urls.Visit(p.Visit), Role.CountyStaff, Role.UpperReader),
        Plain(Urls.Notices, Readers),
        Plain(Urls.ChatRobot, Role.CountyStaff),
        OfUnit("/notices/{Id:int}", p => Urls.Notice(p.Notice), Role.CountyStaff, Role.TownshipChair, Role.UpperReader),
        OfUnit("/notices/drafts/{Id:int}", p => Urls.NoticeDraft(p.NoticeDraft), Role.CountyStaff),
        Plain(Urls.Summaries, Readers),
        OfUnit(
            "/summaries/{Id:int}",
            p => Urls.Summary(p.Summary),
            Role.CountyStaff,
            Role.TownshipChair,
            Role.UpperReader
        ),
        OfUnit(
            "/summaries/{Id:int}/versions/{Number:int}",
            p => Urls.SummaryVersion(p.Summary, 1),
            Role.CountyStaff,
            Role.TownshipChair,
            Role.UpperReader
        ),
        OfCampaign(
            "/bulletins/{Id:int}",
            p => Urls.Bulletin(p.Bulletin),
            Role.Administrator,
            Role.CountyStaff,
            Role.UpperReader
        ),
        OfCampaign("/bulletins/drafts/{Id:int}", p => Urls.BulletinDraft(p.BulletinDraft), Role.CountyStaff),
        Plain(Urls.Duplicates, Role.CountyStaff, Role.TownshipChair),
        Plain(Urls.IdNumbers, Role.CountyStaff),
        Plain(Urls.FindByIdNumber, Role.CountyStaff, Role.TownshipChair),
        OfUnit("/people/{Id:int}/id-number", p => Urls.PersonIdNumber(p.Person), Role.CountyStaff, Role.TownshipChair),
        OfUnit("/people/{Id:int}/correct", p => Urls.CorrectPerson(p.Person), Role.CountyStaff, Role.TownshipChair),
        OfUnit(
            "/people/{First:int}/merge/{Second:int}",
            p => Urls.Merge(p.Person, p.Twin),
            Role.CountyStaff,
            Role.TownshipChair
        ),
        Plain(Urls.Units, Role.Administrator, Role.CountyStaff, Role.TownshipChair),
        Plain(Urls.UnitsFromDivisions, Role.Administrator),
        OfUnit(
            "/units/{UnitId:int}",
            p => Urls.Unit(p.Village),
            Role.Administrator,
            Role.CountyStaff,
            Role.TownshipChair
        ),
    ];

    /// <summary>Kept files: no pages, and yet each is somebody's.</summary>
    public static IReadOnlyList<PortalRoute> Files { get; } =
    [
        OfUnit(Urls.EvidenceFileRoute, p => Urls.EvidenceFile(p.Evidence), Readers),
        OfUnit(
            Urls.NoticeFileRoute,
            p => Urls.NoticeFile(p.NoticeFile),
            Role.CountyStaff,
            Role.TownshipChair,
            Role.UpperReader
        ),
        OfUnit(Urls.EvidenceThumbnailRoute, p => Urls.EvidenceThumbnail(p.Evidence), Readers),
        OfUnit(Urls.VisitPhotoRoute, p => Urls.VisitPhoto(p.Visit, p.VisitPhoto), Role.CountyStaff, Role.UpperReader),
        OfUnit(
            Urls.VisitThumbnailRoute,
            p => Urls.VisitThumbnail(p.Visit, p.VisitPhoto),
            Role.CountyStaff,
            Role.UpperReader
        ),
        OfUnit(Urls.EntryFileRoute, p => Urls.EntryFile(p.EntryFile), Readers),
        OfUnit(Urls.EntryThumbnailRoute, p => Urls.EntryThumbnail(p.EntryFile), Readers),
        OfCampaign(Urls.ApprovalFileRoute, p => Urls.ApprovalFile(p.Campaign, p.ApprovalFile), Readers),
    ];

    /// <summary>Pages for everybody, and addresses that are no pages; each has tests of its own.</summary>
    public static IReadOnlyList<string> Others { get; } =
    [
        "/alive",
        "/error",
        "/health/ready",
        Urls.CurrentProgress,
        Urls.Wall,
        Urls.WallFigures,
        Urls.Gallery,
        Urls.SignIn,
        Urls.SignOut,
        Urls.Session,
        "/not-found",
        "/uploads/{id}",
        Urls.AddEvidenceRoute,
        Urls.AddVisitPhotoRoute,
        Urls.MadeArchiveRoute,
        Urls.Search,
        Urls.Find,
        Urls.ExportRoster,
        Urls.ExportRepresentativesRoute,
        Urls.ExportStatisticsRoute,
        Urls.ExportStructure,
        Urls.ExportAudit,
        .. Enum.GetValues<RegisterKind>().Select(Urls.ExportRegister),
        .. (
            (RegisterKind[])
                [
                    RegisterKind.Activities,
                    RegisterKind.TeamsAndBases,
                    RegisterKind.Honours,
                    RegisterKind.Publicity,
                    RegisterKind.Homes,
                    RegisterKind.FourLacks,
                ]
        ).Select(Urls.AddEntryFile),
        Urls.ExportTrainingDue,
        Urls.ExportBulletinRoute,
        Urls.ExportNoticeRoute,
        Urls.AddNoticeFileRoute,
        Urls.AddApprovalFileRoute,
        Urls.ExportSummaryRoute,
        Urls.MakePapersRoute,
        Urls.TownshipPackRoute,
        Urls.TownshipPackStateRoute,
        Urls.TemplateFileRoute,
        Urls.TryTemplateRoute,
        Urls.CancelTownshipPackRoute,
        Urls.ImportErrorsRoute,
        Urls.ImportTemplate,
    ];

    private static PortalRoute Plain(string route, params Role[] open) =>
        new(route, _ => route, open, Belongs.ToEverybody);

    private static PortalRoute OfEverybody(string route, string address, params Role[] open) =>
        new(route, _ => address, open, Belongs.ToEverybody);

    private static PortalRoute OfCampaign(string route, Func<Place, string> address, params Role[] open) =>
        new(route, address, open, Belongs.ToTheCounty);

    private static PortalRoute OfUnit(string route, Func<Place, string> address, params Role[] open) =>
        new(route, address, open, Belongs.ToTheUnit);
}
