using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Committees;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Dashboards;

/// <summary>Records in every state, and committees of any make-up, as a dashboard finds them.</summary>
internal static class DashboardGiven
{
    /// <summary>
    /// Moves a record to a state the way it would get there, and writes what the history would say of it.
    /// </summary>
    public static async Task<UnitReform> InStateAsync(
        this Given given,
        Campaign campaign,
        Unit village,
        ReformState state,
        UnitScope actor
    )
    {
        await using var db = given.Portal.Open(actor);
        var reform = await db
            .UnitReforms.Include(r => r.Submissions)
            .Include(r => r.Unit)
            .SingleAsync(r => r.CampaignId == campaign.Id && r.UnitId == village.Id);
        var now = given.Clock.UtcNow();
        if (reform.State == ReformState.Approved)
            Record(AuditEvent.RecordUnlocked, () => reform.Unlock("更正出生日期", now));
        if (state == ReformState.Exempt)
            Record(AuditEvent.RecordExempted, () => reform.Exempt("整村搬迁", now));
        else if (state != ReformState.NotStarted)
            Record(AuditEvent.RecordSaved, () => reform.SaveResult(Results.Valid with { Place = $"{now:O}" }, now));
        if (state is ReformState.Submitted or ReformState.Returned or ReformState.Approved)
            Record(AuditEvent.RecordSubmitted, () => reform.Submit(actor.AccountName, now));
        if (state == ReformState.Returned)
            Record(AuditEvent.RecordReturned, () => reform.Return("缺少选举结果报告单", now), "缺少选举结果报告单");
        if (state == ReformState.Approved)
            Record(AuditEvent.RecordApproved, () => reform.Approve(now));
        await db.SaveChangesAsync();
        return reform;

        void Record(AuditEvent what, Action change, string? reason = null)
        {
            change();
            db.Record(what, reform.Subject, $"{what} {village.Name}", reason);
        }
    }

    /// <summary>The committee of an approved village, its people invented.</summary>
    public static async Task CommitteeAsync(
        this Given given,
        Campaign campaign,
        Unit village,
        IEnumerable<ElectedMember> members,
        DateOnly? electedOn = null
    )
    {
        await using var db = given.Portal.OpenForSystem();
        var team = members.ToList();
        var held = electedOn ?? new(2026, 7, 8);
        var committee = Committee.Create(
            village,
            new(held, 5),
            Seats.Of(team.ConvertAll(m => m.Position)),
            campaign,
            36
        );
        CommitteeFormation.Join(committee, team, [], new(WayIn.Elected, held, Resolution.None));
        db.Committees.Add(committee);
        await db.SaveChangesAsync();
    }

    public static IEnumerable<ElectedMember> Team(int viceChairs, int others) =>
        Enumerable
            .Range(1, 1 + viceChairs + others)
            .Select(n =>
                Results.Member(
                    n,
                    n == 1 ? Position.Chair
                        : n <= 1 + viceChairs ? Position.PartTimeViceChair
                        : Position.Executive
                )
            );

    public static async Task<List<Unit>> VillagesAsync(this Given given, Unit township, int count, string name = "村")
    {
        await using var db = given.Portal.OpenForSystem();
        var parent = await db.Units.SingleAsync(u => u.Id == township.Id);
        var first = await db.Units.CountAsync(u => u.ParentId == parent.Id);
        var villages = Enumerable
            .Range(first + 1, count)
            .Select(n => Unit.Create(parent, n, UnitLevel.Village, UnitKind.Village, $"{name}{n:00}", null))
            .ToList();
        db.Units.AddRange(villages);
        await db.SaveChangesAsync();
        return villages;
    }
}
