using FederationReform.Access;
using FederationReform.People;

namespace FederationReform.Committees;

/// <summary>
/// The basis of a beginning or an end: who decided, and on which paper. All parts are optional, because old rosters
/// have none of them.
/// </summary>
/// <param name="Meeting">决定会议, for example 第十四届五次执委（扩大）会议.</param>
/// <param name="Document">批准文件: title or number.</param>
/// <param name="UpperConsentOn">征求上级妇联意见: the day on which the upper federation answered.</param>
public sealed record Resolution(string? Meeting = null, string? Document = null, DateOnly? UpperConsentOn = null)
{
    public const int TextRunes = 100;

    public static Resolution None { get; } = new();
}

/// <summary>How a post begins.</summary>
/// <param name="On">生效日期</param>
/// <param name="ReformId">
/// The record whose approved by-election began the post; null when it was entered by hand or came with a whole
/// committee.
/// </param>
/// <param name="CampaignId">
/// The campaign whose figures count the person when the committee itself has no campaign.
/// </param>
/// <param name="Entered">Null unless it was entered by hand.</param>
internal sealed record PostBeginning(
    WayIn Way,
    DateOnly On,
    Resolution Decided,
    int? ReformId = null,
    int? CampaignId = null,
    EntryMark? Entered = null
);

/// <summary>How a post ends.</summary>
internal sealed record PostEnding(WayOut Way, DateOnly On, Resolution Decided, EntryMark? Entered = null);

/// <summary>
/// Who entered something by hand, and when, so that the unit may take its own slip back; nothing for what came with a
/// result, a file or a whole committee.
/// </summary>
/// <param name="UnitId">The unit of the account.</param>
/// <param name="At">UTC.</param>
internal sealed record EntryMark(int? UnitId = null, DateTime? At = null)
{
    /// <summary>How long the unit that entered it may take it back without the county.</summary>
    public static readonly TimeSpan OwnTime = TimeSpan.FromHours(24);

    public static EntryMark None { get; } = new();

    public bool MayTakeBack(UnitScope scope, DateTime now) => UnitId == scope.UnitId && now < At + OwnTime;
}
