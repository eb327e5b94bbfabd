using System.Security.Cryptography;
using System.Text;
using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.SpotChecks;

namespace FederationReform.Demo;

/// <summary>A drawing of the county, half looked at. Its seed is fixed: every demo draws alike.</summary>
internal static class DemoSpotChecks
{
    private const int Drawn = 6;

    public static async Task AddAsync(
        PortalDbContext db,
        UnitScope staff,
        IReadOnlyList<UnitReform> reforms,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var approved = reforms.Where(r => r.State == ReformState.Approved).ToDictionary(r => r.UnitId, r => r.Unit);
        var check = SpotCheck.Of(
            staff,
            reforms[0].CampaignId,
            number: 1,
            new(Drawn, null, Spread: true, "会议材料是否齐全、真实"),
            [
                .. approved
                    .Values.Select(u => new Candidate(u.Id, u.ParentId!.Value))
                    .OrderBy(c => c.Above)
                    .ThenBy(c => c.Unit),
            ],
            SHA256.HashData(Encoding.ASCII.GetBytes("demo")),
            clock.UtcNow().AddDays(-2)
        );
        check.Units.AddRange(check.Redrawn().Select((unit, i) => CheckedUnit.Of(approved[unit], i + 1)));
        foreach (var unit in check.Units.Take(2))
            unit.Pass(staff.AccountName, clock.UtcNow().AddDays(-1), null);
        db.SpotChecks.Add(check);
        db.RecordAs(
            AuditActor.Console,
            AuditEvent.SpotCheckDrawn,
            () => check.Subject,
            $"第 1 次抽查：{check.Units.Count} 个，候选 {approved.Count} 个"
        );
        await db.SaveChangesAsync(cancel);
    }
}
