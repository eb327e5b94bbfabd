using FederationReform.People;

namespace FederationReform.Rules;

/// <summary>
/// All rules of a congress result, in the order of the page. The page and the use case use the same list.
/// </summary>
public static class VillageResultRules
{
    private static readonly IReadOnlyList<Entry> Rules =
    [
        new(MeetingCompletenessRule.Code, "会议情况填写完整", c => MeetingCompletenessRule.Check(c.Result)),
        new(CongressDateRule.Code, "大会日期", c => One(CongressDateRule.Check(c.Result, c.Today))),
        new(
            RepresentativesWithinQuotaRule.Code,
            "妇女代表名额",
            c => One(RepresentativesWithinQuotaRule.Check(c.Result, c.Quotas)),
            c => RepresentativesWithinQuotaRule.InOrder(c.Result, c.Quotas)
        ),
        new(EntitledWithinRepresentativesRule.Code, "应到人数与代表人数", c =>
            One(EntitledWithinRepresentativesRule.Check(c.Result))
        ),
        new(PresentWithinEntitledRule.Code, "实到不多于应到", c =>
            One(PresentWithinEntitledRule.Check(c.Result.Entitled, c.Result.Present))
        ),
        new(
            QuorumRule.Code,
            "到会人数",
            c => One(QuorumRule.Check(c.Result.Entitled, c.Result.Present, c.Rules.Quorum)),
            c => QuorumRule.InOrder(c.Result.Entitled, c.Result.Present, c.Rules.Quorum)
        ),
        new(
            DifferentialElectionRule.Code,
            "差额选举",
            c => One(DifferentialElectionRule.Check(c.Result.Seats, c.Result.Candidates, c.Rules)),
            c => DifferentialElectionRule.InOrder(c.Result.Seats, c.Result.Candidates, c.Rules.Difference)
        ),
        new(IssuedWithinPresentRule.Code, "发票不多于实到", c =>
            One(IssuedWithinPresentRule.Check(c.Result.Present, c.Result.Issued))
        ),
        new(
            ReturnedBallotsWithinIssuedRule.Code,
            "收回不多于发出",
            c => One(ReturnedBallotsWithinIssuedRule.Check(c.Result.Issued, c.Result.Returned, c.Rules.BallotsClause)),
            c => ReturnedBallotsWithinIssuedRule.InOrder(c.Result.Issued, c.Result.Returned, c.Rules.BallotsClause)
        ),
        new(
            ValidAndVoidMakeReturnedRule.Code,
            "有效票与无效票",
            c => One(ValidAndVoidMakeReturnedRule.Check(c.Result.Returned, c.Result.Valid, c.Result.Void)),
            c => ValidAndVoidMakeReturnedRule.InOrder(c.Result.Returned, c.Result.Valid, c.Result.Void)
        ),
        new(
            SeatsFilledRule.Code,
            "当选人数与名额",
            c => One(SeatsFilledRule.Check(c.Result, c.Rules.Shortfall)),
            c => SeatsFilledRule.InOrder(c.Result)
        ),
        new(OneChairRule.Code, "主席名额", c => One(OneChairRule.Check(c.Result, c.Quotas))),
        new(ViceChairsWithinQuotaRule.Code, "副主席名额", c =>
            One(ViceChairsWithinQuotaRule.Check(c.Result, c.Quotas))
        ),
        new(
            ExecutivesWithinQuotaRule.Code,
            "执委名额",
            c => One(ExecutivesWithinQuotaRule.Check(c.Result, c.Rules, c.Quotas)),
            c => ExecutivesWithinQuotaRule.InOrder(c.Result, c.Rules, c.Quotas)
        ),
        new(MemberCompletenessRule.Code, "名单填写完整", c => MemberCompletenessRule.Check(c.Result)),
        new(SamePersonTwiceRule.Code, "一人不填两次", c => SamePersonTwiceRule.Check(c.Result.Members)),
        new(WomenOnlyRule.Code, "性别", c => WomenOnlyRule.Check(c.Result.Members)),
        new(AdultRule.Code, "年满十八周岁", c => AdultRule.Check(c.Result.Members, c.Result.HeldOn, c.Today)),
        new(
            AgeLimitRule.Code,
            "年龄限度",
            c => AgeLimitRule.Check(c.Result.Members, c.Result.HeldOn, c.Rules, c.Today),
            c => AgeLimitRule.InOrder(c.Result.Members, c.Result.HeldOn, c.Rules, c.Today)
        ),
        new(
            EducationLimitRule.Code,
            "文化程度限度",
            c => EducationLimitRule.Check(c.Result.Members, c.Rules),
            c => EducationLimitRule.InOrder(c.Result.Members, c.Rules)
        ),
        new(VotesWithinValidBallotsRule.Code, "得票不多于有效票", c =>
            VotesWithinValidBallotsRule.Check(c.Result.Valid, c.Result.Members)
        ),
        new(ElectedByDecisionRule.Code, "经认定当选", c => ElectedByDecisionRule.Check(c.Result)),
        new(
            MajorityRule.Code,
            "赞成票过半数",
            c => MajorityRule.Check(c.Result, c.Rules.Majority),
            c => MajorityRule.InOrder(c.Result, c.Rules.Majority)
        ),
    ];

    public static Violations Check(CongressResult result, ElectionRules rules, Quotas quotas, DateOnly today)
    {
        var judged = new Case(result, rules, quotas, today);
        return new Violations(RulesFor(result).SelectMany(rule => rule.Check(judged)));
    }

    /// <summary>
    /// What is in order and what is not, one sentence for each. Fields that are not filled in yet give no sentence.
    /// </summary>
    public static IReadOnlyList<Verdict> Judge(
        CongressResult result,
        ElectionRules rules,
        Quotas quotas,
        DateOnly today
    )
    {
        var judged = new Case(result, rules, quotas, today);
        return [.. RulesFor(result).Where(rule => !IsCompleteness(rule.Code)).SelectMany(rule => rule.Judge(judged))];
    }

    /// <summary>
    /// What could not be checked because something is not filled in, one sentence for each; a check that was not made
    /// must not pass for one that found nothing.
    /// </summary>
    public static IReadOnlyList<string> NotChecked(CongressResult result) =>
        [.. Needs.Where(need => need.Lacks(result)).Select(need => $"{need.What}没有填写，没有核对{need.Checks}。")];

    private static readonly IReadOnlyList<(string What, Func<CongressResult, bool> Lacks, string Checks)> Needs =
    [
        ("应到、实到人数", r => r.Entitled is null || r.Present is null, "到会人数"),
        ("名额、候选人数", r => r.Seats is null || r.Candidates is null, "差额选举"),
        ("发出、收回的选票", r => r.Issued is null || r.Returned is null, "选举是否有效"),
        ("有效票、无效票", r => r.Valid is null || r.Void is null, "选票的张数"),
        ("有人的得票", r => r.Members.Any(m => m.For is null && m.ElectedByDecision is null), "赞成票是否过半数"),
        ("有人的出生年月", r => r.Members.Any(m => m.Birth is null), "她们的年龄"),
        ("有人的文化程度", r => r.Members.Any(m => m.Education == Education.Unknown), "她们的文化程度"),
    ];

    /// <summary>Whether a violation only says that a field is not filled in yet.</summary>
    public static bool IsCompleteness(string code) =>
        code is MeetingCompletenessRule.Code or MemberCompletenessRule.Code;

    /// <summary>
    /// Whether a rule counts the list of the elected, which is meaningless while the list is still being typed.
    /// </summary>
    public static bool CountsTheList(string code) =>
        code
            is SeatsFilledRule.Code
                or OneChairRule.Code
                or ViceChairsWithinQuotaRule.Code
                or ExecutivesWithinQuotaRule.Code;

    /// <summary>
    /// The title of a rule, where its reason is asked for or shown; the code itself when there is none.
    /// </summary>
    public static string Title(string code) =>
        Rules.FirstOrDefault(rule => rule.Code == code)?.Title ?? CandidateRules.Title(code) ?? code;

    /// <summary>The codes of all rules, in order.</summary>
    public static IEnumerable<string> Codes => Rules.Select(rule => rule.Code);

    // People who join the committee in office do not have to make up a whole committee.
    private static IEnumerable<Entry> RulesFor(CongressResult result) =>
        result.WayIn == WayIn.Elected
            ? Rules
            : Rules.Where(rule =>
                rule.Code is not (OneChairRule.Code or ViceChairsWithinQuotaRule.Code or ExecutivesWithinQuotaRule.Code)
            );

    private static IEnumerable<Violation> One(Violation? violation) => violation is null ? [] : [violation];

    private sealed record Case(CongressResult Result, ElectionRules Rules, Quotas Quotas, DateOnly Today);

    private sealed record Entry(
        string Code,
        string Title,
        Func<Case, IEnumerable<Violation>> Check,
        Func<Case, Verdict?>? InOrder = null
    )
    {
        public List<Verdict> Judge(Case judged)
        {
            var broken = Check(judged).Select(Verdict.Of).ToList();
            return broken.Count > 0 ? broken
                : InOrder?.Invoke(judged) is { } verdict ? [verdict]
                : [];
        }
    }
}
