using FederationReform.Ledger;
using static FederationReform.Summaries.SummaryIndicator;

namespace FederationReform.Summaries;

/// <summary>
/// Sentences about what the registers hold of some years, for the reports that need them. What nobody entered has no
/// sentence.
/// </summary>
internal sealed class RegisterWords(SummarySubject subject, ReportYears years, SummaryFigures figures)
{
    private readonly string self = SummaryWords.Self(subject.Kind);

    /// <summary>Everything there is, a paragraph each.</summary>
    public Passage All()
    {
        var text = new PassageWriter(figures);
        if (!Has(SummaryIndicator.Activities))
            text.Add($"{years.Name}，活动台账里还没有登记。");
        Activities(text);
        Trainings(text);
        Duties(text);
        HonoursWon(text);
        Volunteers(text);
        Homes(text);
        Publicity(text);
        Money(text);
        return text.End();
    }

    public void Activities(PassageWriter text)
    {
        if (!Has(SummaryIndicator.Activities))
            return;
        text.Line()
            .Add($"{years.Name}，全{self}各级妇联开展活动{Now(SummaryIndicator.Activities)}场，")
            .Add($"参加、受益{Now(ActivityPeople)}人次。");
        foreach (var type in figures.All.Where(f => f.Key.Indicator == TypeSessions))
            OfType(text.Line(), type.Key);
    }

    public void Trainings(PassageWriter text)
    {
        if (Has(CadreTrainings))
            text.Line().Add($"举办妇联干部培训{Now(CadreTrainings)}期，培训{Now(CadreTrainingTimes)}人次。");
    }

    public void Duties(PassageWriter text)
    {
        if (Has(DutyMeetings))
            text.Line().Add($"各级妇联召开例会、执委会等会议{Now(DutyMeetings)}次。");
        if (Has(Deeds))
            text.Line().Add($"执委和妇女代表登记的履职事项{Now(Deeds)}件。");
    }

    public void HonoursWon(PassageWriter text)
    {
        if (!Has(Honours))
            return;
        text.Line().Add($"获得各级荣誉{Now(Honours)}项");
        var kinds = figures.All.Where(f => f.Key.Indicator == HonoursOfType).ToList();
        foreach (var (index, kind) in kinds.Index())
        {
            var (type, level) = WorkFigures.HonourOf(kind.Key.Type!.Value);
            text.Add($"{(index == 0 ? "：" : "、")}{level.Name()}{type.Name()}{kind.Key}个");
        }
        text.Add($"。");
    }

    public void Volunteers(PassageWriter text)
    {
        if (!Has(Teams))
            return;
        text.Line().Add($"现有巾帼志愿服务队{Now(Teams)}支");
        if (figures.Value(Now(TeamPeople)) > 0)
            text.Add($"、{Now(TeamPeople)}人");
        text.Add($"。");
    }

    public void Homes(PassageWriter text)
    {
        if (!Has(HomeVillages) && !Has(HomeSessions))
            return;
        text.Line();
        if (Has(HomeVillages))
            text.Add($"有妇女之家的村（社区）{Now(HomeVillages)}个，覆盖率{Now(HomeVillagesRate)}")
                .Add($"{(Has(HomeSessions) ? "；" : "。")}");
        if (Has(HomeSessions))
            text.Add($"妇女之家、妇女微家开展活动{Now(HomeSessions)}场、{Now(HomePeople)}人次。");
    }

    public void Publicity(PassageWriter text)
    {
        if (Has(PublicityItems))
            text.Line().Add($"在各类媒体刊发宣传报道{Now(PublicityItems)}篇。");
    }

    public void Money(PassageWriter text)
    {
        if (!Has(FundsReceived))
            return;
        text.Line().Add($"{years.Name}到位工作经费{Now(FundsReceived)}元");
        if (Has(FundsUsed))
            text.Add($"，支出{Now(FundsUsed)}元");
        text.Add($"。");
    }

    public bool Has(SummaryIndicator indicator) => figures.Find(Now(indicator)) is not null;

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

    private FigureKey Now(SummaryIndicator indicator) => new(indicator, subject.UnitId);
}
