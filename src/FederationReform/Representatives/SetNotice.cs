using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;

namespace FederationReform.Representatives;

/// <param name="From">Both null: not posted after all.</param>
public sealed record SetNoticeInput(int CampaignId, int UnitId, int Version, Guid OperationId, DateOnly? From, DateOnly? To) : IRollInput;

/// <summary>登记代表公示: the days the list hangs out. It may be planned ahead. No document says how many days, so nothing is asked of their number.</summary>
public sealed class SetNotice(PortalDb portal)
{
    private static readonly DateOnly Earliest = new(2015, 1, 1);

    public async Task<Violations> RunAsync(UnitScope scope, SetNoticeInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.EditRecord, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        var (roll, answer) = await db.FindRollAsync(scope, input, cancel);
        if (roll is null)
            return answer;
        if (Check(input, portal.Clock.Today()) is { } violation)
            return new Violations(violation);
        var before = roll.Sheet;
        if (before.NoticeFrom == input.From && before.NoticeTo == input.To)
            return Violations.None;

        roll.Change(before with { NoticeFrom = input.From, NoticeTo = input.To }, portal.Clock.UtcNow());
        db.Record(AuditEvent.RepresentativeNoticeSet, roll.UnitReform.Subject, input.OperationId, $"登记{roll.UnitReform.Unit.Name}妇女代表名单的公示时间", changes: [new("公示时间", InWords(before), InWords(roll.Sheet))]);
        return await db.SaveAsync(input.OperationId, cancel, Refusal.Stale);
    }

    private static Violation? Check(SetNoticeInput input, DateOnly today) => input switch
    {
        { From: null, To: null } => null,
        { From: null } => new("Required", nameof(input.From), "请填写公示开始日期。"),
        { To: null } => new("Required", nameof(input.To), "请填写公示结束日期。"),
        var (_, _, _, _, from, to) when to < from => new("NoticeOrder", nameof(input.To), "公示结束日期早于开始日期，请核对。"),
        var (_, _, _, _, from, to) when from < Earliest || to > today.AddYears(1) => new("NoticeDate", nameof(input.From), "公示日期的年份不对，请核对。"),
        _ => null,
    };

    private static string? InWords(RollSheet roll) => roll is { NoticeFrom: { } from, NoticeTo: { } to } ? $"{from:yyyy-MM-dd} 至 {to:yyyy-MM-dd}" : null;
}
