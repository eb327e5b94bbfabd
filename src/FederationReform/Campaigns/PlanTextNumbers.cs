using System.Globalization;
using System.Text.RegularExpressions;
using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Text;

namespace FederationReform.Campaigns;

/// <summary>The quotas, limits and rules that a sentence states.</summary>
internal static partial class PlanTextNumbers
{
    /// <summary>设主席1名、副主席2名、执委25名，妇女代表41名: two posts at least, or it is no list of seats.</summary>
    public static IEnumerable<PlanProposal> Quotas(PlanSentence sentence)
    {
        var found = Seats().Matches(sentence.Text);
        if (found.Count < 2 && !Setting().IsMatch(sentence.Text))
            yield break;
        foreach (Match seats in found)
        {
            if (ChineseNumeral.Read(seats.Groups["least"].Value) is not { } least)
                continue;
            var most = seats.Groups["most"] is { Success: true } written ? ChineseNumeral.Read(written.Value) : least;
            yield return new QuotaProposal(
                sentence,
                seats.Groups["post"].Value switch
                {
                    "主席" => QuotaPost.Chairs,
                    "副主席" => QuotaPost.ViceChairs,
                    "执委" or "执行委员" => QuotaPost.Executives,
                    _ => QuotaPost.Representatives,
                },
                least,
                seats.Groups["from"].Success ? null : most
            );
        }
    }

    /// <summary>
    /// Ages and educations of candidates, clause by clause: 主席、副主席候选人…45周岁以下，大专以上…，执委候选人….
    /// </summary>
    public static IEnumerable<PlanProposal> Limits(PlanSentence sentence)
    {
        LimitedPosts? posts = null;
        foreach (var clause in sentence.Text.Split('，', ',', '；'))
        {
            if (Posts().Match(clause) is { Success: true } named)
                posts =
                    named.Groups["leaders"].Success ? LimitedPosts.Leaders
                    : named.Groups["executives"].Success ? LimitedPosts.Executives
                    : null;
            if (posts is not { } those)
                continue;
            if (Age().Match(clause) is { Success: true } age)
                yield return new AgeProposal(
                    sentence,
                    those,
                    int.Parse(age.Groups["age"].Value, CultureInfo.InvariantCulture)
                );
            if (
                Level().Match(clause) is { Success: true } level
                && CodeLists.Education.Read(level.Groups["level"].Value) is { Readable: true, Value: var minimum }
            )
                yield return new EducationProposal(sentence, those, minimum);
        }
    }

    public static IEnumerable<PlanProposal> Rules(PlanSentence sentence)
    {
        var text = sentence.Text;
        if (Difference().Match(text) is { Success: true } difference)
            yield return new DifferenceProposal(
                sentence,
                int.Parse(difference.Groups["percent"].Value, CultureInfo.InvariantCulture)
            );
        if (Quorum().Match(text) is { Success: true } quorum)
            yield return new QuorumProposal(
                sentence,
                Numerator: quorum.Groups["thirds"].Success ? 2 : 1,
                Denominator: quorum.Groups["thirds"].Success ? 3 : 2,
                Strict: quorum.Groups["more"].Success
            );
        if (Majority().Match(text) is { Success: true } majority)
            yield return new MajorityProposal(
                sentence,
                majority.Groups["present"].Success ? MajorityBase.Present : MajorityBase.Entitled
            );
        if (
            Term().Match(text) is { Success: true } term
            && ChineseNumeral.Read(term.Groups["years"].Value) is { } years
        )
            yield return new TermProposal(sentence, years);
        if (
            Division().Match(text) is { Success: true } division
            && ChineseNumeral.Read(division.Groups["days"].Value) is { } days
        )
            yield return new DivisionProposal(sentence, days);
    }

    private const string Numeral = @"\d{1,3}|[一二两三四五六七八九十]{1,3}";

    [GeneratedRegex(
        @"(?<post>副主席|(?<!副)主席|执委|执行委员|妇女代表|(?<!妇女)代表)"
            + @"(?:名额)?(?:(?<from>不少于)|一般)?(?:为|设|各)?(?<least>"
            + Numeral
            + @")(?:名|人)?(?:(?:至|到|—{1,2}|-|－|~|～)(?<most>"
            + Numeral
            + ")(?:名|人)|(?<=名|人))"
    )]
    private static partial Regex Seats();

    [GeneratedRegex("设|名额|职数|配备")]
    private static partial Regex Setting();

    [GeneratedRegex(
        "(?<leaders>主席)[^，。]{0,6}(?:候选人|人选)"
            + "|(?<executives>执委|执行委员)[^，。]{0,6}(?:候选人|人选)|(?<other>妇女代表|代表大会代表)"
    )]
    private static partial Regex Posts();

    [GeneratedRegex(@"(?<age>[2-7]\d)周?岁(?:[（(]含[）)])?(?:以下|以内)|不超过(?<age>[2-7]\d)周?岁")]
    private static partial Regex Age();

    [GeneratedRegex(
        "(?<level>小学|初中|高中|中专|大专|大学本科|大学专科|本科|大学|研究生)(?:文化)?(?:程度)?(?:及)?以上"
    )]
    private static partial Regex Level();

    [GeneratedRegex(@"差额(?:比例|率)?[^，。%]{0,8}?(?<percent>\d{1,2})%")]
    private static partial Regex Difference();

    [GeneratedRegex(
        "(?:到会|出席)[^，。；]{0,20}(?:(?<more>超过)|达到)[^，。；]{0,20}?(?:(?<thirds>三分之二)|半数|二分之一)"
    )]
    private static partial Regex Quorum();

    [GeneratedRegex("(?:赞成票|得票)[^。；]{0,12}超过(?:(?<present>实到)|应到)[^，。；]{0,10}半数")]
    private static partial Regex Majority();

    [GeneratedRegex("(?:每届)?任期(?:为)?(?<years>[一二三四五六七八九十]|10|[1-9])年")]
    private static partial Regex Term();

    [GeneratedRegex("大会(?:召开|结束)?后(?<days>" + Numeral + ")(?:天|日)(?:之)?内[^。；]{0,20}分工")]
    private static partial Regex Division();
}
