using System.Globalization;
using System.Text.RegularExpressions;
using FederationReform.People;
using FederationReform.Text;

namespace FederationReform.Rules;

/// <summary>
/// Finds two settings of a rule set that do not go together: two limits of one post, a quorum at which nobody can be
/// elected, a setting that its own clause denies. Documents do contradict themselves, so everything that is not
/// impossible is a reminder that shows both clauses.
/// </summary>
public static partial class RuleContradictions
{
    public const string LimitCode = "LimitContradiction";
    public const string QuorumCode = "QuorumContradiction";
    public const string DifferenceCode = "DifferenceContradiction";
    public const string ClauseCode = "ClauseContradiction";

    public static IEnumerable<Violation> Of(ElectionRules rules) =>
        (
            (IEnumerable<Violation?>)
                [
                    TwoLimits(
                        "Rules.LeaderAges",
                        "主席、副主席年龄",
                        [.. rules.LeaderAges.Select(l => ($"{l.MaxAge} 周岁以下", l.Clause))]
                    ),
                    TwoLimits(
                        "Rules.ExecutiveAges",
                        "执委年龄",
                        [.. rules.ExecutiveAges.Select(l => ($"{l.MaxAge} 周岁以下", l.Clause))]
                    ),
                    TwoLimits(
                        "Rules.LeaderEducations",
                        "主席、副主席文化程度",
                        [
                            .. rules.LeaderEducations.Select(l =>
                                ($"{CodeLists.Education.Name(l.Minimum)}以上", l.Clause)
                            ),
                        ]
                    ),
                    TwoLimits(
                        "Rules.ExecutiveEducations",
                        "执委文化程度",
                        [
                            .. rules.ExecutiveEducations.Select(l =>
                                ($"{CodeLists.Education.Name(l.Minimum)}以上", l.Clause)
                            ),
                        ]
                    ),
                    LeadersOlder(rules),
                    LeadersLessSchooled(rules),
                    Quorum(rules),
                    Difference(rules),
                    .. Clauses(rules),
                    .. Numbers(rules),
                ]
        ).OfType<Violation>();

    private static Violation? TwoLimits(
        string field,
        string label,
        IReadOnlyList<(string Limit, string Clause)> limits
    ) =>
        limits.DistinctBy(l => l.Limit).Count() < 2
            ? null
            : Remind(
                LimitCode,
                $"{field}[1]",
                $"{label}有 {limits.Count} 条不一致的规定："
                    + $"{string.Join("；", limits.Select(l => $"{l.Limit}（{l.Clause}）"))}。"
                    + "每一条都会提醒填报人；能与发文单位核实的，请只留一条。"
            );

    // Leaders are executives, so the executives' limit applies to them too and a softer one for leaders has no effect.
    private static Violation? LeadersOlder(ElectionRules rules) =>
        rules.LeaderAges.MinBy(l => l.MaxAge) is { MaxAge: var leaders }
        && rules.ExecutiveAges.MinBy(l => l.MaxAge) is { MaxAge: var executives }
        && leaders > executives
            ? Remind(
                LimitCode,
                "Rules.LeaderAges[0]",
                $"主席、副主席也是执委，年龄上限（{leaders} 周岁）却高于执委（{executives} 周岁），请核对。"
            )
            : null;

    private static Violation? LeadersLessSchooled(ElectionRules rules) =>
        rules.LeaderEducations.MaxBy(l => l.Minimum) is { Minimum: var leaders }
        && rules.ExecutiveEducations.MaxBy(l => l.Minimum) is { Minimum: var executives }
        && leaders < executives
            ? Remind(
                LimitCode,
                "Rules.LeaderEducations[0]",
                $"主席、副主席也是执委，文化程度的要求（{CodeLists.Education.Name(leaders)}以上）"
                    + $"却低于执委（{CodeLists.Education.Name(executives)}以上），请核对。"
            )
            : null;

    private static Violation? Quorum(ElectionRules rules)
    {
        var (part, whole, strict) = (rules.Quorum.Numerator, rules.Quorum.Denominator, rules.Quorum.Strict);
        if (part < 1 || whole < part)
            return null;
        var share = $"到会比例 {part}/{whole}";
        return (rules.Majority.Base, (2 * part).CompareTo(whole), strict) switch
        {
            (MajorityBase.Entitled, < 0, _) => new(
                QuorumCode,
                "Rules.Quorum",
                $"{share} 低于半数，而当选要超过应到人数的半数，这样的会议选不出人。请提高到会比例。"
            ),
            (MajorityBase.Entitled, 0, false) => Remind(
                QuorumCode,
                "Rules.Quorum",
                "到会刚好半数就可以选举，而当选要超过应到人数的半数：刚好半数到会时，全体赞成也选不出人。请核对。"
            ),
            (MajorityBase.Present, < 0, _) => Remind(
                QuorumCode,
                "Rules.Quorum",
                $"{share} 低于半数，少数人到会就可以选举，请核对。"
            ),
            _ => null,
        };
    }

    private static Violation? Difference(ElectionRules rules) =>
        (rules.Difference, rules.Preliminary.Allowed) switch
        {
            ({ Percent: > 0 } or { AtLeastOne: true }, _) => null,
            (_, true) => Remind(
                DifferenceCode,
                "Rules.Preliminary",
                "允许先差额预选、再等额正式选举，但差额比例是 0%，预选也成了等额。请填写差额比例，或者不允许预选。"
            ),
            _ => Remind(
                DifferenceCode,
                "Rules.Difference",
                "差额比例是 0%，执委选举就成了等额选举，与“差额选举执委”不一致。请核对。"
            ),
        };

    /// <summary>
    /// A clause that was kept when its setting was changed, or a setting that was kept when its clause was changed.
    /// </summary>
    private static IEnumerable<Violation?> Clauses(ElectionRules rules)
    {
        yield return FractionIn(rules.Quorum.Clause) is { } fraction
        && fraction != QuorumRule.Fraction(rules.Quorum.Numerator, rules.Quorum.Denominator)
            ? Denied("Rules.Quorum.Clause", "到会人数", $"{QuorumRule.Words(rules.Quorum)}", $"“{fraction}”")
            : null;
        yield return (
            rules.Majority.Base,
            rules.Majority.Clause.Contains("应到", StringComparison.Ordinal),
            rules.Majority.Clause.Contains("实到", StringComparison.Ordinal)
        ) switch
        {
            (MajorityBase.Present, true, false) => Denied(
                "Rules.Majority.Clause",
                "当选",
                "超过实到人数的半数",
                "“应到”"
            ),
            (MajorityBase.Entitled, false, true) => Denied(
                "Rules.Majority.Clause",
                "当选",
                "超过应到人数的半数",
                "“实到”"
            ),
            _ => null,
        };
        yield return rules.Shortfall.Seats == OpenSeats.AnotherRound
        && rules.Shortfall.Clause.Contains("不再", StringComparison.Ordinal)
            ? Denied("Rules.Shortfall.Clause", "缺额", "就缺额再次投票", "“不再”另行选举")
            : null;
        yield return rules.Preliminary.Allowed
        && rules.Preliminary.Clause.Contains("不另行预选", StringComparison.Ordinal)
            ? Denied("Rules.Preliminary.Clause", "预选", "允许先差额预选、再等额正式选举", "“不另行预选”")
            : null;
    }

    /// <summary>A number beside the text that it is taken from: 45 beside “原则上40周岁以下”.</summary>
    private static IEnumerable<Violation?> Numbers(ElectionRules rules)
    {
        yield return Other(
            "Rules.Difference.Clause",
            "差额比例",
            rules.Difference.Percent,
            "%",
            Percents().Matches(rules.Difference.Clause)
        );
        yield return Other("Rules.TermClause", "任期", rules.TermYears, " 年", Years().Matches(rules.TermClause));
        foreach (
            var (field, label, limits) in new[]
            {
                ("Rules.LeaderAges", "主席、副主席年龄", rules.LeaderAges),
                ("Rules.ExecutiveAges", "执委年龄", rules.ExecutiveAges),
            }
        )
        {
            for (var i = 0; i < limits.Count; i++)
                yield return Other(
                    $"{field}[{i}].Clause",
                    label,
                    limits[i].MaxAge,
                    " 周岁",
                    Ages().Matches(limits[i].Clause)
                );
        }
        foreach (
            var (field, label, limits) in new[]
            {
                ("Rules.LeaderEducations", "主席、副主席文化程度", rules.LeaderEducations),
                ("Rules.ExecutiveEducations", "执委文化程度", rules.ExecutiveEducations),
            }
        )
        {
            for (var i = 0; i < limits.Count; i++)
                yield return OtherEducation($"{field}[{i}].Clause", label, limits[i]);
        }
    }

    /// <summary>Null where the clause names no such number, or names this one among others.</summary>
    private static Violation? Other(string field, string label, int number, string unit, MatchCollection found) =>
        found.Count == 0 || found.Any(m => NumberIn(m.Groups["number"].Value) == number)
            ? null
            : Denied(field, label, $"{number}{unit}", $"“{found[0].Value}”");

    private static Violation? OtherEducation(string field, string label, EducationLimit limit)
    {
        var named = CodeLists
            .Education.Choices.Select(c => c.Name)
            .Where(name => limit.Clause.Contains(name, StringComparison.Ordinal))
            .ToList();
        var own = CodeLists.Education.Name(limit.Minimum);
        return named.Count == 0 || named.Contains(own)
            ? null
            : Denied(field, label, $"{own}以上", $"“{string.Join("、", named)}”");
    }

    private static int? NumberIn(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var digits)
            ? digits
            : ChineseNumeral.ReadOrdinal(text);

    private static string? FractionIn(string clause) =>
        FractionWords().Match(clause) is { Success: true, Value: var words }
            ? words is "过半"
                ? "半数"
                : words
            : null;

    private static Violation Denied(string field, string label, string setting, string clause) =>
        Remind(ClauseCode, field, $"{label}设为“{setting}”，依据里写的却是{clause}。请改设置，或者改依据。");

    private static Violation Remind(string code, string field, string message) =>
        new(code, field, message, Severity.Remind);

    [GeneratedRegex("(?<number>[0-9]{2}|[二三四五六七八九]?十[一二三四五六七八九]?)(周?岁)")]
    private static partial Regex Ages();

    [GeneratedRegex("(?<number>[0-9]{1,2})[%％]|百分之(?<number>[一二三四五六七八九十]{1,3})")]
    private static partial Regex Percents();

    [GeneratedRegex("(每届?|任期)(为|是)?(?<number>[0-9]{1,2}|[一二三四五六七八九十])年")]
    private static partial Regex Years();

    [GeneratedRegex("[二三四五六七八九十]分之[一二三四五六七八九]|半数|过半")]
    private static partial Regex FractionWords();
}
