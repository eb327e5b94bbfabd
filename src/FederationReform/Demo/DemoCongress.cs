using FederationReform.People;
using FederationReform.Rules;

namespace FederationReform.Demo;

/// <summary>
/// Results of invented congresses. All keep the rules; now and then a member exceeds a limit "in principle" (原则上),
/// with a reason.
/// </summary>
internal sealed class DemoCongress(Random chance, DemoPeople people, ElectionRules rules, Quotas quotas)
{
    public CongressResult Hold(string village, DateOnly day)
    {
        var reasons = new Dictionary<string, string>();
        var members = people.Committee(
            chance.Next(quotas.Executives.Min, quotas.Executives.Max + 1),
            chance.Next(6) == 0 ? 1 : 2,
            day,
            rules
        );
        if (chance.Next(9) == 0 && rules.ExecutiveAges.MaxBy(limit => limit.MaxAge) is { } age)
        {
            members[^1] = members[^1] with { Birth = people.Birth(day, age.MaxAge + 1, age.MaxAge + 5) };
            reasons[AgeLimitRule.Code] = "老妇女干部，群众推荐，留任一届帮带新人，镇党委已同意。";
        }
        if (chance.Next(9) == 0 && rules.LeaderEducations.Count > 0)
        {
            members[1] = members[1] with { Education = Education.SeniorHigh };
            reasons[EducationLimitRule.Code] = "本人正在读电大大专班，明年毕业，镇党委已同意。";
        }

        // Where the document asks two different things of one post, the milder one is kept and the reason says so.
        if (
            members.Any(m =>
                m.Position == Position.Executive && rules.ExecutiveEducations.Any(limit => m.Education < limit.Minimum)
            )
        )
            reasons.TryAdd(EducationLimitRule.Code, "方案前后两处要求不一致，按初中以上掌握，人选都经党委审查同意。");

        var entitled = chance.Next(quotas.Representatives.Min, quotas.Representatives.Max + 1);
        var present = entitled - chance.Next(entitled / 7);
        var returned = chance.Next(8) == 0 ? present - 1 : present;
        var spoilt = chance.Next(3) == 0 ? 1 : 0;
        var valid = returned - spoilt;
        return new()
        {
            HeldOn = day,
            Place = chance.Next(3) == 0 ? $"{village}党群服务中心" : $"{village}会议室",
            Guide = people.Name(),
            Representatives = entitled,
            Entitled = entitled,
            Present = present,
            Seats = members.Count,
            Candidates =
                DifferentialElectionRule.MinimumCandidates(members.Count, rules.Difference)
                + (chance.Next(3) == 0 ? 1 : 0),
            Issued = present,
            Returned = returned,
            Valid = valid,
            Void = spoilt,
            Members = chance.Next(10) < 7 ? [.. members.Select(m => WithVotes(m, valid, entitled))] : members,
            Reasons = reasons,
        };
    }

    /// <summary>The result before the county returned it: one date of birth is a year off.</summary>
    public CongressResult WithSlip(CongressResult result, int row) =>
        result with
        {
            Members =
            [
                .. result.Members.Select(
                    (m, i) =>
                        i == row && m.Birth is { } birth
                            ? m with
                            {
                                Birth = birth with { Date = birth.Date.AddYears(1) },
                            }
                            : m
                ),
            ],
        };

    /// <summary>A half-typed result: the meeting and the first rows.</summary>
    public CongressResult Begun(CongressResult result) =>
        result with
        {
            Returned = null,
            Valid = null,
            Void = null,
            Members =
            [
                .. result
                    .Members.Take(chance.Next(1, 6))
                    .Select(
                        (m, i) =>
                            i == 0
                                ? m
                                : m with
                                {
                                    Education = Education.Unknown,
                                    For = null,
                                    Against = null,
                                    Abstain = null,
                                }
                    ),
            ],
            Reasons = new Dictionary<string, string>(),
        };

    private ElectedMember WithVotes(ElectedMember member, int valid, int entitled)
    {
        var approvals = Math.Max(
            MajorityRule.Minimum(entitled),
            valid - chance.Next(member.Position == Position.Chair ? 2 : 5)
        );
        var against = chance.Next(valid - approvals + 1);
        return member with { For = approvals, Against = against, Abstain = valid - approvals - against };
    }
}
