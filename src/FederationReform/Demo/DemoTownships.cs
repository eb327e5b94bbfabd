using FederationReform.Campaigns;
using FederationReform.Committees;
using FederationReform.Data;

namespace FederationReform.Demo;

/// <summary>
/// Decides how far each township itself has come and tells its story: townships whose villages are ahead are ahead as
/// well.
/// </summary>
internal sealed class DemoTownships(DemoStage stage, DemoCongress congresses)
{
    private Random Chance => stage.Chance;

    public List<Committee> Committees { get; } = [];

    public void Tell(UnitReform reform, AuditActor chair)
    {
        var pace = DemoCampaign.PaceOf(reform.Unit.Name);
        var story = new DemoStory(stage, reform, chair);
        if (pace >= 65)
            Approved(story, reform, pace);
        else if (pace == 50)
            HandIn(story, reform, stage.Today.AddDays(-Chance.Next(6, 12)));
        else if (pace == 40)
            Begun(story, reform);
        else if (pace > 0)
            story.Prepare(stage.Today.AddDays(Chance.Next(4, 13)), StepCode.T3);
    }

    private void Approved(DemoStory story, UnitReform reform, int pace)
    {
        var congress = stage.Today.AddDays(-Chance.Next(22, 34));
        HandIn(story, reform, congress);
        Committees.Add(story.Approve(congress.AddDays(8)));
        // In the other townships, the meeting that divides the duties is overdue.
        if (pace >= 70)
            story.FollowUp(congress.AddDays(10), congress.AddDays(13));
    }

    private void HandIn(DemoStory story, UnitReform reform, DateOnly congress)
    {
        story.Prepare(congress, StepCode.T6);
        story.Save(congresses.Hold(reform.Unit.Name, congress), congress.AddDays(1));
        story.ReportTownship(congress, congress.AddDays(2));
        story.Submit(congress.AddDays(3));
    }

    private void Begun(DemoStory story, UnitReform reform)
    {
        var congress = stage.Today.AddDays(-Chance.Next(2, 6));
        story.Prepare(congress, StepCode.T6);
        story.Save(congresses.Begun(congresses.Hold(reform.Unit.Name, congress)), congress.AddDays(1));
    }
}
