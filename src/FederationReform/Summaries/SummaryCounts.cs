using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Committees;
using FederationReform.Dashboards;
using FederationReform.Data;
using FederationReform.Figures;
using FederationReform.People;
using FederationReform.Problems;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Summaries;

/// <summary>Counts the figures of a summary, each with the list that shows the same.</summary>
internal sealed class SummaryCounts(PortalDbContext db, SummarySubject subject, DateOnly today)
{
    private readonly List<SummaryFigure> found = [];

    public static async Task<SummaryFigures> ReadAsync(
        PortalDbContext db,
        UnitScope scope,
        SummarySubject subject,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var counts = new SummaryCounts(db, subject, today);
        counts.Add(SummaryIndicator.CountedOn, today.DayNumber);
        if (subject.Years is { } years)
            counts.found.AddRange(await WorkFigures.ReadAsync(db, subject, years, today, cancel));
        if (subject.Form == SummaryForm.Research)
            counts.found.AddRange(await StandingFigures.ReadAsync(db, scope, subject, today, cancel));
        var campaigns = new List<CampaignCounts>();
        foreach (var id in subject.CampaignIds)
            if (await CampaignCounts.ReadAsync(db, scope, id, subject.UnitId, today, cancel) is { } campaign)
                campaigns.Add(campaign);
        counts.AddVillages([.. campaigns.Where(c => c.Plan.Takes == UnitLevel.Village)]);
        if (subject.Level == UnitLevel.Township)
            await counts.AddOwnCommitteeAsync(cancel);
        else
            counts.AddTownships([.. campaigns.Where(c => c.Plan.Takes == UnitLevel.Township)]);
        await counts.AddWomensCommitteesAsync(cancel);
        await counts.AddProblemsAsync(cancel);
        return new(today, counts.found);
    }

    private void AddVillages(IReadOnlyList<CampaignCounts> campaigns)
    {
        if (campaigns.Count == 0)
            return;
        AddRecords(
            campaigns,
            SummaryIndicator.VillagesRequired,
            SummaryIndicator.VillagesDone,
            SummaryIndicator.VillagesRate
        );
        AddPeople(SummaryIndicator.VillageChairs, campaigns, PostGroup.Chairs, PeopleFigure.All);
        AddPeople(SummaryIndicator.VillageViceChairs, campaigns, PostGroup.ViceChairs, PeopleFigure.All);
        AddExecutives(SummaryIndicator.VillageExecutives, campaigns, PeopleFigure.All);
        AddPeople(SummaryIndicator.VillageFormerDirectors, campaigns, PostGroup.Chairs, PeopleFigure.FormerDirector);
        var ages = campaigns.Select(c => c.Figures.Executives.MeanAge).ToList();
        var mean = new Ratio(ages.Sum(a => a.Years), ages.Sum(a => a.Base));
        if (mean.Whole > 0)
            Add(
                SummaryIndicator.VillageMeanAge,
                (mean.Part * 2 + mean.Whole) / (mean.Whole * 2),
                [.. campaigns.Select(c => c.Executives(PeopleFigure.BirthKnown, campaigns.Count))]
            );
        AddExecutives(SummaryIndicator.VillageTwoCommittees, campaigns, PeopleFigure.InTwoCommittees);
        AddExecutives(
            SummaryIndicator.VillageParty,
            campaigns,
            PeopleFigure.PartyMember,
            PeopleFigure.ProbationaryPartyMember
        );
        AddExecutives(
            SummaryIndicator.VillageCollege,
            campaigns,
            PeopleFigure.College,
            PeopleFigure.Bachelor,
            PeopleFigure.Postgraduate
        );
        AddExecutives(SummaryIndicator.VillageJuniorHigh, campaigns, PeopleFigure.JuniorHigh, PeopleFigure.Primary);
    }

    private void AddTownships(IReadOnlyList<CampaignCounts> campaigns)
    {
        if (campaigns.Count == 0)
            return;
        AddRecords(
            campaigns,
            SummaryIndicator.TownshipsRequired,
            SummaryIndicator.TownshipsDone,
            SummaryIndicator.TownshipsRate
        );
        AddPeople(SummaryIndicator.TownshipChairs, campaigns, PostGroup.Chairs, PeopleFigure.All);
        AddPeople(
            SummaryIndicator.TownshipFullTimeViceChairs,
            campaigns,
            PostGroup.FullTimeViceChairs,
            PeopleFigure.All
        );
        AddPeople(
            SummaryIndicator.TownshipPartTimeViceChairs,
            campaigns,
            PostGroup.PartTimeViceChairs,
            PeopleFigure.All
        );
        AddExecutives(SummaryIndicator.TownshipExecutives, campaigns, PeopleFigure.All);
    }

    private void AddRecords(
        IReadOnlyList<CampaignCounts> campaigns,
        SummaryIndicator required,
        SummaryIndicator done,
        SummaryIndicator rate
    )
    {
        var share = new Ratio(campaigns.Sum(c => c.Records.Approved), campaigns.Sum(c => c.Records.Total));
        Add(required, share.Whole, Sources(RecordSelection.Required));
        Add(done, share.Part, Sources(RecordSelection.Done));
        if (share.Whole > 0)
            Add(rate, share.BasisPoints, Sources(RecordSelection.Done));

        IReadOnlyList<FigureSource> Sources(RecordSelection of) =>
            [.. campaigns.Select(c => c.Source(of, campaigns.Count))];
    }

    private void AddPeople(
        SummaryIndicator indicator,
        IReadOnlyList<CampaignCounts> campaigns,
        PostGroup group,
        PeopleFigure figure
    ) =>
        Add(
            indicator,
            campaigns.Sum(c => c.Figures.Of(group)[figure]),
            [.. campaigns.Select(c => c.Source(group, figure, campaigns.Count))]
        );

    private void AddExecutives(
        SummaryIndicator indicator,
        IReadOnlyList<CampaignCounts> campaigns,
        params IReadOnlyList<PeopleFigure> figures
    ) =>
        Add(
            indicator,
            campaigns.Sum(c => figures.Sum(f => c.Figures.Executives[f])),
            [.. campaigns.SelectMany(c => figures.Select(f => c.Executives(f, campaigns.Count)))]
        );

    /// <summary>The township's own committee, whichever campaign or meeting made it.</summary>
    private async Task AddOwnCommitteeAsync(CancellationToken cancel)
    {
        var own = await db
            .Posts.Where(p => p.UnitId == subject.UnitId && p.Committee.EndedOn == null && p.EndOn == null)
            .GroupBy(p => new { p.Position, p.WayIn })
            .Select(g => new
            {
                g.Key.Position,
                g.Key.WayIn,
                Count = g.Count(),
            })
            .ToListAsync(cancel);
        if (own.Count == 0)
            return;
        IReadOnlyList<FigureSource> source = [new CommitteeSource("本级班子", subject.UnitId)];
        if (own.Where(o => o.WayIn == WayIn.ByElected).Sum(o => o.Count) is > 0 and var byElected)
            Add(SummaryIndicator.OwnByElected, byElected, source);
        Add(SummaryIndicator.OwnExecutives, own.Sum(o => o.Count), source);
        Add(SummaryIndicator.OwnChairs, Of(Position.Chair), source);
        Add(SummaryIndicator.OwnFullTimeViceChairs, Of(Position.FullTimeViceChair), source);
        Add(SummaryIndicator.OwnPartTimeViceChairs, Of(Position.PartTimeViceChair), source);

        int Of(Position position) => own.Where(o => o.Position == position).Sum(o => o.Count);
    }

    private async Task AddWomensCommitteesAsync(CancellationToken cancel)
    {
        var committees = await WomensCommittee.ReadAsync(db, subject.Path, cancel);
        if (committees.Count == 0)
            return;
        Add(
            SummaryIndicator.WomensCommittees,
            committees.Count,
            [.. committees.Take(WomensCommittee.MostNamed).Select(c => c.Source)]
        );
        AddMembers(SummaryIndicator.WomensCommitteeDirectors, c => c.Directors);
        AddMembers(SummaryIndicator.WomensCommitteeViceDirectors, c => c.ViceDirectors);
        AddMembers(SummaryIndicator.WomensCommitteeMembers, c => c.Members);

        void AddMembers(SummaryIndicator indicator, Func<WomensCommittee, int> count)
        {
            Add(indicator, committees.Sum(count));
            foreach (var one in committees)
                found.Add(
                    new(new(indicator, one.UnitId), count(one), one.UnitName, indicator.Name(), today, [one.Source])
                );
        }
    }

    private async Task AddProblemsAsync(CancellationToken cancel)
    {
        var kinds = await db
            .Problems.Within(subject.Path)
            .GroupBy(p => p.Kind)
            .Select(g => new
            {
                g.Key,
                Open = g.Count(p => p.MendedOn == null),
                Mended = g.Count(p => p.MendedOn != null),
            })
            .ToListAsync(cancel);
        Add(SummaryIndicator.ProblemsFound, kinds.Sum(k => k.Open + k.Mended), [Source(ProblemState.All, null)]);
        Add(SummaryIndicator.ProblemsOpen, kinds.Sum(k => k.Open), [Source(ProblemState.Open, null)]);
        Add(SummaryIndicator.ProblemsMended, kinds.Sum(k => k.Mended), [Source(ProblemState.Mended, null)]);
        foreach (var kind in kinds.OrderByDescending(k => k.Open + k.Mended).ThenBy(k => k.Key))
            found.Add(
                new(
                    new(SummaryIndicator.ProblemsOfKind, subject.UnitId, kind.Key),
                    kind.Open + kind.Mended,
                    subject.UnitName,
                    kind.Key.Name(),
                    today,
                    [Source(ProblemState.All, kind.Key)]
                )
            );

        ProblemsSource Source(ProblemState state, ProblemKind? kind) =>
            new("问题台账", new(state, kind, UnitId: subject.UnitId));
    }

    private void Add(SummaryIndicator indicator, int value, IReadOnlyList<FigureSource>? sources = null) =>
        found.Add(new(new(indicator, subject.UnitId), value, subject.UnitName, indicator.Name(), today, sources ?? []));
}
