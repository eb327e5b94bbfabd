using FederationReform.Campaigns;
using FederationReform.Papers;
using FederationReform.People;
using FederationReform.Rules;

namespace FederationReform.Meetings.Writing;

/// <summary>实施方案: goals, quotas and conditions as the campaign sets them, its stages, and who leads.</summary>
internal static class PlanPaper
{
    public static void Write(MeetingFacts facts, PaperDraft draft)
    {
        var quotas = facts.Plan.Quotas;
        draft
            .Title([facts.UnitName, $"妇联{draft.Words("任务种类", facts.Plan.Kind.Name())}工作", "实施方案"])
            .Text($"{draft.Basis(facts)}，结合{facts.UnitName}实际，制定本方案。")
            .Heading(1, "一、目标任务")
            .Text(
                $"召开{facts.Meeting}，选举产生{facts.Federation}{facts.TermWords}执行委员会，"
                    + $"选举主席、副主席。{draft.Committee(facts)}。"
                    + $"妇女代表{draft.Of(facts.Representatives, "代表名额")}名。"
            )
            .Text(
                $"任务规定的名额：主席{draft.Words("规定的主席名额", $"{quotas.Chairs}")}名，"
                    + $"副主席{draft.Words("规定的副主席名额", $"{quotas.ViceChairs}")}名，"
                    + $"执委{draft.Words("规定的执委名额", $"{quotas.Executives}")}名"
                    + $"（{draft.Including(facts)}主席、副主席），"
                    + $"妇女代表{draft.Words("规定的代表名额", $"{quotas.Representatives}")}名。"
            )
            .Heading(1, "二、人选条件")
            .Text("1.妇女代表应为年满十八周岁的妇女，具有广泛性、代表性和先进性。")
            .Text(
                "2.主席、副主席候选人"
                    + $"{draft.Words("主席人选的条件", Limits(facts.Rules.LeaderAges, facts.Rules.LeaderEducations))}。"
            )
            .Text(
                $"3.执委候选人{draft.Words(
                    "执委人选的条件",
                    Limits(facts.Rules.ExecutiveAges, facts.Rules.ExecutiveEducations)
                )}。"
            )
            .Text("4.候选人经个人自荐、群众举荐、组织推荐产生，报党组织和上级妇联同意。")
            .Heading(1, "三、方法步骤");
        Stages(facts, draft);
        draft
            .Heading(1, "四、组织领导")
            .Text(
                $"成立{facts.UnitName}妇联{draft.Words("任务种类", facts.Plan.Kind.Name())}工作领导小组。"
                    + "组长：____；副组长：____；成员：____、____、____。"
            )
            .Heading(1, "五、工作要求")
            .Text("加强领导，落实责任，按期完成；严格程序，依法依章选举；材料随办随归，选举结果及时上报。")
            .Sign(draft.Preparing(facts), facts.Step(StepCode.V2, StepCode.T1)?.On, "方案日期");
    }

    private static string Limits(IReadOnlyList<AgeLimit> ages, IReadOnlyList<EducationLimit> schooling)
    {
        // A document that states one limit twice and differently is not for this paper to decide: both stand.
        List<string> limits =
        [
            .. ages.Select(l => $"原则上{l.MaxAge}周岁以下"),
            .. schooling.Select(l => $"原则上{CodeLists.Education.Name(l.Minimum)}以上文化程度"),
        ];
        return limits.Count == 0 ? "不限年龄和文化程度" : string.Join("，", limits);
    }

    private static void Stages(MeetingFacts facts, PaperDraft draft)
    {
        if (facts.Plan.Stages.Count == 0)
            draft.Lacking("任务的阶段安排");
        draft
            .Each(
                "阶段",
                ["名称", "开始", "结束"],
                facts.Plan.Stages.Select(s => (string[])[s.Name, PaperText.Day(s.From), PaperText.Day(s.To)]),
                stage => $"{stage[0]}：{stage[1]}至{stage[2]}。"
            )
            .Each(
                "步骤",
                ["序号", "名称", "材料"],
                ReformSteps
                    .For(facts.Plan.Takes)
                    .Select(
                        (s, i) => (string[])[$"{i + 1}", s.Name, s.Papers.Length == 0 ? "" : $"材料：{s.Papers}。"]
                    ),
                step => $"{step[0]}.{step[1]}。{step[2]}"
            );
    }
}
