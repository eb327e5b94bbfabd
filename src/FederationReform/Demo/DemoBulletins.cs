using FederationReform.Bulletins;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Figures;
using FederationReform.Tree;

namespace FederationReform.Demo;

/// <summary>The county's bulletins of the last two closed weeks, as its staff would have issued them.</summary>
internal static class DemoBulletins
{
    private const int Weeks = 2;

    public static async Task AddAsync(
        PortalDbContext db,
        Unit county,
        Campaign campaign,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var subject = new DashboardSubject(
            campaign.Id,
            campaign.Plan,
            county.Id,
            county.Name,
            county.Level,
            county.Path
        );
        var week = BulletinWeek.LastClosed(WeekClosing.Usual, clock.UtcNow()).WeekBefore();
        for (var number = 1; number <= Weeks; number++, week = new(week.Until.AddDays(7)))
        {
            var figures = await BulletinCounts.ReadAsync(db, subject, week, cancel);
            var text = new BulletinText(
                BulletinWords.Body(figures),
                "一是个别乡镇进度偏慢，宣传动员不够深入。\n二是少数村候选人年龄偏大、学历偏低，需要继续物色人选。",
                "对进度落后的乡镇逐村排出时间表，每周五前报告进展；对学历、年龄不够的候选人，由乡镇会同县妇联提前把关。"
            );
            var draft = BulletinDraft.Begin(county, campaign.Id, week, text);
            var bulletin = Bulletin.Issue(
                draft,
                number,
                text,
                figures,
                DemoAccounts.Staff.Name,
                week.Until.AddHours(9)
            );
            db.Bulletins.Add(bulletin);
            db.RecordAs(
                AuditActor.Console,
                AuditEvent.BulletinIssued,
                () => bulletin.Subject,
                $"签发{bulletin.Year}年第{number}期周报（{campaign.Name}，{week.Days}）"
            );
        }
    }
}
