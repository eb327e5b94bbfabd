using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Bulletins;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Demo;
using FederationReform.Elections;
using FederationReform.IdNumbers;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Web.Tests.Support;

/// <summary>
/// A portal with the demo data, where every page has something true to show, and the accounts to look at it with.
/// </summary>
internal sealed class DemoWorld(PortalServer server) : IAsyncDisposable
{
    public PortalServer Server => server;

    public static async Task<DemoWorld> OnAsync(Engine engine) => new(await PortalServer.OnDemoAsync(engine));

    public static DemoAccount AccountOf(Role role) => DemoAccounts.All.First(a => a.Role == role);

    public async Task<UnitScope> ScopeAsync(Role role)
    {
        var login = AccountOf(role).Login;
        await using var db = server.Given.Portal.OpenForSystem();
        var id = await db.Accounts.Where(a => a.UserName == login).Select(a => a.Id).SingleAsync();
        return await new ScopeLoader(server.Given.Portal).LoadAsync(id)
            ?? throw new InvalidOperationException($"{login} may do nothing.");
    }

    /// <summary>A village of the demo chair in this state, or any if she has none.</summary>
    public async Task<Place> PlaceAsync(ReformState state)
    {
        var chair = await ScopeAsync(Role.TownshipChair);
        // The page of a person's ID number is only there where the county decided it.
        await new SwitchOnIdNumbers(server.Given.Portal).RunAsync(
            await ScopeAsync(Role.CountyStaff),
            new(Guid.NewGuid(), "资格审查")
        );
        await using var db = server.Given.Portal.OpenForSystem();
        var reforms = db.UnitReforms.VisibleTo(chair).Where(r => r.Campaign.Takes == UnitLevel.Village);
        var reform = await reforms.FirstOrDefaultAsync(r => r.State == state) ?? await reforms.FirstAsync();
        var people = await db
            .Posts.VisibleTo(chair)
            .OrderByDescending(p => p.UnitId == reform.UnitId)
            .ThenBy(p => p.Id)
            .Select(p => p.PersonId)
            .Take(2)
            .ToListAsync();
        return new(
            reform.CampaignId,
            chair.UnitId,
            reform.UnitId,
            chair.AccountId,
            await ElectionAsync(db, reform),
            Person: people[0],
            Twin: people[1],
            Import: await World.ImportAsync(server.Given, chair, reform.CampaignId),
            Bulletin: await BulletinAsync(db),
            BulletinDraft: await BulletinDraftAsync(reform.CampaignId),
            Evidence: await EvidenceAsync(db, chair),
            Visit: await db.Visits.OrderBy(v => v.Id).Select(v => v.Id).FirstAsync(),
            SpotCheck: await db.SpotChecks.OrderBy(c => c.Id).Select(c => c.Id).FirstAsync(),
            Notice: await NoticeAsync(db),
            NoticeDraft: await NoticeDraftAsync(db),
            Summary: await SummaryAsync(db, chair),
            Training: await TrainingAsync(db, chair)
        );
    }

    /// <summary>The village whose own account the demo has.</summary>
    public async Task<Place> OwnVillageAsync()
    {
        var village = await ScopeAsync(Role.VillageFederation);
        await using var db = server.Given.Portal.OpenForSystem();
        var reform = await db.UnitReforms.VisibleTo(village).SingleAsync();
        var chair = await ScopeAsync(Role.TownshipChair);
        var people = await db.Posts.VisibleTo(village).OrderBy(p => p.Id).Select(p => p.PersonId).Take(2).ToListAsync();
        return new(
            reform.CampaignId,
            chair.UnitId,
            reform.UnitId,
            chair.AccountId,
            await ElectionAsync(db, reform),
            Person: people.ElementAtOrDefault(0),
            Twin: people.ElementAtOrDefault(1),
            Import: await World.ImportAsync(server.Given, village, reform.CampaignId),
            Bulletin: await BulletinAsync(db),
            BulletinDraft: await BulletinDraftAsync(reform.CampaignId),
            Evidence: await EvidenceAsync(db, village),
            Visit: await db.Visits.OrderBy(v => v.Id).Select(v => v.Id).FirstAsync(),
            SpotCheck: await db.SpotChecks.OrderBy(c => c.Id).Select(c => c.Id).FirstAsync(),
            Notice: await NoticeAsync(db),
            NoticeDraft: await NoticeDraftAsync(db),
            Summary: await SummaryAsync(db, chair),
            Training: await TrainingAsync(db, village)
        );
    }

    /// <summary>
    /// A photo that the account sees; one is added to a record that is being filled in where there is none; 0 where the
    /// account has no such record either.
    /// </summary>
    private async Task<int> EvidenceAsync(PortalDbContext db, UnitScope scope)
    {
        if (await db.EvidenceFiles.VisibleTo(scope).FirstOrDefaultAsync(f => f.RemovedAt == null) is { } file)
            return file.Id;
        var open = await db
            .UnitReforms.VisibleTo(scope)
            .Include(r => r.Campaign)
            .Include(r => r.Unit)
            .FirstOrDefaultAsync(r =>
                r.Campaign.Takes == UnitLevel.Village
                && (
                    r.State == ReformState.NotStarted
                    || r.State == ReformState.InProgress
                    || r.State == ReformState.Returned
                )
            );
        if (open is null)
            return 0;
        var paper = open.Campaign.Plan.Papers[0];
        return await server.Given.AddedAsync(await ScopeAsync(Role.TownshipChair), open.Campaign, open.Unit, paper);
    }

    /// <summary>The county's, to all townships.</summary>
    private static Task<int> NoticeAsync(PortalDbContext db) =>
        db.Notices.Where(n => n.IssuedAt != null).OrderBy(n => n.Id).Select(n => n.Id).FirstAsync();

    private static Task<int> NoticeDraftAsync(PortalDbContext db) =>
        db.Notices.Where(n => n.IssuedAt == null).OrderBy(n => n.Id).Select(n => n.Id).FirstAsync();

    private static Task<int> SummaryAsync(PortalDbContext db, UnitScope chair) =>
        db.Summaries.Where(s => s.UnitId == chair.UnitId).OrderBy(s => s.Id).Select(s => s.Id).FirstAsync();

    /// <summary>One of the account's own unit or below it; one is entered where there is none.</summary>
    private async Task<int> TrainingAsync(PortalDbContext db, UnitScope scope) =>
        await db.Trainings.VisibleTo(scope).OrderBy(t => t.UnitPath).Select(t => (int?)t.Id).FirstOrDefaultAsync()
        ?? await World.TrainingAsync(server.Given, scope);

    private static Task<int> BulletinAsync(PortalDbContext db) =>
        db.Bulletins.OrderBy(b => b.Id).Select(b => b.Id).FirstAsync();

    /// <summary>Of a week before those that were issued; the one that is there, when it was begun before.</summary>
    private async Task<int> BulletinDraftAsync(int campaign)
    {
        var staff = await ScopeAsync(Role.CountyStaff);
        var list = (await new BulletinListQuery(server.Given.Portal).RunAsync(staff, 1))!;
        if (list.Drafts is [var begun, ..])
            return begun.Id;
        return (
            await new BeginBulletin(server.Given.Portal).RunAsync(staff, new(campaign, list.Weeks[^1].Until))
        ).DraftId;
    }

    /// <summary>The record's own, or one like those that are counted elsewhere today.</summary>
    private static async Task<int> ElectionAsync(PortalDbContext db, UnitReform reform)
    {
        if (await db.Elections.FirstOrDefaultAsync(e => e.UnitReformId == reform.Id) is { } own)
            return own.Id;
        var election = Election.Create(
            reform,
            await db.Units.SingleAsync(u => u.Id == reform.UnitId),
            1,
            await db.Elections.Select(e => e.Sheet).FirstAsync()
        );
        // Confirmed, or the record could not be handed in.
        election.Confirm("林晓岚", DateTime.UnixEpoch);
        db.Elections.Add(election);
        await db.SaveChangesAsync();
        return election.Id;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
