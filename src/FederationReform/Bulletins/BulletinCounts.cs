using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Figures;
using FederationReform.People;
using FederationReform.Trainings;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Bulletins;

/// <summary>
/// Counts a week from the audit: what was done by its closing is what was approved by then and not unlocked by then,
/// whatever happened later. What the audit does not date (which records count, who sits in a committee) is as now.
/// </summary>
internal static class BulletinCounts
{
    /// <summary>Units in which nobody worked on a record for so long are named.</summary>
    private static readonly TimeSpan quiet = TimeSpan.FromDays(14);

    public static async Task<BulletinFigures> ReadAsync(
        PortalDbContext db,
        DashboardSubject subject,
        BulletinWeek week,
        CancellationToken cancel
    )
    {
        var width = subject.ChildWidth;
        var (opened, until) = (week.From, week.Until);
        var records = await db
            .UnitReforms.Within(subject.Path)
            .Where(r => r.CampaignId == subject.CampaignId && r.State != ReformState.Exempt)
            .GroupBy(r => r.UnitPath.Substring(0, width))
            .Select(below => new { Path = below.Key, Required = below.Count() })
            .ToDictionaryAsync(r => r.Path, r => r.Required, cancel);
        var decisions = await (
            from change in db.AuditRecords.Within(subject.Path)
            where
                change.At < until
                && (
                    change.Event == AuditEvent.RecordApproved
                    || change.Event == AuditEvent.RecordUnlocked
                    || change.Event == AuditEvent.RecordReturned
                )
            join reform in db.UnitReforms on change.SubjectId equals reform.Id
            where reform.CampaignId == subject.CampaignId
            group change by change.UnitPath.Substring(0, width) into below
            select new Decisions
            {
                Path = below.Key,
                Approved = below.Count(c => c.Event == AuditEvent.RecordApproved),
                Unlocked = below.Count(c => c.Event == AuditEvent.RecordUnlocked),
                Returned = below.Count(c => c.Event == AuditEvent.RecordReturned),
                ApprovedBefore = below.Count(c => c.Event == AuditEvent.RecordApproved && c.At < opened),
                UnlockedBefore = below.Count(c => c.Event == AuditEvent.RecordUnlocked && c.At < opened),
            }
        ).ToDictionaryAsync(d => d.Path, cancel);
        var since = until - quiet;
        var active = await db
            .AuditRecords.Within(subject.Path)
            .Where(c =>
                (c.SubjectKind == SubjectKind.UnitReform || c.SubjectKind == SubjectKind.Election)
                && c.At >= since
                && c.At < until
            )
            .Select(c => c.UnitPath.Substring(0, width))
            .Distinct()
            .ToListAsync(cancel);
        var there = await PaperCompleteness.ThereAsync(
            db,
            subject.CampaignId,
            subject.Plan,
            subject.Path,
            width,
            cancel
        );
        var people = (await PeopleAsync(db, subject, week, cancel)).ToLookup(p => p.Path);
        var units = await db
            .Units.Within(subject.Path)
            .Where(u => u.ParentId == subject.UnitId)
            .OrderBy(u => u.Path)
            .Select(u => new
            {
                u.Id,
                u.Name,
                u.Path,
            })
            .ToListAsync(cancel);

        var curve = new TargetCurve(subject.Plan);
        var begun = subject.Plan.Begins is { } begins && ChinaTime.StartOf(begins) <= since;
        var leaders = subject.Plan.Rules.ExecutivesIncludeLeaders;
        var rows = units
            .Where(u => records.ContainsKey(u.Path))
            .Select(u =>
            {
                var decided = decisions.GetValueOrDefault(u.Path) ?? new Decisions { Path = u.Path };
                var papers = there.GetValueOrDefault(u.Path);
                var row = Row(u.Id, u.Name, records[u.Path], [decided], people[u.Path], papers);
                return row with { Quiet = begun && row.Done < row.Required && !active.Contains(u.Path) };
            })
            .ToList();
        var before = Ranks([
            .. rows.Select(r =>
                r with
                {
                    Done = r.Done - r.Net,
                    Planned = curve.PlannedBy(week.WeekBefore().LastDay, r.Required),
                }
            ),
        ]);
        var now = Ranks(rows);
        return new()
        {
            UnitName = subject.UnitName,
            CampaignName = subject.Plan.Name,
            Takes = subject.Plan.Takes,
            Week = week,
            Deadline = subject.Plan.Deadline,
            ExecutivesIncludeLeaders = leaders,
            Trainings = await TrainingCounts.BetweenAsync(db, subject.Path, FirstDay(week), week.LastDay, cancel),
            Registers = await BulletinRegisters.ReadAsync(db, subject, FirstDay(week), week.LastDay, cancel),
            Total = Row(
                null,
                "合计",
                records.Values.Sum(),
                [.. decisions.Values],
                people.SelectMany(p => p),
                there.Values.Sum()
            ),
            Rows = [.. rows.Select((r, i) => r with { Rank = now[i], RankBefore = before[i] })],
        };

        BulletinRow Row(
            int? id,
            string name,
            int required,
            IReadOnlyCollection<Decisions> decided,
            IEnumerable<Holding> holdings,
            int papers
        )
        {
            var held = holdings.ToList();
            return new()
            {
                UnitId = id,
                Name = name,
                Required = required,
                Done = decided.Sum(d => d.Approved - d.Unlocked),
                Net = decided.Sum(d => d.Approved - d.ApprovedBefore - d.Unlocked + d.UnlockedBefore),
                Planned = curve.PlannedBy(week.LastDay, required),
                Returned = decided.Sum(d => d.Returned),
                Decided = decided.Sum(d => d.Approved + d.Returned),
                PapersThere = papers,
                PapersAsked = required * subject.Plan.Papers.Count,
                People = People(held, h => h.All),
                Added = People(held, h => h.Added),
            };
        }

        BulletinPeople People(List<Holding> held, Func<Holding, int> count) =>
            new(
                held.Where(h => h.Position == Position.Chair).Sum(count),
                held.Where(h => h.Position is Position.FullTimeViceChair or Position.PartTimeViceChair).Sum(count),
                held.Where(h => leaders || h.Position is Position.Executive or Position.StandingMember).Sum(count)
            );
    }

    /// <summary>
    /// By share done, then by deviation from the plan; units that are equal in both share a rank, and the next one
    /// counts them (1, 2, 2, 4).
    /// </summary>
    private static List<int> Ranks(List<BulletinRow> rows) =>
        [
            .. rows.Select(row =>
                1
                + rows.Count(other =>
                    other.Completion.BasisPoints > row.Completion.BasisPoints
                    || (other.Completion.BasisPoints == row.Completion.BasisPoints && other.Deviation > row.Deviation)
                )
            ),
        ];

    /// <summary>
    /// What an entry of a register says has a day and no hour: the day on which a week closes belongs to that week, and
    /// not to the next one.
    /// </summary>
    private static DateOnly FirstDay(BulletinWeek week) =>
        ChinaTime.StartOf(week.FirstDay) == week.From ? week.FirstDay : week.FirstDay.AddDays(1);

    private static async Task<List<Holding>> PeopleAsync(
        PortalDbContext db,
        DashboardSubject subject,
        BulletinWeek week,
        CancellationToken cancel
    )
    {
        var (width, opened, until) = (subject.ChildWidth, week.From, week.Until);
        return await (
            from post in db.HeldPosts(subject)
            join reform in db.UnitReforms on post.UnitId equals reform.UnitId
            where
                reform.CampaignId == subject.CampaignId
                && reform.State == ReformState.Approved
                && reform.ApprovedAt < until
            group reform by new { Path = post.UnitPath.Substring(0, width), post.Position } into some
            select new Holding
            {
                Path = some.Key.Path,
                Position = some.Key.Position,
                All = some.Count(),
                Added = some.Count(r => r.ApprovedAt >= opened),
            }
        ).ToListAsync(cancel);
    }

    private sealed class Decisions
    {
        public required string Path { get; init; }
        public int Approved { get; init; }
        public int Unlocked { get; init; }
        public int Returned { get; init; }
        public int ApprovedBefore { get; init; }
        public int UnlockedBefore { get; init; }
    }

    private sealed class Holding
    {
        public required string Path { get; init; }
        public required Position Position { get; init; }
        public required int All { get; init; }
        public required int Added { get; init; }
    }
}
