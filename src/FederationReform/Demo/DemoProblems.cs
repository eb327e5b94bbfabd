using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Problems;

namespace FederationReform.Demo;

/// <summary>What the county found on its visits: late, being mended, mended.</summary>
internal static class DemoProblems
{
    private static readonly (ProblemKind Kind, ProblemSource Source, string What, string Measure)[] found =
    [
        (
            ProblemKind.Perfunctory,
            ProblemSource.Visit,
            "副主席、执委人选没有征求妇女群众意见。",
            "重新征求意见，补开推荐会。"
        ),
        (
            ProblemKind.NominalTeam,
            ProblemSource.Visit,
            "选举后没有开过执委会议，执委不清楚自己的分工。",
            "召开第一次执委会议，明确分工并公示。"
        ),
        (
            ProblemKind.FundsNotArrived,
            ProblemSource.Report,
            "妇女工作经费列入预算，还没有拨到村。",
            "由乡镇财政所核对后拨付。"
        ),
        (ProblemKind.IncompleteArchive, ProblemSource.Return, "缺签到表和选票样张。", "补齐材料，扫描上传。"),
        (ProblemKind.FourLacks, ProblemSource.SpotCheck, "妇女之家没有固定场所。", "与村综合文化服务中心共用场地。"),
        (ProblemKind.ManyPosts, ProblemSource.Visit, "主席兼任职务过多，妇联工作排在最后。", "由村党组织调整分工。"),
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
