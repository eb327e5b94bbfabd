using FederationReform.Text;

namespace FederationReform.Campaigns;

/// <summary>The refusals of changes to a record's state, each with the way out.</summary>
internal static class ReformRefusal
{
    public const string StateCode = "RecordState";

    public const string ClosedCode = "CampaignClosed";

    /// <summary>Null while the campaign runs.</summary>
    public static Violation? OfClosed(Campaign campaign) =>
        campaign.Closed
            ? new(
                ClosedCode,
                "",
                $"任务“{campaign.Name}”已由{campaign.ClosedBy}在 "
                    + $"{ChinaTime.DateOf(campaign.ClosedAt!.Value):yyyy年M月d日} 结束，记录只能查看。"
                    + $"原因：{campaign.ClosedReason}。需要继续填写时，请联系县妇联重新开放任务。"
            )
            : null;

    public static Violation NotEditable(UnitReform reform) => OfClosed(reform.Campaign) ?? NotEditable(reform.State);

    private static Violation NotEditable(ReformState state) =>
        new(
            StateCode,
            "",
            state switch
            {
                ReformState.Submitted => "这份记录已提交，正在等县妇联审核，不能修改。需要修改时请先撤回。",
                ReformState.Approved => "这份记录已审核通过并锁定。需要更正时，请联系县妇联解锁。",
                ReformState.Exempt => "这个单位已列为免做，不用填写。",
                _ => "这份记录现在不能修改。",
            }
        );

    public static Violation NotSubmitted(ReformState state) =>
        new(StateCode, "", $"这份记录现在是“{state.Name()}”，不在待审状态。请刷新页面查看最新情况。");

    public static Violation NotApproved(ReformState state) =>
        new(StateCode, "", $"这份记录现在是“{state.Name()}”，没有锁定，不用解锁。");

    public static Violation NotExemptible(ReformState state) =>
        new(
            StateCode,
            "",
            state switch
            {
                ReformState.Submitted => "这份记录已提交待审。请先退回，再列为免做。",
                ReformState.Approved => "这个单位已经完成。确实不该计入时，请先解锁，再列为免做。",
                _ => "这个单位已经列为免做。",
            }
        );

    public static Violation NotExempt(ReformState state) =>
        new(StateCode, "", $"这份记录现在是“{state.Name()}”，没有列为免做，不用恢复。");

    /// <summary>Requires a reason where the people concerned must understand a decision.</summary>
    public static Violation? CheckReason(string field, string what, string? reason) =>
        string.IsNullOrWhiteSpace(reason)
            ? new("Required", field, $"请填写{what}，填报人会看到这段话。")
            : PlainText.Check(field, what, reason, PlainText.NoteRunes, lines: true);
}
