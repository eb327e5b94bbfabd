using FederationReform.Campaigns;
using FederationReform.Committees;
using FederationReform.Data;
using FederationReform.Reforms;
using FederationReform.Rules;

namespace FederationReform.Demo;

/// <summary>Decides how far each village of a township has come, and tells its story.</summary>
internal sealed class DemoVillages(DemoStage stage, DemoCongress congresses)
{
    private Random Chance => stage.Chance;

    public List<Committee> Committees { get; } = [];

    /// <param name="pace">
    /// Percentage of the township's villages that are approved, see <see cref="DemoCampaign.PaceOf"/>.
    /// </param>
    public void Tell(IReadOnlyList<UnitReform> township, int pace, AuditActor chair)
    {
        var taking = township.Where(r => DemoCampaign.ExemptionOf(r.Unit.Name) is null).ToArray();
        foreach (var exempt in township.Except(taking))
            new DemoStory(stage, exempt, chair).Exempt(
                stage.Begins.AddDays(6),
                DemoCampaign.ExemptionOf(exempt.Unit.Name)!
            );

        Chance.Shuffle(taking);
        var approved = (taking.Length * pace + 50) / 100;
        var rest = taking.Length - approved;
        var submitted = pace == 0 ? 0 : (rest + 3) / 6;
        var returned = pace == 0 ? 0 : (rest + 4) / 12;
        var begun = pace == 0 ? 0 : (rest - submitted - returned + 1) / 2;
        for (var i = 0; i < taking.Length; i++)
        {
            var story = new DemoStory(stage, taking[i], chair);
            var village = taking[i].Unit.Name;
            if (i < approved)
                Approved(story, village, i, approved, pace);
            else if (i < approved + submitted)
                Submitted(story, village);
            else if (i < approved + submitted + returned)
                Returned(story, village);
            else if (i < approved + submitted + returned + begun)
                Begun(story, village, i);
        }
    }

    /// <summary>
    /// Spreads the approvals over the campaign, so that the curve rises; a township that is complete was complete
    /// early.
    /// </summary>
    private void Approved(DemoStory story, string village, int number, int of, int pace)
    {
        var lastDay = pace == 100 ? 48 : DemoCampaign.DaysSinceStart - 8;
        var congress = stage.Begins.AddDays(20 + (number + 1) * (lastDay - 20) / of - Chance.Next(3));
        var result = congresses.Hold(village, congress);
        var reported = congress.AddDays(Chance.Next(1, 4));
        var slip = Chance.Next(6) == 0 ? Chance.Next(1, result.Members.Count) : (int?)null;

        story.Prepare(congress, StepCode.V5);
        story.Save(slip is { } row ? congresses.WithSlip(result, row) : result, congress.AddDays(1));
        story.Report(congress, reported, archived: Chance.Next(3) > 0);
        story.Submit(reported);
        if (slip is { } wrong)
        {
            var name = result.Members[wrong].Name;
            story.Return(
                reported.AddDays(1),
                $"{name}的出生年月与候选人登记表不一致，请核对后重新提交。",
                new FieldRemark(RecordFields.Member(name), "登记表上早一年")
            );
            story.Save(result, reported.AddDays(2));
            story.Submit(reported.AddDays(2));
        }
        // One village is approved today, so that "this week" is not empty on a Monday.
        Committees.Add(story.Approve(number == of - 1 && pace is >= 50 and < 100 ? stage.Today : reported.AddDays(3)));
    }

    private void Submitted(DemoStory story, string village)
    {
        var congress = stage.Today.AddDays(-Chance.Next(6, 16));
        HandIn(story, village, congress, congress.AddDays(Chance.Next(2, 5)));
    }

    private void Returned(DemoStory story, string village)
    {
        var congress = stage.Today.AddDays(-Chance.Next(13, 22));
        var handedIn = congress.AddDays(Chance.Next(2, 5));
        var result = HandIn(story, village, congress, handedIn);
        var member = result.Members[^1];
        var day = Chance.Next(2) == 0 ? stage.Today : handedIn.AddDays(Chance.Next(1, 5));
        switch (Chance.Next(3))
        {
            case 0:
                story.Return(
                    day,
                    "应到人数与签到表对不上，会议地点也请写全称。请核对后重新提交。",
                    new FieldRemark(nameof(CongressResult.Entitled), $"签到表上应到是 {result.Entitled - 1} 人"),
                    new FieldRemark(nameof(CongressResult.Place), "请写全称")
                );
                break;
            case 1:
                story.Return(
                    day,
                    "名单里有一位执委的情况与候选人登记表不一致，请核对后重新提交。",
                    new FieldRemark(RecordFields.Member(member.Name), "登记表上的文化程度不同，请核对毕业证")
                );
                break;
            default:
                story.Return(
                    day,
                    "上报结果的批复还没有收到，请核对“报结果”的日期。",
                    new FieldRemark(nameof(StepCode.V9), "批复到镇里了吗？请写批复日期")
                );
                break;
        }
        if (day < stage.Today && Chance.Next(2) == 0)
            story.Save(result with { Place = $"浦城县{result.Place}" }, day.AddDays(2));
    }

    private void Begun(DemoStory story, string village, int number)
    {
        switch (number % 4)
        {
            case 0:
                var recent = stage.Today.AddDays(-Chance.Next(2, 9));
                story.Prepare(recent, StepCode.V5);
                story.Save(congresses.Begun(congresses.Hold(village, recent)), recent.AddDays(1));
                break;
            case 1:
                story.Prepare(stage.Today.AddDays(Chance.Next(6)), StepCode.V4);
                break;
            case 2:
                // Stuck for weeks: nobody has changed the record.
                story.Prepare(stage.Today.AddDays(-Chance.Next(8, 20)), StepCode.V3);
                break;
            default:
                var held = stage.Today.AddDays(-Chance.Next(4, 9));
                story.Prepare(held, StepCode.V5);
                story.Save(congresses.Hold(village, held), held.AddDays(1));
                story.Report(held, held.AddDays(2), archived: false);
                break;
        }
    }

    private CongressResult HandIn(DemoStory story, string village, DateOnly congress, DateOnly day)
    {
        var result = congresses.Hold(village, congress);
        story.Prepare(congress, StepCode.V5);
        story.Save(result, congress.AddDays(1));
        story.Report(congress, day, archived: false);
        story.Submit(day);
        return result;
    }
}
