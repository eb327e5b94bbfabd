namespace FederationReform.Campaigns;

public static class ReformStateNames
{
    public static string Name(this ReformState state) =>
        state switch
        {
            ReformState.NotStarted => "未开始",
            ReformState.InProgress => "进行中",
            ReformState.Submitted => "待审",
            ReformState.Returned => "退回",
            ReformState.Approved => "已完成",
            ReformState.Exempt => "免做",
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };
}
