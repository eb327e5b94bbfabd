using FederationReform.People;

namespace FederationReform.Rules;

/// <summary>How violations refer to elected people and their fields.</summary>
internal static class MemberWords
{
    /// <summary>For example 第 3 行王芳.</summary>
    public static string Row(this ElectedMember member, int index) => $"第 {index + 1} 行{member.Name}";

    public static bool Leads(this ElectedMember member) =>
        member.Position is Position.Chair or Position.FullTimeViceChair or Position.PartTimeViceChair;

    public static bool IsViceChair(this ElectedMember member) =>
        member.Position is Position.FullTimeViceChair or Position.PartTimeViceChair;

    /// <summary>
    /// 到大会当天, or 到今天 while the date of the congress is not known and ages are computed for today.
    /// </summary>
    public static string ByTheDay(DateOnly? heldOn) => heldOn is null ? "到今天" : "到大会当天";

    public static IEnumerable<(ElectedMember Member, int Index)> Numbered(this IReadOnlyList<ElectedMember> members) =>
        members.Select((member, index) => (member, index));
}
