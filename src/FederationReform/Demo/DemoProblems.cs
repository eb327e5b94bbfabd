using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Problems;

namespace FederationReform.Demo;

/// <summary>What the county learned otherwise than on its visits: late, being mended, mended.</summary>
internal static class DemoProblems
{
    private static readonly (ProblemKind Kind, ProblemSource Source, string What, string Measure)[] found =
    [
        (
            ProblemKind.FundsNotArrived,
            ProblemSource.Report,
            "妇女工作经费列入预算，还没有拨到村。",
            "由乡镇财政所核对后拨付。"
        ),
        (ProblemKind.IncompleteArchive, ProblemSource.Return, "缺签到表和选票样张。", "补齐材料，扫描上传。"),
        (ProblemKind.FourLacks, ProblemSource.SpotCheck, "妇女之家没有固定场所。", "与村综合文化服务中心共用场地。"),
    ];

    public static void Add(PortalDbContext db, IReadOnlyList<UnitReform> reforms, TimeProvider clock)
    {
        var today = clock.Today();
        for (var i = 0; i < 2 * found.Length; i++)
        {
            var (kind, source, what, measure) = found[i % found.Length];
            var on = today.AddDays(-20 - i);
            var unit = reforms[i * 7 % reforms.Count].Unit;
            var problem = Problem.Find(
                unit,
                new(kind, source, what, measure, "乡镇妇联", on, on.AddDays(i % 3 == 0 ? 15 : 45)),
                clock.UtcNow()
            );
            if (i % 4 == 1)
                problem.Mend(today.AddDays(-3), "已按要求整改，县妇联核对过。");
            db.Problems.Add(problem);
            db.RecordAs(
                AuditActor.Console,
                AuditEvent.ProblemAdded,
                () => problem.Subject,
                $"登记{unit.Name}的问题：{kind.Name()}"
            );
        }
    }
}
