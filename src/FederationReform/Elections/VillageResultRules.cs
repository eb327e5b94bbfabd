using FederationReform.People;

namespace FederationReform.Elections;

/// <summary>All rules of a village congress, in the order she fills in the page. The page and the use case ask the same list.</summary>
public static class VillageResultRules
{
    private static readonly IReadOnlyList<Entry> Rules =
    [
        new(MeetingCompletenessRule.Code, "会议情况填写完整", c => MeetingCompletenessRule.Check(c.Result)),
        new(CongressDateRule.Code, "大会日期", c => One(CongressDateRule.Check(c.Result, c.Today))),
        new(RepresentativesWithinQuotaRule.Code, "妇女代表名额", c => One(RepresentativesWithinQuotaRule.Check(c.Result, c.Quotas)), c => RepresentativesWithinQuotaRule.InOrder(c.Result, c.Quotas)),
        new(EntitledWithinRepresentativesRule.Code, "应到人数与代表人数", c => One(EntitledWithinRepresentativesRule.Check(c.Result))),
        new(PresentWithinEntitledRule.Code, "实到不多于应到", c => One(PresentWithinEntitledRule.Check(c.Result))),
        new(QuorumRule.Code, "到会人数", c => One(QuorumRule.Check(c.Result, c.Rules.Quorum)), c => QuorumRule.InOrder(c.Result, c.Rules.Quorum)),
        new(DifferentialElectionRule.Code, "差额选举", c => One(DifferentialElectionRule.Check(c.Result, c.Rules)), c => DifferentialElectionRule.InOrder(c.Result, c.Rules.Difference)),
        new(IssuedWithinPresentRule.Code, "发票不多于实到", c => One(IssuedWithinPresentRule.Check(c.Result))),
        new(ReturnedBallotsWithinIssuedRule.Code, "收回不多于发出", c => One(ReturnedBallotsWithinIssuedRule.Check(c.Result, c.Rules.BallotsClause)), c => ReturnedBallotsWithinIssuedRule.InOrder(c.Result, c.Rules.BallotsClause)),
        new(ValidAndVoidMakeReturnedRule.Code, "有效票与无效票", c => One(ValidAndVoidMakeReturnedRule.Check(c.Result)), c => ValidAndVoidMakeReturnedRule.InOrder(c.Result)),
        new(SeatsFilledRule.Code, "当选人数与名额", c => One(SeatsFilledRule.Check(c.Result, c.Rules.Shortfall)), c => SeatsFilledRule.InOrder(c.Result)),
        new(OneChairRule.Code, "主席名额", c => One(OneChairRule.Check(c.Result, c.Quotas))),
        new(ViceChairsWithinQuotaRule.Code, "副主席名额", c => One(ViceChairsWithinQuotaRule.Check(c.Result, c.Quotas))),
        new(ExecutivesWithinQuotaRule.Code, "执委名额", c => One(ExecutivesWithinQuotaRule.Check(c.Result, c.Rules, c.Quotas)), c => ExecutivesWithinQuotaRule.InOrder(c.Result, c.Rules, c.Quotas)),
        new(MemberCompletenessRule.Code, "名单填写完整", c => MemberCompletenessRule.Check(c.Result)),
        new(SamePersonTwiceRule.Code, "一人不填两次", c => SamePersonTwiceRule.Check(c.Result)),
        new(WomenOnlyRule.Code, "性别", c => WomenOnlyRule.Check(c.Result)),
        new(AdultRule.Code, "年满十八周岁", c => AdultRule.Check(c.Result, c.Today)),
        new(AgeLimitRule.Code, "年龄限度", c => AgeLimitRule.Check(c.Result, c.Rules, c.Today), c => AgeLimitRule.InOrder(c.Result, c.Rules, c.Today)),
        new(EducationLimitRule.Code, "文化程度限度", c => EducationLimitRule.Check(c.Result, c.Rules), c => EducationLimitRule.InOrder(c.Result, c.Rules)),
        new(VotesWithinValidBallotsRule.Code, "得票不多于有效票", c => VotesWithinValidBallotsRule.Check(c.Result)),
        new(ElectedByDecisionRule.Code, "经认定当选", c => ElectedByDecisionRule.Check(c.Result)),
        new(MajorityRule.Code, "赞成票过半数", c => MajorityRule.Check(c.Result, c.Rules.Majority), c => MajorityRule.InOrder(c.Result, c.Rules.Majority)),
    ];

    public static Violations Check(CongressResult result, ElectionRules rules, Quotas quotas, DateOnly today)
    {
        var judged = new Case(result, rules, quotas, today);
        return new Violations(RulesFor(result).SelectMany(rule => rule.Check(judged)));
    }

    /// <summary>What is in order and what is not, sentence by sentence. What has not been filled in yet is neither.</summary>
    public static IReadOnlyList<Verdict> Judge(CongressResult result, ElectionRules rules, Quotas quotas, DateOnly today)
    {
        var judged = new Case(result, rules, quotas, today);
        return [.. RulesFor(result).Where(rule => !IsCompleteness(rule.Code)).SelectMany(rule => rule.Judge(judged))];
    }

    /// <summary>Whether a violation only says that something is still to be filled in.</summary>
    public static bool IsCompleteness(string code) => code is MeetingCompletenessRule.Code or MemberCompletenessRule.Code;

    /// <summary>Whether a rule counts the list of the elected: it has nothing to say while she is still in the middle of typing it.</summary>
    public static bool CountsTheList(string code) => code is SeatsFilledRule.Code or OneChairRule.Code or ViceChairsWithinQuotaRule.Code or ExecutivesWithinQuotaRule.Code;

    /// <summary>What a rule is called where its reason is asked for or shown.</summary>
    public static string Title(string code) => Rules.FirstOrDefault(rule => rule.Code == code)?.Title ?? CandidateRules.Title(code) ?? code;

    /// <summary>The codes of all rules, in order.</summary>
    public static IEnumerable<string> Codes => Rules.Select(rule => rule.Code);

    // Who joins the committee in office does not have to make up a whole committee.
    private static IEnumerable<Entry> RulesFor(CongressResult result) =>
        result.WayIn == WayIn.Elected ? Rules : Rules.Where(rule => rule.Code is not (OneChairRule.Code or ViceChairsWithinQuotaRule.Code or ExecutivesWithinQuotaRule.Code));

    private static IEnumerable<Violation> One(Violation? violation) => violation is null ? [] : [violation];

    private sealed record Case(CongressResult Result, ElectionRules Rules, Quotas Quotas, DateOnly Today);

    private sealed record Entry(string Code, string Title, Func<Case, IEnumerable<Violation>> Check, Func<Case, Verdict?>? InOrder = null)
    {
        public List<Verdict> Judge(Case judged)
        {
            var broken = Check(judged).Select(Verdict.Of).ToList();
            return broken.Count > 0 ? broken : InOrder?.Invoke(judged) is { } verdict ? [verdict] : [];
        }
    }
}
