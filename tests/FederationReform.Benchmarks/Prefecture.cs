using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Campaigns;
using FederationReform.Committees;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Tree;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Benchmarks;

/// <summary>
/// The real 南平市 from the national list, at the end of a campaign: nearly every village done, with invented people.
/// </summary>
internal sealed record Prefecture(
    UnitScope Reader,
    UnitScope CountyStaff,
    Campaign Campaign,
    int Units,
    int Villages,
    int People,
    int Changes
)
{
    private const string NanpingCode = "3507";
    private const int Batch = 200;

    public static async Task<Prefecture> FillAsync(BenchmarkDatabase database)
    {
        var random = new Random(20260715);
        var administrator = await AccountAsync(database, Role.Administrator, u => u.Level == UnitLevel.Nation);
        var created = await new CreateUnitsFromDivisions(database.Portal).RunAsync(
            administrator,
            new(NanpingCode, Guid.NewGuid())
        );
        var reader = await AccountAsync(database, Role.UpperReader, u => u.Id == created.UnitId);
        var staff = await AccountAsync(database, Role.CountyStaff, u =>
            u.Level == UnitLevel.County && u.Name == "浦城县"
        );

        var today = TimeProvider.System.Today();
        Campaign campaign;
        List<Unit> villages;
        await using (var db = database.Portal.OpenForSystem())
        {
            campaign = Campaign.Create(await db.Units.SingleAsync(u => u.Id == created.UnitId), Plan(today));
            db.Campaigns.Add(campaign);
            await db.SaveChangesAsync();
            villages = await db
                .Units.AsNoTracking()
                .Within(reader.Path)
                .Where(u => u.Level == UnitLevel.Village)
                .OrderBy(u => u.Path)
                .ToListAsync();
        }
        foreach (var some in villages.Chunk(Batch))
            await FillAsync(database, campaign, some, staff, random);

        await database.AnalyseAsync();
        await using var read = database.Portal.OpenForSystem();
        return new(
            reader,
            staff,
            campaign,
            await read.Units.CountAsync(),
            villages.Count,
            await read.People.CountAsync(),
            await read.AuditRecords.CountAsync()
        );
    }

    private static async Task FillAsync(
        BenchmarkDatabase database,
        Campaign campaign,
        IReadOnlyList<Unit> villages,
        UnitScope actor,
        Random random
    )
    {
        await using var db = database.Portal.OpenForSystem();
        db.Attach(campaign);
        db.AttachRange(villages);
        var now = TimeProvider.System.UtcNow();
        var reforms = villages.Select(v => UnitReform.Create(campaign, v, now)).ToList();
        db.UnitReforms.AddRange(reforms);
        await db.SaveChangesAsync();
        foreach (var reform in reforms)
        {
            var at = now.AddHours(-random.Next(1, BulletinBenchmark.Weeks * 7 * 24));
            var fate = random.Next(100);
            var events = Enumerable.Repeat(AuditEvent.RecordSaved, random.Next(3, 9)).ToList();
            reform.SaveResult(Result(random), at);
            if (fate >= 2)
                Hand(reform.Submit(actor.AccountName, at), AuditEvent.RecordSubmitted);
            if (fate == 3)
            {
                reform.Return("缺少选举结果报告单", at);
                events.Add(AuditEvent.RecordReturned);
            }
            if (fate >= 5)
            {
                reform.Approve(at);
                events.Add(AuditEvent.RecordApproved);
                db.Committees.Add(CommitteeFormation.Form(campaign, reform.Unit, reform.Result, [], []));
            }
            foreach (var what in events)
            {
                var record = AuditRecord.Of(
                    AuditActor.Of(actor),
                    what,
                    Guid.NewGuid(),
                    at,
                    $"{what}：{reform.Unit.Name}"
                );
                record.IsAbout(reform.Subject);
                db.AuditRecords.Add(record);
            }

            void Hand(Submission _, AuditEvent what) => events.Add(what);
        }
        await db.SaveChangesAsync();
    }

    private static CampaignPlan Plan(DateOnly today) =>
        new()
        {
            Name = "村妇联会改联",
            Stages = [new("实施", today.AddDays(-90), today.AddDays(40))],
            Targets = [new(today.AddDays(-10), 1, 3), new(today.AddDays(40), 1, 1)],
        };

    private static CongressResult Result(Random random) =>
        new()
        {
            HeldOn = new(2026, 7, 1),
            Place = "村部会议室",
            Guide = "演示干部",
            Representatives = 36,
            Entitled = 36,
            Present = 33,
            Seats = 11,
            Candidates = 12,
            Issued = 33,
            Returned = 33,
            Valid = 33,
            Void = 0,
            Members = [.. Enumerable.Range(0, 11).Select(i => Member(i, random))],
        };

    private static ElectedMember Member(int i, Random random) =>
        new()
        {
            Name = $"演示{(char)('甲' + i)}{(char)('一' + random.Next(2000))}",
            Birth =
                random.Next(30) == 0
                    ? null
                    : new(new DateOnly(1962, 1, 1).AddDays(random.Next(40 * 365)), random.Next(3) > 0),
            EthnicGroup = random.Next(20) == 0 ? 22 : 1,
            Education = (Education)random.Next(1, 7),
            PoliticalStatus = random.Next(3) == 0 ? PoliticalStatus.PartyMember : PoliticalStatus.Masses,
            Occupation = (Occupation)random.Next(1, 12),
            InSystem = random.Next(8) == 0,
            InTwoCommittees = i < 2,
            FormerDirector = i == 0,
            NewlyElected = i > 0,
            Phone = $"1380000{random.Next(10_000):0000}",
            Position =
                i == 0 ? Position.Chair
                : i < 3 ? Position.PartTimeViceChair
                : Position.Executive,
            For = 30,
            Against = 2,
            Abstain = 1,
        };

    private static async Task<UnitScope> AccountAsync(
        BenchmarkDatabase database,
        Role role,
        System.Linq.Expressions.Expression<Func<Unit, bool>> at
    )
    {
        await using var db = database.Portal.OpenForSystem();
        var unit = await db.Units.SingleAsync(at);
        var account = Account.Create($"benchmark{role}", $"{role}", role, unit);
        db.Accounts.Add(account);
        await db.SaveChangesAsync();
        return new UnitScope(account.Id, account.DisplayName, role, unit.Id, unit.Name, unit.Level, unit.Path);
    }
}
