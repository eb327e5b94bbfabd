using FederationReform.Organisations;
using FederationReform.Text;
using static FederationReform.Summaries.SummaryIndicator;

namespace FederationReform.Summaries;

/// <summary>
/// The first text of 调研报告 on the federations below: who stands where, on what ground, with what money, and what was
/// done, under the headings that such reports have. What was found on the way is written by its author.
/// </summary>
/// <param name="summary">What a report says of problems and of 妇委会 is what a summary says of them.</param>
internal sealed class ResearchWords(
    SummarySubject subject,
    ReportYears years,
    SummaryFigures figures,
    SummaryWords summary
)
{
    private readonly RegisterWords registers = new(subject, years, figures);
    private readonly string self = SummaryWords.Self(subject.Kind);
    private int headings;

    public SummaryText Write() =>
        new($"{subject.UnitName}妇联基层组织建设调研报告", Opening(), Facts(), summary.Problems(), summary.Measures())
        {
            Form = SummaryForm.Research,
        };

    private Passage Opening() =>
        new PassageWriter(figures)
            .Add($"为摸清基层妇联的组织、队伍、阵地和经费，{subject.UnitName}妇女联合会开展了专题调研。")
            .Add($"组织和队伍的数字统计到{Now(CountedOn)}，培训、活动和经费的数字是{years.Name}的。")
            .Add($"现将调研情况报告如下：")
            .End();

    private Passage Facts()
    {
        var text = new PassageWriter(figures);
        Heading(text, "组织和队伍");
        Villages(text);
        Townships(text);
        if (Has(OwnExecutives))
            summary.Own(text.Line());
        if (Has(WomensCommittees))
            summary.Institutions(text.Line());
        Organisations(text);
        Under(text, "活动阵地", [HomeVillages, HomeSessions], registers.Homes);
        Under(text, "工作经费", [FundsReceived], registers.Money);
        Under(
            text,
            "培训和活动",
            [Activities, CadreTrainings, DutyMeetings, Deeds],
            registers.Trainings,
            registers.Duties,
            registers.Activities
        );
        Under(
            text,
            "志愿服务、荣誉和宣传",
            [Teams, Honours, PublicityItems],
            registers.Volunteers,
            registers.HonoursWon,
            registers.Publicity
        );
        return text.End();
    }

    private void Villages(PassageWriter text)
    {
        if (!Has(StandingVillages))
        {
            text.Line().Add($"全{self}还没有登记村（社区）。");
            return;
        }
        text.Line()
            .Add($"全{self}现有村（社区）{Now(StandingVillages)}个，已有妇联班子的")
            .Add($"{Now(StandingCommittees)}个，占{Now(StandingCommitteesRate)}；")
            .Add($"共有村妇联执委{Now(StandingExecutives)}名，主席、副主席都是执委，已计入执委人数。");
        if (figures.Value(Now(StandingChairs)) == 0)
            return;
        text.Line().Add($"{Now(StandingChairs)}名村妇联主席中，");
        if (Has(StandingChairsMeanAge))
            text.Add($"平均年龄{Now(StandingChairsMeanAge)}岁；");
        Share(text, "新当选的", StandingChairsNew, StandingChairsNewRate, "，");
        Share(text, "大专以上学历的", StandingChairsCollege, StandingChairsCollegeRate, "，");
        Share(text, "中共党员（含预备）", StandingChairsParty, StandingChairsPartyRate, "，");
        Share(text, "村“两委”成员", StandingChairsTwoCommittees, StandingChairsTwoCommitteesRate, "。");
    }

    private void Townships(PassageWriter text)
    {
        if (!Has(StandingTownshipChairsCollegeRate))
            return;
        text.Line().Add($"{Now(StandingTownshipChairs)}名乡镇（街道）妇联主席中，");
        if (Has(StandingTownshipChairsMeanAge))
            text.Add($"平均年龄{Now(StandingTownshipChairsMeanAge)}岁；");
        Share(text, "大专以上学历的", StandingTownshipChairsCollege, StandingTownshipChairsCollegeRate, "。");
    }

    /// <summary>企业妇女组织416个（单建344个、联建72个），覆盖3752家，覆盖率90.24%。</summary>
    private void Organisations(PassageWriter text)
    {
        foreach (var type in figures.All.Where(f => f.Key.Indicator == OrganisationsOfType))
        {
            var of = (OrganisationType)type.Key.Type!.Value;
            var name = of == OrganisationType.TwoNew ? "两新组织" : of.Name();
            text.Line().Add($"{name}{(of.IsCommittee() ? "妇委会" : "妇女组织")}{type.Key}个");
            var ways = new[] { (Key: Of(AloneOfType), Name: "单建"), (Key: Of(JointOfType), Name: "联建") };
            foreach (var (index, way) in ways.Where(w => w.Key is not null).Index())
                text.Add($"{(index == 0 ? "（" : "、")}{way.Name}{way.Key!}个");
            text.Add($"{(ways.Any(w => w.Key is not null) ? "）" : "")}");
            if (Of(CoverageOfType) is { } rate)
                text.Add($"，覆盖{Of(CoveredOfType)!}家，覆盖率{rate}");
            text.Add($"。");

            FigureKey? Of(SummaryIndicator indicator) =>
                type.Key with { Indicator = indicator } is var key && figures.Value(key) > 0 ? key : null;
        }
    }

    /// <summary>A heading with its paragraphs, where there is anything to say.</summary>
    private void Under(
        PassageWriter text,
        string heading,
        SummaryIndicator[] said,
        params ReadOnlySpan<Action<PassageWriter>> paragraphs
    )
    {
        if (!said.Any(Has))
            return;
        Heading(text, heading);
        foreach (var paragraph in paragraphs)
            paragraph(text);
    }

    private void Heading(PassageWriter text, string heading) =>
        text.Line().Add($"（{ChineseNumeral.Of(++headings)}）{heading}");

    private void Share(PassageWriter text, string whose, SummaryIndicator number, SummaryIndicator rate, string end) =>
        text.Add($"{whose}{Now(number)}名、占{Now(rate)}{end}");

    private FigureKey Now(SummaryIndicator indicator) => new(indicator, subject.UnitId);

    private bool Has(SummaryIndicator indicator) => registers.Has(indicator);
}
