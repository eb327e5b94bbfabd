using System.Text.RegularExpressions;
using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Demo;
using FederationReform.Elections;
using FederationReform.Rules;
using FederationReform.Tree;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Support;

/// <summary>
/// What a test starts from: a fresh database, and words to fill it. Everything is written as the system would, past the
/// guard; what a test then does goes through the use cases.
/// </summary>
internal sealed partial class Given : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> filled = new(FillDemoAsync);

    private readonly TestDatabase database;
    private int accounts;

    private Given(TestDatabase database, TestClock clock)
    {
        this.database = database;
        Clock = clock;
    }

    public PortalDb Portal => database.Portal;

    public TestDatabase Database => database;

    /// <summary>Starts at noon of 15 July 2026 in China, in the middle of the default campaign.</summary>
    public TestClock Clock { get; }

    public static async Task<Given> OnAsync(Engine engine)
    {
        var clock = Noon();
        return new(await TestDatabase.CreateAsync(engine, clock), clock);
    }

    /// <summary>With the demo data. On SQLite they are written once in a test run, and each test has a copy.</summary>
    public static async Task<Given> OnDemoAsync(Engine engine)
    {
        if (engine == Engine.Sqlite)
        {
            var clock = Noon();
            return new(TestDatabase.CopyOf(await filled.Value, clock), clock);
        }
        var given = await OnAsync(engine);
        await given.Use<DemoData>().CreateAsync();
        return given;
    }

    private static TestClock Noon() => new(new DateTime(2026, 7, 15, 4, 0, 0, DateTimeKind.Utc));

    private static async Task<string> FillDemoAsync()
    {
        var given = await OnAsync(Engine.Sqlite);
        await given.Use<DemoData>().CreateAsync();
        await given.Database.FoldAsync();
        var folder = given.Database.Folder;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }

    /// <summary>
    /// Whatever the test did, its audit holds no telephone and no ID number in clear; who may read history may not see
    /// them.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            foreach (var record in await AuditAsync())
                record
                    .Changes.SelectMany(c => new[] { c.Field, c.Old, c.New })
                    .Append(record.Summary)
                    .Where(text => text is not null && Sensitive().IsMatch(text))
                    .Should()
                    .BeEmpty($"{record.Event} is kept in the audit");
        }
        finally
        {
            await database.DisposeAsync();
        }
    }

    /// <summary>A number that stands by itself: the digits inside a hash of a file are none.</summary>
    [GeneratedRegex(@"(?<![\dA-Za-z])(1[3-9]\d{9}|\d{15}|\d{17}[\dXx])(?![\dA-Za-z])")]
    private static partial Regex Sensitive();

    /// <summary>A use case, as the host would construct it.</summary>
    public T Use<T>()
        where T : class => (T)Activator.CreateInstance(typeof(T), Portal)!;

    public async Task<Unit> UnitAsync(UnitLevel level, string name, Unit? parent = null, string? code = null)
    {
        await using var db = Portal.OpenForSystem();
        var above = parent is null
            ? await db.Units.SingleAsync(u => u.Level == UnitLevel.Nation)
            : await db.Units.SingleAsync(u => u.Id == parent.Id);
        var last = await db
            .Units.Where(u => u.ParentId == above.Id)
            .OrderByDescending(u => u.Path)
            .Select(u => u.Path)
            .FirstOrDefaultAsync();
        var unit = Unit.Create(above, last is null ? 1 : UnitPath.Ordinal(last) + 1, level, KindOf(level), name, code);
        db.Units.Add(unit);
        await db.SaveChangesAsync();
        return unit;
    }

    public Task<Unit> CountyAsync(string name = "浦城县", Unit? prefecture = null) =>
        UnitAsync(UnitLevel.County, name, prefecture);

    public Task<Unit> TownshipAsync(Unit county, string name = "清溪镇") => UnitAsync(UnitLevel.Township, name, county);

    public Task<Unit> VillageAsync(Unit township, string name = "河口村") =>
        UnitAsync(UnitLevel.Village, name, township);

    /// <summary>An account in good standing, and its scope.</summary>
    public async Task<UnitScope> AccountAsync(Role role, Unit unit, string? displayName = null)
    {
        var login = $"user{++accounts}";
        await using var db = Portal.OpenForSystem();
        var account = Account.Create(login, displayName ?? login, role, unit);
        db.Accounts.Add(account);
        await db.SaveChangesAsync();
        return await new ScopeLoader(Portal).LoadAsync(account.Id, "192.0.2.1")
            ?? throw new InvalidOperationException("The account has no scope.");
    }

    /// <summary>Reads or changes an account as the system would.</summary>
    public async Task<Account> AccountAsync(int id, Action<Account>? change = null)
    {
        await using var db = Portal.OpenForSystem();
        var account = await db.Accounts.SingleAsync(a => a.Id == id);
        change?.Invoke(account);
        await db.SaveChangesAsync();
        return account;
    }

    public async Task<List<AuditRecord>> AuditAsync()
    {
        await using var db = Portal.OpenForSystem();
        return await db.AuditRecords.AsNoTracking().OrderBy(r => r.Id).ToListAsync();
    }

    /// <summary>A campaign of the unit, with a record for each unit of its level below it.</summary>
    public async Task<Campaign> CampaignAsync(Unit owner, CampaignPlan? plan = null)
    {
        await using var db = Portal.OpenForSystem();
        var campaign = Campaign.Create(owner, plan ?? Plan);
        db.Campaigns.Add(campaign);
        foreach (var unit in await db.Units.Within(owner.Path).Where(u => u.Level == campaign.Takes).ToListAsync())
            db.UnitReforms.Add(UnitReform.Create(campaign, unit, Clock.UtcNow()));
        await db.SaveChangesAsync();
        return campaign;
    }

    public static CampaignPlan Plan { get; } =
        new()
        {
            Name = "2026年村妇联会改联",
            Stages =
            [
                new("组织动员", new(2026, 5, 5), new(2026, 5, 31)),
                new("实施选举", new(2026, 6, 1), new(2026, 8, 20)),
                new("建章立制", new(2026, 8, 21), new(2026, 8, 31)),
            ],
            Targets = [new(new(2026, 6, 30), 1, 3), new(new(2026, 8, 31), 1, 1)],
        };

    /// <summary>The same months, of the townships.</summary>
    public static CampaignPlan TownshipPlan { get; } =
        Plan with
        {
            Name = "2026年乡镇妇联区域化建设",
            Kind = CampaignKind.AreaBuilding,
            Takes = UnitLevel.Township,
            Quotas = Quotas.Township,
            Rules = ElectionRules.Township,
            RequiredSteps = ReformSteps.UsuallyRequired(UnitLevel.Township),
        };

    /// <summary>Reads or changes the record as the system would.</summary>
    public async Task<UnitReform> ReformAsync(Campaign campaign, Unit unit, Action<UnitReform>? change = null)
    {
        await using var db = Portal.OpenForSystem();
        var reform = await db
            .UnitReforms.Include(r => r.Submissions)
            .SingleAsync(r => r.CampaignId == campaign.Id && r.UnitId == unit.Id);
        change?.Invoke(reform);
        await db.SaveChangesAsync();
        return reform;
    }

    /// <summary>A record with a complete, valid result, ready to hand in.</summary>
    public Task<UnitReform> CompleteAsync(Campaign campaign, Unit unit, CongressResult? result = null) =>
        ReformAsync(campaign, unit, reform =>
        {
            reform.SaveResult(result ?? Results.Valid, Clock.UtcNow());
            foreach (var step in ReformSteps.UsuallyRequired(campaign.Takes).Skip(1))
                reform.SetStep(
                    step,
                    new StepDone(step, new(2026, 7, 10), null, "test", Clock.UtcNow()),
                    Clock.UtcNow()
                );
        });

    /// <summary>An election of the record, as far along as its sheet says.</summary>
    /// <param name="elected">For a 妇委会 the agency, school or hospital; null for the record's own unit.</param>
    public async Task<Election> ElectionAsync(
        Campaign campaign,
        Unit unit,
        ElectionSheet sheet,
        Unit? elected = null,
        string? confirmedBy = null
    )
    {
        await using var db = Portal.OpenForSystem();
        var reform = await db.UnitReforms.SingleAsync(r => r.CampaignId == campaign.Id && r.UnitId == unit.Id);
        var number = await db.Elections.CountAsync(e => e.UnitReformId == reform.Id) + 1;
        var election = Election.Create(
            reform,
            await db.Units.SingleAsync(u => u.Id == (elected ?? unit).Id),
            number,
            sheet
        );
        if (confirmedBy is not null)
            election.Confirm(confirmedBy, Clock.UtcNow());
        db.Elections.Add(election);
        await db.SaveChangesAsync();
        return election;
    }

    public async Task<Election> ElectionAsync(int id)
    {
        await using var db = Portal.OpenForSystem();
        return await db.Elections.AsNoTracking().SingleAsync(e => e.Id == id);
    }

    private static UnitKind KindOf(UnitLevel level) =>
        level switch
        {
            UnitLevel.Province => UnitKind.Province,
            UnitLevel.Prefecture => UnitKind.Prefecture,
            UnitLevel.County => UnitKind.County,
            UnitLevel.Township => UnitKind.Town,
            UnitLevel.Village => UnitKind.Village,
            UnitLevel.Institution => UnitKind.School,
            _ => throw new ArgumentOutOfRangeException(nameof(level)),
        };
}
