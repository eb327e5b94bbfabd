namespace FederationReform.People;

/// <summary>What stands behind a beginning or an end: who decided, and on which paper. All optional, because old rosters know none of it.</summary>
/// <param name="Meeting">决定会议, for example 第十四届五次执委（扩大）会议.</param>
/// <param name="Document">批准文件: title or number.</param>
/// <param name="UpperConsentOn">征求上级妇联意见: the day of the upper federation's answer.</param>
public sealed record Resolution(string? Meeting = null, string? Document = null, DateOnly? UpperConsentOn = null)
{
    public const int TextRunes = 100;

    public static Resolution None { get; } = new();
}

/// <summary>How a post begins.</summary>
/// <param name="On">生效日期</param>
/// <param name="ReformId">The record whose approved by-election began it; null for what was entered by hand or came with the whole committee.</param>
/// <param name="CampaignId">The campaign in whose figures she counts where her committee is of none, as one that was registered as it stood.</param>
internal sealed record PostBeginning(WayIn Way, DateOnly On, Resolution Decided, int? ReformId = null, int? CampaignId = null);

/// <summary>How a post ends.</summary>
internal sealed record PostEnding(WayOut Way, DateOnly On, Resolution Decided);
