using FederationReform.Access;
using FederationReform.ChatRobots;
using FederationReform.Data;
using FederationReform.Reminders;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Notices;

public sealed record RemindRecipientsInput(int NoticeId, IReadOnlyList<int> UnitIds, Guid OperationId) : IChange;

/// <summary>催签: records that units were reminded of a notice they have not signed, each at most once a day.</summary>
public sealed class RemindRecipients(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        RemindRecipientsInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.Remind, input, cancel);
        if (db.Answered)
            return db.Answer;
        var asked = input.UnitIds.Distinct().ToList();
        if (asked.Count == 0)
            return await db.RefusedAsync(ReminderRefusal.Nobody, cancel);
        var recipients = await db
            .NoticeRecipients.AsNoTracking()
            .VisibleTo(scope)
            .Include(r => r.Notice)
                .ThenInclude(n => n.Unit)
            .Include(r => r.Unit)
            .Where(r => r.NoticeId == input.NoticeId && r.Notice.UnitId == scope.UnitId && asked.Contains(r.UnitId))
            .ToListAsync(cancel);
        if (recipients.Count < asked.Count)
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        var notice = recipients[0].Notice;
        if (notice.WithdrawnAt is not null)
            return await db.RefusedAsync(NoticeRefusal.Withdrawn(notice.Unit.Name), cancel);
        var now = portal.Clock.UtcNow();
        var today = ChinaTime.DateOf(now);
        var marks = await ReminderMark.OfAsync(db, ReminderAbout.Notice, notice.Id, asked, cancel);
        var wrong = new Violations();
        foreach (var recipient in recipients)
        {
            if (recipient.SignedAt is not null)
                wrong.Add(NoticeRefusal.NothingOpen(recipient.Unit.Name));
            else if (marks.GetValueOrDefault(recipient.UnitId) is { } mark && mark.IsOf(today))
                wrong.Add(ReminderRefusal.Today(recipient.Unit.Name, mark, today));
        }
        if (wrong.Blocking)
            return await db.RefusedAsync(wrong, cancel);
        var units = await db
            .Units.VisibleTo(scope)
            .Where(u => asked.Contains(u.Id))
            .OrderBy(u => u.Path)
            .ToListAsync(cancel);
        var read = recipients.Where(r => r.ReadAt is not null).Select(r => r.UnitId).ToHashSet();
        foreach (var unit in units)
        {
            db.Reminders.Add(
                Reminder.Of(
                    scope,
                    unit,
                    ReminderAbout.Notice,
                    notice.Id,
                    notice.Title,
                    notice.SignBy,
                    [new(unit.Id, unit.Name, read.Contains(unit.Id) ? "没有签收" : "没有阅读")],
                    now
                )
            );
            db.Record(AuditEvent.Reminded, unit.Subject, $"催{unit.Name}签收通知“{notice.Title}”");
        }
        await db.TellAsync(
            scope,
            $"【催签】{string.Join("、", units.Select(u => u.Name))} {units.Count} 个单位还没有签收"
                + $"{notice.Unit.Name}妇联的通知，请在平台上签收。",
            now,
            cancel
        );
        return await db.SaveAsync(cancel, ReminderRefusal.JustNow);
    }
}
