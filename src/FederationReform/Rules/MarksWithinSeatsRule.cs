namespace FederationReform.Rules;

/// <summary>
/// 每张选票所选人数不多于应选名额: a ballot with more names is void, so that all approvals together cannot exceed valid
/// ballots × seats. A higher number means that a void ballot was counted.
/// </summary>
public static class MarksWithinSeatsRule
{
    public const string Code = "MarksWithinSeats";
    public const string Clause = "《选举办法》：每张选票所选人数等于或少于应选名额的有效，多于应选名额的无效";

    /// <param name="post">The post of the seats, in words.</param>
    /// <param name="approvals">The sum over all names on the ballots for that post, write-ins included.</param>
    public static Violation? Check(string field, string post, int approvals, int valid, int seats) =>
        approvals <= valid * seats
            ? null
            : new(
                Code,
                field,
                $"{post}应选 {seats} 名，有效票 {valid} 张，赞成票合计最多 {valid * seats} 张，现在是 {approvals} 张："
                    + "有选票所选人数多于应选名额，应计为无效票，请核对计票单。",
                Clause: Clause
            );
}
