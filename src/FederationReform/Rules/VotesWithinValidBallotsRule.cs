using FederationReform.People;

namespace FederationReform.Rules;

/// <summary>
/// On each valid ballot a name is approved, opposed or left blank, so that a person's votes cannot exceed the valid
/// ballots.
/// </summary>
public static class VotesWithinValidBallotsRule
{
    public const string Code = "VotesWithinValidBallots";

    /// <param name="validOrNull">有效票; null while it is not filled in.</param>
    public static IEnumerable<Violation> Check(int? validOrNull, IReadOnlyList<ElectedMember> members)
    {
        if (validOrNull is not { } valid)
            yield break;
        foreach (var (member, index) in members.Numbered())
        {
            var votes = (member.For ?? 0) + (member.Against ?? 0) + (member.Abstain ?? 0);
            if (votes <= valid)
                continue;
            var parts = new[] { Part("赞成", member.For), Part("反对", member.Against), Part("弃权", member.Abstain) }
                .Where(p => p is not null)
                .ToList();
            yield return new(
                Code,
                MemberFields.Of(index, nameof(ElectedMember.For)),
                $"{member.Row(index)}{string.Join("、", parts)}{(parts.Count > 1 ? $"，共 {votes} 票" : " 票")}，"
                    + $"多于有效票 {valid} 张，请核对。",
                Clause: "选举结果报告单：每人的赞成、反对、弃权票之和不多于有效票"
            );
        }
    }

    private static string? Part(string title, int? votes) => votes is null ? null : $"{title} {votes}";
}
