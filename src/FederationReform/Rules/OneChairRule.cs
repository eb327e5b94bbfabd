using FederationReform.People;

namespace FederationReform.Rules;

/// <summary>A federation has one chair, unless the campaign sets another number.</summary>
public static class OneChairRule
{
    public const string Code = "OneChair";

    public static Violation? Check(CongressResult result, Quotas quotas)
    {
        var chairs = result.Members.Numbered().Where(m => m.Member.Position == Position.Chair).ToList();
        if (result.Members.Count == 0 || quotas.Chairs.Contains(chairs.Count))
            return null;
        return chairs.Count < quotas.Chairs.Min
            ? new(
                Code,
                MemberFields.Of(0, nameof(ElectedMember.Position)),
                $"名单里{(chairs.Count == 0 ? "没有主席" : $"只有 {chairs.Count} 名主席")}，"
                    + $"应有 {quotas.Chairs} 名，"
                    // The position is fixed by the count, so it cannot be chosen in the list.
                    + (
                        result.Counted
                            ? "名单和职务取自计票，请到“会议选举”新建主席、副主席的选举，确认计票以后自动填入。"
                            : "请在“妇联职务”一列选“主席”。"
                    ),
                Clause: Quotas.Clause
            )
            : new(
                Code,
                MemberFields.Of(chairs[^1].Index, nameof(ElectedMember.Position)),
                $"名单里有 {chairs.Count} 名主席（{string.Join("、", chairs.Select(c => c.Member.Name))}），"
                    + $"应有 {quotas.Chairs} 名，请核对。",
                Clause: Quotas.Clause
            );
    }
}
