using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Elections;
using FederationReform.Reforms;
using FederationReform.Representatives;
using FederationReform.Rules;
using FederationReform.Tree;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Demo;

/// <summary>
/// A county in the middle of its campaign, for trying the portal: the real divisions of 浦城县, invented people,
/// villages in every state, and the townships in a campaign of their own. Every run gives the same data, with dates
/// relative to today. Meant for an empty database in Development; the caller checks that it is Development.
/// </summary>
[ActsWithoutScope("空库里填入演示数据，只在开发环境启动时运行")]
public sealed class DemoData(PortalDb portal)
{
    private const string CountyCode = "350722";
    private const int Seed = 350722;

    private readonly Random chance = new(Seed);

    /// <summary>
    /// Creates everything in one transaction, or nothing when the database holds any account or unit already.
    /// </summary>
    public async Task CreateAsync(CancellationToken cancel = default)
    {
        await using var db = portal.OpenForSystem();
        if (await db.Accounts.AnyAsync(cancel) || await db.Units.AnyAsync(u => u.Level != UnitLevel.Nation, cancel))
            return;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var county = await AddUnitsAsync(db, cancel);
        var accounts = await DemoAccounts.AddAsync(db, county, cancel);
        var townships = await AddCampaignAsync(db, county, DemoCampaign.Townships(portal.Clock.Today()), cancel);
        // A desk opens with the campaign that was made last.
        var reforms = await AddCampaignAsync(db, county, DemoCampaign.Villages(portal.Clock.Today()), cancel);
        await TellStoriesAsync(db, reforms, townships, accounts, cancel);
        await db.SaveChangesAsync(cancel);
        AddDrafts(db, reforms, accounts[DemoAccounts.Chairs[2].Login]);
        AddElections(db, reforms);
        // By chances of their own, so that nothing else of the story changes.
        await new DemoPapers(portal.Files, new Random(Seed)).AddAsync(db, reforms, cancel);
        await db.SaveChangesAsync(cancel);
        DemoProblems.Add(db, reforms, portal.Clock);
        IReadOnlyList<Unit> units = [county, .. townships.Select(t => t.Unit), .. reforms.Select(r => r.Unit)];
        DemoLedger.Add(db, units, portal.Clock);
        await DemoLivedDuties.AddAsync(db, portal.Clock, cancel);
        DemoFunds.Add(db, units, portal.Clock);
        await DemoTrainings.AddAsync(db, units, portal.Clock, cancel);
        DemoOrganisations.Add(db, units, portal.Clock);
        DemoAreas.Add(db, units, portal.Clock);
        await DemoAreas.AddNeighboursAsync(db, cancel);
        DemoHomes.Add(db, units, portal.Clock);
        DemoWorkPlans.Add(db, reforms[0].Campaign, reforms, portal.Clock);
        await DemoWorkPlans.AddPapersAsync(db, reforms[0].Campaign, portal, cancel);
        DemoWorkPlans.AddGroup(db, reforms[0].Campaign, county, portal.Clock);
        var staff = DemoAccounts.ScopeOf(accounts[DemoAccounts.Staff.Login], county);
        await DemoVisits.AddAsync(db, staff, reforms, portal, cancel);
        await DemoEntryFiles.AddAsync(db, portal, cancel);
        await DemoSpotChecks.AddAsync(db, staff, reforms, portal.Clock, cancel);
        DemoTemplates.Add(db, staff, portal.Clock.UtcNow());
        await DemoBulletins.AddAsync(db, county, reforms[0].Campaign, portal.Clock, cancel);
        await DemoReminders.AddAsync(db, staff, reforms[0].Campaign, portal.Clock, cancel);
        await DemoNotices.AddAsync(db, staff, accounts.Values, portal.Clock, cancel);
        await db.SaveChangesAsync(cancel);
        var townshipsWithChair = townships
            .Select(t => t.Unit)
            .SelectMany(u => DemoAccounts.Chairs.Where(c => c.Unit == u.Name).Select(c => (u, c.Name)));
        await DemoSummaries.AddAsync(
            db,
            [(county, DemoAccounts.Staff.Name), .. townshipsWithChair],
            [reforms[0].Campaign, townships[0].Campaign],
            portal.Clock,
            cancel
        );
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private async Task<Unit> AddUnitsAsync(PortalDbContext db, CancellationToken cancel)
    {
        var root = await db.Units.SingleAsync(cancel);
        var everything = new UnitScope(0, "", Role.Administrator, root.Id, root.Name, root.Level, root.Path);
        var plan = await DivisionPlan.LoadAsync(db, everything, CountyCode, cancel)
            ?? throw new InvalidOperationException($"The national list lacks {CountyCode}.");
        foreach (var village in plan.Added.Where(u => u.Level == UnitLevel.Village))
        {
            var women = chance.Next(240, 980);
            village.Describe(village.Kind, women, women + chance.Next(women / 4, women / 2));
        }
        foreach (var above in plan.Added.Where(u => u.Level is UnitLevel.County or UnitLevel.Township).Reverse())
        {
            var below = plan.Added.Where(u => u.Parent == above).ToList();
            above.Describe(above.Kind, below.Sum(u => u.Women), below.Sum(u => u.WomenAndChildren));
        }
        db.Units.AddRange(plan.Added);
        await db.SaveChangesAsync(cancel);
        return plan.Target;
    }

    private async Task<List<UnitReform>> AddCampaignAsync(
        PortalDbContext db,
        Unit county,
        CampaignPlan plan,
        CancellationToken cancel
    )
    {
        var today = portal.Clock.Today();
        var campaign = Campaign.Create(county, plan);
        db.Campaigns.Add(campaign);
        await db.SaveChangesAsync(cancel);

        var begun = ChinaTime.StartOf(today.AddDays(-DemoCampaign.DaysSinceStart)).AddHours(9);
        foreach (
            var unit in await db
                .Units.Within(county.Path)
                .Where(u => u.Level == plan.Takes)
                .OrderBy(u => u.Path)
                .ToListAsync(cancel)
        )
            db.UnitReforms.Add(UnitReform.Create(campaign, unit, begun));
        await db.SaveChangesAsync(cancel);
        return await db
            .UnitReforms.Where(r => r.CampaignId == campaign.Id)
            .Include(r => r.Unit)
            .OrderBy(r => r.UnitPath)
            .ToListAsync(cancel);
    }

    private async Task TellStoriesAsync(
        PortalDbContext db,
        List<UnitReform> reforms,
        List<UnitReform> townships,
        Dictionary<string, Account> accounts,
        CancellationToken cancel
    )
    {
        var campaign = reforms[0].Campaign;
        var staff = accounts[DemoAccounts.Staff.Login];
        var stage = new DemoStage(
            chance,
            portal.Clock.Today().AddDays(-DemoCampaign.DaysSinceStart),
            portal.Clock.UtcNow(),
            Actor(staff),
            []
        );
        var congresses = new DemoCongress(chance, new DemoPeople(chance), campaign.Plan.Rules, campaign.Plan.Quotas);
        var villages = new DemoVillages(stage, congresses);

        foreach (
            var (made, units) in ((Campaign, int)[])
                [(townships[0].Campaign, townships.Count), (campaign, reforms.Count)]
        )
            Record(
                stage,
                stage.Staff,
                AuditEvent.CampaignCreated,
                made.Subject,
                ChinaTime.StartOf(stage.Begins).AddHours(9),
                $"新建改革任务“{made.Name}”，{units} 个{made.Plan.Words.Name}"
            );
        foreach (var township in reforms.GroupBy(r => r.Unit.Parent!))
        {
            var chair = accounts.Values.Single(a => a.Role == Role.TownshipChair && a.UnitId == township.Key.Id);
            villages.Tell([.. township], DemoCampaign.PaceOf(township.Key.Name), Actor(chair));
            if (DemoCampaign.PaceOf(township.Key.Name) > 0)
                SignIn(stage, chair);
        }
        var towns = new DemoTownships(
            stage,
            new DemoCongress(
                chance,
                new DemoPeople(chance),
                townships[0].Campaign.Plan.Rules,
                townships[0].Campaign.Plan.Quotas
            )
        );
        foreach (var township in townships)
            towns.Tell(
                township,
                Actor(accounts.Values.Single(a => a.Role == Role.TownshipChair && a.UnitId == township.UnitId))
            );
        SignIn(stage, staff);
        SignIn(stage, accounts[DemoAccounts.Administrator.Login]);
        SignIn(stage, accounts[DemoAccounts.Reader.Login]);

        var chairs = townships.ToDictionary(
            r => r.Unit,
            r => accounts.Values.Single(a => a.Role == Role.TownshipChair && a.UnitId == r.UnitId)
        );
        var terms = new DemoTerms(stage, new DemoPeople(new Random(Seed), firstPhone: 7000), campaign.Plan.Rules);
        var standing = terms.Register(chairs);
        db.Committees.AddRange([.. villages.Committees, .. towns.Committees, .. standing]);
        // The audit records of a committee need its id, so the committees are saved first.
        await db.SaveChangesAsync(cancel);
        terms.RecordRegistered(standing, chairs);
        terms.Change(villages.Committees, chairs);
        db.AuditRecords.AddRange(stage.Records.OrderBy(r => r.At));
    }

    /// <summary>
    /// What a chair typed this morning and did not save: one draft continues a sheet, one holds a date that does not
    /// exist.
    /// </summary>
    private void AddDrafts(PortalDbContext db, List<UnitReform> reforms, Account chair)
    {
        var plan = reforms[0].Campaign.Plan;
        var congresses = new DemoCongress(chance, new DemoPeople(chance), plan.Rules, plan.Quotas);
        var open = reforms
            .Where(r =>
                r.State == ReformState.InProgress && r.UnitPath.StartsWith(chair.UnitPath, StringComparison.Ordinal)
            )
            .Take(2)
            .ToList();
        foreach (var reform in open)
        {
            var origin = ResultSheet.Of(reform.Result);
            var sheet = ResultSheet.Of(congresses.Hold(reform.Unit.Name, portal.Clock.Today().AddDays(-1)));
            if (reform == open[^1])
                sheet = sheet.WithCell(0, ResultColumns.IndexOf("Birth"), "1990-02-30");
            db.Drafts.Add(
                Draft.Of(
                    chair.Id,
                    reform,
                    reform.Version,
                    new ResultDraft(sheet, origin).Write(),
                    portal.Clock.UtcNow().AddMinutes(-chance.Next(20, 90))
                )
            );
        }
    }

    /// <summary>
    /// Adds one congress to every township that takes place today, with the roll of those who elect and the ballot for
    /// the leaders.
    /// </summary>
    private void AddElections(PortalDbContext db, List<UnitReform> reforms)
    {
        var plan = reforms[0].Campaign.Plan;
        var people = new DemoPeople(chance);
        var congresses = new DemoCongress(chance, people, plan.Rules, plan.Quotas);
        // A sequence of its own, so that everything else stays as it was.
        var others = new Random(Seed + 1);
        var meetings = new DemoMeeting(others, new(others, firstPhone: 6000), plan.Rules);
        foreach (var township in reforms.GroupBy(r => r.Unit.Parent!))
        {
            if (township.FirstOrDefault(r => r.State == ReformState.InProgress && r.Result.IsEmpty) is not { } reform)
                continue;
            var result = congresses.Hold(reform.Unit.Name, portal.Clock.Today());
            var congress = DemoElection.BeingCounted(result, people, plan.Rules);
            db.Elections.Add(Election.Create(reform, reform.Unit, 1, congress));
            db.Elections.Add(
                Election.Create(reform, reform.Unit, 2, DemoMeeting.Leaders(congress, result.Members.Count))
            );
            var roll = RepresentativeRoll.Create(reform);
            roll.Change(meetings.Roll(congress), reform.ChangedAt);
            db.RepresentativeRolls.Add(roll);
        }
    }

    private void SignIn(DemoStage stage, Account account)
    {
        var at = stage.Now.AddMinutes(-chance.Next(20, 3 * 24 * 60));
        account.SignedIn(at);
        Record(stage, Actor(account), AuditEvent.SignedIn, account.Subject, at, $"{account.Label}登录");
    }

    private static void Record(
        DemoStage stage,
        AuditActor actor,
        AuditEvent what,
        AuditSubject subject,
        DateTime at,
        string summary
    )
    {
        var record = AuditRecord.Of(actor, what, Guid.NewGuid(), at, summary);
        record.IsAbout(subject);
        stage.Records.Add(record);
    }

    // 192.0.2.0/24 is reserved for examples (RFC 5737).
    private static AuditActor Actor(Account account) => new(account.Id, account.DisplayName, $"192.0.2.{account.Id}");
}
