using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Dashboards;
using FederationReform.Data;
using FederationReform.Figures;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Summaries;

/// <summary>One campaign below a unit: its records by state, and the people of the committees that it formed.</summary>
/// <param name="AgesOn">The day of the ages; the campaign's deadline once that has passed.</param>
internal sealed record CampaignCounts(
    int Id,
    CampaignPlan Plan,
    int UnitId,
    RecordCounts Records,
    CommitteeFigures Figures,
    DateOnly AgesOn
)
{
    /// <summary>Null when the campaign was withdrawn, or is not shown to the account.</summary>
    public static async Task<CampaignCounts?> ReadAsync(
        PortalDbContext db,
        UnitScope scope,
        int id,
        int unitId,
        DateOnly today,
        CancellationToken cancel
    )
    {
        if (await DashboardSubject.FindAsync(db, scope, id, unitId, cancel) is not { } subject)
            return null;
        var states = await db
            .UnitReforms.Within(subject.Path)
            .Where(r => r.CampaignId == id)
            .GroupBy(r => r.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(cancel);
        var day = subject.AgesOn(null, today);
        var people = await HolderCounts.ReadAsync(db, subject, new AgeDays(day), cancel);
        return new(
            id,
            subject.Plan,
            unitId,
            RecordCounts.Of(states.Select(s => (s.Key, s.Count))),
            HolderCounts.Figures(people, subject.Plan.Rules.ExecutivesIncludeLeaders),
            day
        );
    }

    /// <param name="campaigns">How many are added up: then each list says of which campaign it is.</param>
    public FigureSource Source(RecordSelection of, int campaigns) =>
        new RecordsSource(Label($"{of.Name()}的{Plan.Words.Name}", campaigns), Id, UnitId, of);

    public FigureSource Source(PostGroup group, PeopleFigure figure, int campaigns) =>
        new PeopleSource(
            Label(
                figure == PeopleFigure.All ? $"{group.Name()}名单" : $"{group.Name()}名单：{figure.Name()}",
                campaigns
            ),
            Id,
            UnitId,
            group,
            figure,
            AgesOn
        );

    public FigureSource Executives(PeopleFigure figure, int campaigns) =>
        Source(Figures.ExecutivesIncludeLeaders ? PostGroup.Everyone : PostGroup.Others, figure, campaigns);

    private string Label(string list, int campaigns) => campaigns > 1 ? $"{Plan.Name}：{list}" : list;
}
