using FederationReform.Meetings.Templates;
using FederationReform.Meetings.Writing;

namespace FederationReform.Meetings;

/// <summary>The papers of a meeting. The numbers are part of addresses and file names: never reuse one.</summary>
public enum PaperKind
{
    Request = 1,
    Notification = 2,
    Reply = 3,
    Plan = 4,
    Invitation = 5,
    SeatTable = 6,
    RepresentativeForm = 7,
    RepresentativeForms = 8,
    CandidateForm = 9,
    CandidateForms = 10,
    CandidateList = 11,
    ElectionRules = 12,
    Agenda = 13,
    Schedule = 14,
    HostScript = 15,
    SignIn = 16,
    ExecutiveBallot = 17,
    LeaderBallot = 18,
    CountSheet = 19,
    ResultSheet = 20,
    Scrutineers = 21,
    Credentials = 22,
    ResultToParty = 23,
    ResultToCounty = 24,
    Roster = 25,
    Duties = 26,
    Term = 27,
    Archive = 28,
}

/// <summary>When a paper is used.</summary>
public enum PaperStage
{
    /// <summary>会前报批</summary>
    Approval = 1,

    /// <summary>代表和候选人</summary>
    People = 2,

    /// <summary>大会文件</summary>
    Meeting = 3,

    /// <summary>投票计票</summary>
    Vote = 4,

    /// <summary>会后</summary>
    After = 5,
}

public static class PaperStageNames
{
    public static string Name(this PaperStage stage) =>
        stage switch
        {
            PaperStage.Approval => "报批和通知",
            PaperStage.People => "代表和候选人",
            PaperStage.Meeting => "大会文件",
            PaperStage.Vote => "投票和计票",
            PaperStage.After => "会后报告和归档",
            _ => throw new ArgumentOutOfRangeException(nameof(stage)),
        };
}

/// <summary>Which papers of the pack are made together.</summary>
public enum PaperPart
{
    All = 1,

    /// <summary>Everything up to the count of the ballots.</summary>
    Meeting = 2,

    /// <summary>会后</summary>
    After = 3,
}

public static class PaperParts
{
    /// <summary>As it stands in the names of files.</summary>
    public static string Name(this PaperPart part) =>
        part switch
        {
            PaperPart.All => "会务材料",
            PaperPart.Meeting => "会前会上材料",
            PaperPart.After => "会后材料",
            _ => throw new ArgumentOutOfRangeException(nameof(part)),
        };

    public static IReadOnlyList<MeetingPaper> Papers(this PaperPart part) =>
        [.. MeetingPapers.All.Where(paper => part.Has(paper.Stage))];

    public static bool Has(this PaperPart part, PaperStage stage) =>
        part == PaperPart.All || part == PaperPart.After == (stage == PaperStage.After);
}

/// <summary>One paper of the pack.</summary>
/// <param name="Name">What the paper is called in lists and file names.</param>
/// <param name="Small">Whether it can also be printed on A5.</param>
public sealed record MeetingPaper(PaperKind Kind, PaperStage Stage, string Name, bool Small = false)
{
    internal Action<MeetingFacts, PaperDraft, PaperSize> Writes { get; init; } = null!;

    /// <summary>The place of the paper in the pack, from 1; it orders the files of the ZIP.</summary>
    public int Number => MeetingPapers.NumberOf(this);

    internal WrittenPaper Write(MeetingFacts facts, PaperSize size = PaperSize.A4)
    {
        var draft = new PaperDraft();
        Writes(facts, draft, size);
        return draft.End($"{facts.UnitName}{Name}");
    }

    /// <summary>The same with a field in the place of each value: what a county changes in Word.</summary>
    internal WrittenPaper WriteTemplate(TemplateCase of = TemplateCase.Congress)
    {
        var draft = new PaperDraft(asTemplate: true);
        Writes(MeetingFields.Facts.In(of), draft, of.Size());
        return draft.End($"{Name}模板{of.Suffix()}");
    }
}

public enum PaperSize
{
    A4 = 1,
    A5 = 2,
}

/// <summary>会务材料: all papers of the pack, in the order in which they are used.</summary>
public static class MeetingPapers
{
    public static IReadOnlyList<MeetingPaper> All { get; } =
    [
        Of(PaperKind.Request, PaperStage.Approval, "召开大会的请示", Approvals.Request),
        Of(PaperKind.Notification, PaperStage.Approval, "召开大会的报告", Approvals.Notification),
        Of(PaperKind.Reply, PaperStage.Approval, "批复（代党组织拟稿）", Approvals.Reply),
        Of(PaperKind.Plan, PaperStage.Approval, "实施方案", PlanPaper.Write),
        Of(PaperKind.Invitation, PaperStage.Approval, "会议通知", Approvals.Invitation),
        Of(PaperKind.SeatTable, PaperStage.People, "代表名额分配表", RepresentativePapers.SeatTable),
        Of(PaperKind.RepresentativeForm, PaperStage.People, "代表登记表（空表）", RepresentativePapers.Blank),
        Of(PaperKind.RepresentativeForms, PaperStage.People, "代表登记表", RepresentativePapers.Filled),
        Of(PaperKind.CandidateForm, PaperStage.People, "候选人推荐表（空表）", CandidatePapers.Blank),
        Of(PaperKind.CandidateForms, PaperStage.People, "候选人登记表", CandidatePapers.Filled),
        Of(PaperKind.CandidateList, PaperStage.People, "候选人名单", CandidatePapers.List),
        Of(PaperKind.Credentials, PaperStage.Meeting, "代表资格审查报告", RepresentativePapers.Credentials),
        Of(PaperKind.ElectionRules, PaperStage.Meeting, "选举办法（草案）", ElectionRulesPaper.Write),
        Of(PaperKind.Scrutineers, PaperStage.Meeting, "监票人、计票人建议名单", MeetingSheets.Scrutineers),
        Of(PaperKind.Agenda, PaperStage.Meeting, "议程", MeetingSheets.Agenda),
        Of(PaperKind.Schedule, PaperStage.Meeting, "日程", MeetingSheets.Schedule),
        Of(PaperKind.HostScript, PaperStage.Meeting, "主持词", HostScript.Write),
        Of(PaperKind.SignIn, PaperStage.Meeting, "签到表", MeetingSheets.SignIn),
        Small(PaperKind.ExecutiveBallot, "选票（执委）", Ballots.Executives),
        Small(PaperKind.LeaderBallot, "选票（主席、副主席）", Ballots.Leaders),
        Small(PaperKind.CountSheet, "计票单", CountPapers.CountSheet),
        Of(PaperKind.ResultSheet, PaperStage.Vote, "选举结果报告单", CountPapers.ResultSheet),
        Of(PaperKind.ResultToParty, PaperStage.After, "选举结果的报告（报党组织）", ResultReports.ToParty),
        Of(PaperKind.ResultToCounty, PaperStage.After, "选举结果的报告（报上级妇联）", ResultReports.ToCounty),
        Of(PaperKind.Roster, PaperStage.After, "执委花名册", AfterPapers.RosterAcross),
        Of(PaperKind.Duties, PaperStage.After, "执委分工表", AfterPapers.Duties),
        Of(PaperKind.Term, PaperStage.After, "任期与职数表", AfterPapers.Term),
        Of(PaperKind.Archive, PaperStage.After, "归档目录", AfterPapers.Archive),
    ];

    public static MeetingPaper Of(PaperKind kind) => All.First(paper => paper.Kind == kind);

    internal static int NumberOf(MeetingPaper paper) => All.Index().First(p => p.Item.Kind == paper.Kind).Index + 1;

    private static MeetingPaper Of(
        PaperKind kind,
        PaperStage stage,
        string name,
        Action<MeetingFacts, PaperDraft> write
    ) => new(kind, stage, name) { Writes = (facts, draft, _) => write(facts, draft) };

    private static MeetingPaper Small(PaperKind kind, string name, Action<MeetingFacts, PaperDraft, PaperSize> write) =>
        new(kind, PaperStage.Vote, name, Small: true) { Writes = write };
}
