using FederationReform.Ledger;
using static FederationReform.Summaries.SummaryIndicator;

namespace FederationReform.Summaries;

/// <summary>
/// The first text of a work report to the congress: what the registers say of its years. What the work meant, and what
/// comes next, is written by its author.
/// </summary>
internal sealed class WorkReportWords(
    SummarySubject subject,
    ReportYears years,
    SummaryFigures figures,
    SummaryMatter matter
)
{
    private readonly string self = SummaryWords.Self(subject.Kind);

    // What a report says of problems is what a summary says of them.
    private readonly SummaryWords shared = new(subject, [], figures, matter);

    public SummaryText Write() =>
        new($"{subject.UnitName}妇女联合会工作报告", Opening(), Facts(), shared.Problems(), shared.Measures())
        {
            Report = true,
        };

    private Passage Opening() =>
        new PassageWriter(figures)
            .Add($"我代表{subject.UnitName}妇女联合会执行委员会向大会报告{years.Name}的工作，请予审议。")
            .Add($"报告中的数字来自各级登记的台账，统计到{Now(CountedOn)}。")
            .End();

    private Passage Facts()
    {
        var text = new PassageWriter(figures);
        if (Has(Activities))
        {
            text.Add($"{years.Name}，全{self}各级妇联开展活动{Now(Activities)}场，")
                .Add($"参加、受益{Now(ActivityPeople)}人次。");
            foreach (var type in figures.All.Where(f => f.Key.Indicator == TypeSessions))
                OfType(text.Line(), type.Key);
        }
        else
        {
            text.Add($"{years.Name}，活动台账里还没有登记。");
        }
        if (Has(CadreTrainings))
            text.Line().Add($"举办妇联干部培训{Now(CadreTrainings)}期，培训{Now(CadreTrainingTimes)}人次。");
        if (Has(Honours))
            HonoursOf(text.Line());
        if (Has(Teams))
        {
            text.Line().Add($"现有巾帼志愿服务队{Now(Teams)}支");
            if (figures.Value(Now(TeamPeople)) > 0)
                text.Add($"、{Now(TeamPeople)}人");
            text.Add($"。");
        }
        if (Has(HomeVillages) || Has(HomeSessions))
            Homes(text.Line());
        if (Has(PublicityItems))
            text.Line().Add($"在各类媒体刊发宣传报道{Now(PublicityItems)}篇。");
        if (Has(FundsReceived))
        {
            text.Line().Add($"{years.Name}到位工作经费{Now(FundsReceived)}元");
            if (Has(FundsUsed))
                text.Add($"，支出{Now(FundsUsed)}元");
            text.Add($"。");
        }
        return text.End();
    }

    /// <summary>技能培训10场、600人次，投入资金3000元，发放资料200份。</summary>
    private void OfType(PassageWriter text, FigureKey sessions)
    {
        var type = (ActivityType)sessions.Type!.Value;
        text.Add($"{type.Name()}{sessions}场");
        if (Of(TypePeople) is { } people)
            text.Add($"、{people}人次");
        if (Of(TypeYuan) is { } yuan)
            text.Add($"，资金{yuan}元");
        if (Of(TypeLeaflets) is { } leaflets)
            text.Add($"，发放资料{leaflets}份");
        text.Add($"。");

        FigureKey? Of(SummaryIndicator indicator) =>
            sessions with { Indicator = indicator } is var key && figures.Value(key) > 0 ? key : null;
    }

    private void HonoursOf(PassageWriter text)
    {
        text.Add($"获得各级荣誉{Now(Honours)}项");
        var kinds = figures.All.Where(f => f.Key.Indicator == HonoursOfType).ToList();
        foreach (var (index, kind) in kinds.Index())
        {
            var (type, level) = WorkFigures.HonourOf(kind.Key.Type!.Value);
            text.Add($"{(index == 0 ? "：" : "、")}{level.Name()}{type.Name()}{kind.Key}个");
        }
        text.Add($"。");
    }

    private void Homes(PassageWriter text)
    {
        if (Has(HomeVillages))
            text.Add($"有妇女之家的村（社区）{Now(HomeVillages)}个，覆盖率{Now(HomeVillagesRate)}")
                .Add($"{(Has(HomeSessions) ? "；" : "。")}");
        if (Has(HomeSessions))
            text.Add($"妇女之家、妇女微家开展活动{Now(HomeSessions)}场、{Now(HomePeople)}人次。");
    }

    private FigureKey Now(SummaryIndicator indicator) => new(indicator, subject.UnitId);

    private bool Has(SummaryIndicator indicator) => figures.Find(Now(indicator)) is not null;
}
