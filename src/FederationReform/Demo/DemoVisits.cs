using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Evidence;
using FederationReform.Problems;
using FederationReform.Tree;
using FederationReform.Visits;

namespace FederationReform.Demo;

/// <summary>
/// Three visits of the county: one made, with what it found, of which a part is mended; one that is half done; one that
/// did not take place.
/// </summary>
internal static class DemoVisits
{
    private const int Photos = 6;

    private static readonly (ProblemKind Kind, string What, string Measure)[] found =
    [
        (
            ProblemKind.NominalTeam,
            "选举后没有开过执委会议，执委不清楚自己的分工。",
            "召开第一次执委会议，明确分工并公示。"
        ),
        (ProblemKind.Perfunctory, "副主席、执委人选没有征求妇女群众意见。", "重新征求意见，补开推荐会。"),
        (ProblemKind.ManyPosts, "主席兼任职务过多，妇联工作排在最后。", "由村党组织调整分工。"),
    ];

    public static async Task AddAsync(
        PortalDbContext db,
        UnitScope staff,
        IReadOnlyList<UnitReform> reforms,
        PortalDb portal,
        CancellationToken cancel
    )
    {
        var clock = portal.Clock;
        var today = clock.Today();
        var townships = reforms.GroupBy(r => r.Unit.Parent!).Select(g => g.Select(r => r.Unit).Take(2).ToList());
        var villages = townships.SelectMany(v => v).ToList();
        var made = Plan("第一轮会改联调研督导", -24, -20, villages.Take(8));
        var half = Plan("换届材料归档督导", -1, 3, villages.Skip(8).Take(5));
        Plan("妇女之家建设走访", -12, -11, villages.Skip(13).Take(2)).Cancel("防汛值班，改到下月。");
        for (var i = 0; i < made.Stops.Count; i++)
            made.Stops[i].Mark(today.AddDays(-24 + i / 2), i % 3 == 0 ? "班子齐，档案整齐。" : null);
        half.Stops[0].Mark(today.AddDays(-1), null);
        half.Stops[1].Mark(today, "正在补签到表。");
        await db.SaveChangesAsync(cancel);
        for (var i = 0; i < 2 * found.Length; i++)
            Find(made, made.Stops[i + 1], i);
        var photo = DemoPapers.HallPhoto();
        for (var i = 0; i < Photos; i++)
            await AddPhotoAsync(made.Stops[i / 2], i);

        async Task AddPhotoAsync(VisitStop stop, int number)
        {
            var content = await DemoPapers.KeptAsync(portal, $"visit{number}", $"IMG_{number}.jpg", photo, cancel);
            db.VisitPhotos.Add(VisitPhoto.Of(stop.VisitId, stop.Unit, content, staff.AccountName));
        }

        Visit Plan(string topic, int from, int to, IEnumerable<Unit> units)
        {
            var plan = new VisitPlan(
                topic,
                today.AddDays(from),
                today.AddDays(to),
                DemoAccounts.Staff.Name,
                "县委组织部同行"
            );
            var visit = Visit.Of(staff, plan, clock.UtcNow());
            visit.Stops.AddRange(units.Select(u => VisitStop.Of(visit, u)));
            db.Visits.Add(visit);
            db.RecordAs(
                AuditActor.Console,
                AuditEvent.VisitPlanned,
                () => visit.Subject,
                $"登记督导“{topic}”，{visit.Stops.Count} 个单位"
            );
            return visit;
        }

        void Find(Visit visit, VisitStop stop, int number)
        {
            var (kind, what, measure) = found[number % found.Length];
            var on = stop.VisitedOn!.Value;
            var problem = Problem.FindOnVisit(
                stop.Unit,
                new(kind, ProblemSource.Visit, what, measure, "乡镇妇联", on, on.AddDays(number % 3 == 0 ? 15 : 45)),
                visit.Id,
                visit.UnitPath,
                clock.UtcNow()
            );
            if (number % 4 == 1)
                problem.Mend(today.AddDays(-3), "已按要求整改，县妇联核对过。");
            db.Problems.Add(problem);
            db.RecordAs(
                AuditActor.Console,
                AuditEvent.ProblemAdded,
                () => problem.Subject,
                $"督导“{visit.Topic}”发现{stop.Unit.Name}的问题：{kind.Name()}"
            );
        }
    }
}
