using FederationReform.People;
using FederationReform.Rules;

namespace FederationReform.Campaigns;

/// <summary>One thing that the text of an 实施方案 says and a plan can take over. The user decides.</summary>
/// <param name="Source">The sentence it was read from.</param>
public abstract record PlanProposal(PlanSentence Source)
{
    /// <summary>What the plan calls it, for example 执委年龄.</summary>
    public abstract string Title { get; }

    /// <summary>What was read, for example 50 周岁以下.</summary>
    public abstract string Says { get; }
}

/// <summary>The posts that a limit is for.</summary>
public enum LimitedPosts
{
    /// <summary>主席、副主席</summary>
    Leaders,
    Executives,
}

public sealed record BasisProposal(PlanSentence Source, string Document) : PlanProposal(Source)
{
    public override string Title => "依据文件";
    public override string Says => Document;
}

public sealed record KindProposal(PlanSentence Source, CampaignKind Kind) : PlanProposal(Source)
{
    public override string Title => "任务类型";
    public override string Says => $"{Kind.Name()}，由{UnitWords.Of(CampaignPlan.LevelsOf(Kind)[0]).Name}参加";
}

/// <param name="Index">Its place among the stages of the document, from 0.</param>
/// <param name="Of">How many stages the document has.</param>
/// <param name="From">Null where the document says only the end, or nothing.</param>
public sealed record StageProposal(PlanSentence Source, int Index, int Of, string Name, DateOnly? From, DateOnly? To)
    : PlanProposal(Source)
{
    public override string Title => $"第 {Index + 1} 阶段";

    public override string Says =>
        (From, To) switch
        {
            ({ } from, { } to) => new Stage(Name, from, to).InWords(),
            (null, { } to) => $"{Name}，到 {to:yyyy年M月d日}，没有写开始日期",
            _ => $"{Name}，没有写日期",
        };
}

/// <inheritdoc cref="StageProposal"/>
public sealed record TargetProposal(PlanSentence Source, int Index, int Of, TargetPoint Target) : PlanProposal(Source)
{
    public override string Title => Of == 1 ? "目标进度" : $"目标进度第 {Index + 1} 行";

    public override string Says => Target.InWords();
}

/// <summary>The numbers of people that a plan sets.</summary>
public enum QuotaPost
{
    Chairs,
    ViceChairs,
    Executives,
    Representatives,
}

/// <param name="Max">Null: at least <paramref name="Min"/>, no upper bound is said.</param>
public sealed record QuotaProposal(PlanSentence Source, QuotaPost Post, int Min, int? Max) : PlanProposal(Source)
{
    public override string Title =>
        Post switch
        {
            QuotaPost.Chairs => "主席名额",
            QuotaPost.ViceChairs => "副主席名额",
            QuotaPost.Executives => "执委名额",
            _ => "妇女代表名额",
        };

    public override string Says => Max is { } max ? $"{new Span(Min, max)} 人" : $"不少于 {Min} 人";
}

public sealed record AgeProposal(PlanSentence Source, LimitedPosts Posts, int MaxAge) : PlanProposal(Source)
{
    public override string Title => Posts == LimitedPosts.Leaders ? "主席、副主席年龄" : "执委年龄";
    public override string Says => $"{MaxAge} 周岁以下";
}

public sealed record EducationProposal(PlanSentence Source, LimitedPosts Posts, Education Minimum)
    : PlanProposal(Source)
{
    public override string Title => Posts == LimitedPosts.Leaders ? "主席、副主席文化程度" : "执委文化程度";
    public override string Says => $"{CodeLists.Education.Name(Minimum)}以上";
}

/// <param name="Percent">Of the seats.</param>
public sealed record DifferenceProposal(PlanSentence Source, int Percent) : PlanProposal(Source)
{
    public override string Title => "差额";
    public override string Says => $"不低于 {Percent}%";
}

public sealed record QuorumProposal(PlanSentence Source, int Numerator, int Denominator, bool Strict)
    : PlanProposal(Source)
{
    public override string Title => "到会人数";
    public override string Says => $"{(Strict ? "超过" : "达到")}应到人数的 {Numerator}/{Denominator}";
}

public sealed record MajorityProposal(PlanSentence Source, MajorityBase Base) : PlanProposal(Source)
{
    public override string Title => "当选";
    public override string Says => Base == MajorityBase.Entitled ? "超过应到会人数的半数" : "超过实到会人数的半数";
}

public sealed record TermProposal(PlanSentence Source, int Years) : PlanProposal(Source)
{
    public override string Title => "任期";
    public override string Says => $"{Years} 年";
}

/// <param name="Days">After the congress.</param>
public sealed record DivisionProposal(PlanSentence Source, int Days) : PlanProposal(Source)
{
    public override string Title => "分工会议的期限";
    public override string Says => $"大会后 {Days} 天内";
}
