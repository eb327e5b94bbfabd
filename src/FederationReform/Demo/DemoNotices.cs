using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Data;
using FederationReform.Notices;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Demo;

/// <summary>
/// Two notices of the county, one that everybody signed and one of yesterday that some have not opened, and one that is
/// being written.
/// </summary>
internal static class DemoNotices
{
    public static async Task AddAsync(
        PortalDbContext db,
        UnitScope staff,
        IReadOnlyCollection<Account> accounts,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var county = await db.Units.SingleAsync(u => u.Id == staff.UnitId, cancel);
        var townships = await db.Units.ReceivingFrom(staff).OrderBy(u => u.Path).ToListAsync(cancel);
        var today = clock.Today();
        foreach (
            var (text, daysAgo) in ((NoticeText, int)[])
                [
                    (
                        new(
                            "关于召开村（社区）妇联换届工作培训会的通知",
                            "为做好村（社区）妇联换届工作，定于本月中旬召开培训会。\n"
                                + "一、参加人员：各乡镇（街道）妇联主席。\n"
                                + "二、培训内容：选举办法、会务材料、平台填报。\n"
                                + "请准时参加，因故不能参加的请提前说明。",
                            $"浦妇〔{today.Year}〕8号",
                            today.AddDays(-20)
                        ),
                        30
                    ),
                    (
                        new(
                            "关于报送换届选举材料的通知",
                            "请各乡镇（街道）妇联督促已经开完会的村（社区），三天内把选举结果和会议材料报上来。\n"
                                + "退回修改的，请逐条对照退回原因改好后重新提交。",
                            null,
                            today.AddDays(3)
                        ),
                        1
                    ),
                ]
        )
        {
            var at = ChinaTime.StartOf(today.AddDays(-daysAgo)).AddHours(9).AddMinutes(30);
            var notice = Notice.Begin(county, staff.AccountName, at);
            notice.Write(text, staff.AccountName, at);
            notice.Issue(townships, staff.AccountName, at);
            db.Notices.Add(notice);
            db.RecordAs(
                AuditActor.Of(staff),
                AuditEvent.NoticeIssued,
                () => notice.Subject,
                $"发出通知“{notice.Title}”，{townships.Count} 个单位"
            );
            foreach (var (recipient, number) in notice.Recipients.Select((recipient, n) => (recipient, n)))
                Answer(recipient, number, daysAgo, accounts, at);
        }
        var draft = Notice.Begin(county, staff.AccountName, clock.UtcNow());
        draft.Write(
            new("关于做好“妇女之家”规范化建设的通知", "请各乡镇（街道）妇联对照标准开展自查。"),
            staff.AccountName,
            clock.UtcNow()
        );
        db.Notices.Add(draft);
    }

    /// <summary>The older notice is signed by all; of the newer one a third signed, a third only read.</summary>
    private static void Answer(
        NoticeRecipient recipient,
        int number,
        int daysAgo,
        IReadOnlyCollection<Account> accounts,
        DateTime issued
    )
    {
        var chair = accounts.First(a => a.Role == Role.TownshipChair && a.UnitId == recipient.UnitId).DisplayName;
        if (daysAgo > 7 || number % 3 != 1)
            recipient.Read(chair, issued.AddMinutes(20 + 7 * number));
        if (daysAgo > 7 || number % 3 == 2)
            recipient.Sign(chair, instead: false, issued.AddMinutes(25 + 9 * number));
    }
}
