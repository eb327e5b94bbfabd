using FederationReform.People;

namespace FederationReform.Elections;

/// <summary>A federation has its chair: one, unless the campaign says otherwise.</summary>
public static class OneChairRule
{
    public const string Code = "OneChair";

    public static Violation? Check(CongressResult result, Quotas quotas)
    {
        var chairs = result.Numbered().Where(m => m.Member.Position == Position.Chair).ToList();
        if (result.Members.Count == 0 || quotas.Chairs.Contains(chairs.Count))
            return null;
        return chairs.Count < quotas.Chairs.Min
            ? new(Code, MemberWords.Field(0, nameof(ElectedMember.Position)), $"名单里{(chairs.Count == 0 ? "没有主席" : $"只有 {chairs.Count} 名主席")}，应有 {quotas.Chairs} 名，请在“妇联职务”一列选“主席”。", Clause: Quotas.Clause)
            : new(Code, MemberWords.Field(chairs[^1].Index, nameof(ElectedMember.Position)), $"名单里有 {chairs.Count} 名主席（{string.Join("、", chairs.Select(c => c.Member.Name))}），应有 {quotas.Chairs} 名，请核对。", Clause: Quotas.Clause);
    }
}
