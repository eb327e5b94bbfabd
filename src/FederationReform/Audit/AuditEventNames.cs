namespace FederationReform.Audit;

/// <summary>What a reader of the audit filters by.</summary>
public enum AuditTopic
{
    SignIns = 1,
    Accounts = 2,
    Units = 3,
    Campaigns = 4,
    Records = 5,
    Committees = 6,
    Elections = 7,
    People = 8,
}

public static class AuditEventNames
{
    public static string Name(this AuditEvent what) => what switch
    {
        AuditEvent.SignedIn => "登录",
        AuditEvent.SignInFailed => "登录失败",
        AuditEvent.SignedOut => "退出",
        AuditEvent.PasswordChanged => "修改密码",
        AuditEvent.SignInLocked => "锁定登录",
        AuditEvent.Denied => "越权被拒",
        AuditEvent.AccountCreated => "建立账号",
        AuditEvent.AccountDisabled => "停用账号",
        AuditEvent.AccountEnabled => "启用账号",
        AuditEvent.AccountReset => "重置密码",
        AuditEvent.AccountMoved => "调整账号",
        AuditEvent.AccountRenamed => "更正姓名",
        AuditEvent.UnitAdded => "添加单位",
        AuditEvent.UnitRenamed => "单位更名",
        AuditEvent.UnitRecoded => "更改单位代码",
        AuditEvent.UnitClosed => "停用单位",
        AuditEvent.UnitReopened => "恢复单位",
        AuditEvent.UnitsCreatedFromDivisions => "从行政区划建立单位",
        AuditEvent.UnitDescribed => "修改单位资料",
        AuditEvent.CampaignCreated => "建立改革任务",
        AuditEvent.CampaignChanged => "修改改革任务",
        AuditEvent.CampaignUnitsAdded => "改革任务增加单位",
        AuditEvent.RecordSaved => "保存记录",
        AuditEvent.RecordSubmitted => "提交审核",
        AuditEvent.RecordReturned => "退回",
        AuditEvent.RecordApproved => "审核通过",
        AuditEvent.RecordUnlocked => "解锁",
        AuditEvent.RecordExempted => "列为免做",
        AuditEvent.RecordExemptionEnded => "取消免做",
        AuditEvent.StepChanged => "更新步骤",
        AuditEvent.RecordWithdrawn => "撤回提交",
        AuditEvent.CommitteeRegistered => "登记现任班子",
        AuditEvent.CommitteeDescribed => "更改班子届次、职数",
        AuditEvent.PostAdded => "登记任职",
        AuditEvent.PostEnded => "登记离任",
        AuditEvent.PositionChanged => "职务变动",
        AuditEvent.DutiesSet => "填写分工",
        AuditEvent.TalkMarked => "登记离任谈话",
        AuditEvent.PostCorrected => "更正任职",
        AuditEvent.PostChangeUndone => "撤销登记",
        AuditEvent.ElectionAdded => "新建选举",
        AuditEvent.ElectionRemoved => "删除选举",
        AuditEvent.ElectionChanged => "填写选举",
        AuditEvent.CandidatesAdded => "录入候选人",
        AuditEvent.CandidateRemoved => "删除候选人",
        AuditEvent.RoundAdded => "开始计票",
        AuditEvent.RoundRemoved => "删除计票",
        AuditEvent.ElectedByDecision => "认定当选",
        AuditEvent.ElectionConfirmed => "确认计票结果",
        AuditEvent.ElectionReopened => "重新打开计票",
        AuditEvent.RepresentativesAdded => "录入妇女代表",
        AuditEvent.RepresentativeRemoved => "删除妇女代表",
        AuditEvent.RepresentativesChanged => "修改妇女代表",
        AuditEvent.RepresentativesChecked => "代表资格审查",
        AuditEvent.RepresentativeQuotasSet => "代表名额分配",
        AuditEvent.RepresentativeNoticeSet => "代表公示",
        AuditEvent.PeopleMerged => "合并重复人员",
        AuditEvent.PersonCorrected => "更正人员档案",
        AuditEvent.PhoneShown => "查看完整电话",
        _ => throw new ArgumentOutOfRangeException(nameof(what)),
    };

    public static string Name(this AuditTopic topic) => topic switch
    {
        AuditTopic.SignIns => "登录与拒绝",
        AuditTopic.Accounts => "账号",
        AuditTopic.Units => "单位",
        AuditTopic.Campaigns => "改革任务",
        AuditTopic.Records => "改革记录",
        AuditTopic.Committees => "班子",
        AuditTopic.Elections => "会议选举",
        AuditTopic.People => "人员",
        _ => throw new ArgumentOutOfRangeException(nameof(topic)),
    };

    public static AuditTopic Topic(this AuditEvent what) => what switch
    {
        < AuditEvent.AccountCreated => AuditTopic.SignIns,
        < AuditEvent.UnitAdded => AuditTopic.Accounts,
        < AuditEvent.CampaignCreated => AuditTopic.Units,
        < AuditEvent.RecordSaved => AuditTopic.Campaigns,
        < AuditEvent.CommitteeRegistered => AuditTopic.Records,
        < AuditEvent.ElectionAdded => AuditTopic.Committees,
        < AuditEvent.RepresentativesAdded => AuditTopic.Elections,
        < AuditEvent.PeopleMerged => AuditTopic.Records,
        _ => AuditTopic.People,
    };
}
