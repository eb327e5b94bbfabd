using FederationReform.Access;
using FederationReform.Data;

namespace FederationReform.Representatives;

/// <param name="From">First day; null together with the last day removes the notice.</param>
public sealed record SetNoticeInput(
    int CampaignId,
    int UnitId,
    int Version,
    Guid OperationId,
    DateOnly? From,
    DateOnly? To
) : IRollInput;

/// <summary>
/// 登记代表公示: the days on which the list is displayed; they may lie ahead. No document prescribes their number, so
/// it is not checked.
/// </summary>
public sealed class SetNotice(PortalDb portal)
{
    private static readonly DateOnly Earliest = new(2015, 1, 1);

    public async Task<Violations> RunAsync(UnitScope scope, SetNoticeInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.EditRecord, input, cancel);
        if (await db.FindRollAsync(scope, input, cancel) is not { } roll)
            return db.Answer;
        if (Check(input, portal.Clock.Today()) is { } violation)
            return await db.RefusedAsync(violation, cancel);
        var before = roll.Sheet;
        if (before.NoticeFrom == input.From && before.NoticeTo == input.To)
            return Violations.None;

        roll.Change(before with { NoticeFrom = input.From, NoticeTo = input.To }, portal.Clock.UtcNow());
        db.Record(
            AuditEvent.RepresentativeNoticeSet,
            roll.UnitReform.Subject,
            $"登记{roll.UnitReform.Unit.Name}妇女代表名单的公示时间",
            changes: [new("公示时间", InWords(before), InWords(roll.Sheet))]
        );
        return await db.SaveAsync(cancel, Refusal.Stale);
    }

    private static Violation? Check(SetNoticeInput input, DateOnly today) =>
        input switch
        {
            { From: null, To: null } => null,
            { From: null } => new("Required", nameof(input.From), "请填写公示开始日期。"),
            { To: null } => new("Required", nameof(input.To), "请填写公示结束日期。"),
            var (_, _, _, _, from, to) when to < from => new(
                "NoticeOrder",
                nameof(input.To),
                "公示结束日期早于开始日期，请核对。"
            ),
            var (_, _, _, _, from, to) when from < Earliest || to > today.AddYears(1) => new(
                "NoticeDate",
                nameof(input.From),
                "公示日期的年份不对，请核对。"
            ),
            _ => null,
        };

    private static string? InWords(RollSheet roll) =>
        roll is { NoticeFrom: { } from, NoticeTo: { } to } ? $"{from:yyyy-MM-dd} 至 {to:yyyy-MM-dd}" : null;
}
