using FederationReform.People;

namespace FederationReform.Elections;

/// <summary>How rules speak of the elected.</summary>
internal static class MemberWords
{
    /// <summary>第 3 行王芳</summary>
    public static string Row(this ElectedMember member, int index) => $"第 {index + 1} 行{member.Name}";

    public static string Field(int index, string property) => $"Members[{index}].{property}";

    public static bool Leads(this ElectedMember member) => member.Position is Position.Chair or Position.FullTimeViceChair or Position.PartTimeViceChair;

    public static bool IsViceChair(this ElectedMember member) => member.Position is Position.FullTimeViceChair or Position.PartTimeViceChair;

    /// <summary>到大会当天; until the date is typed, ages are counted to today.</summary>
    public static string ByTheDay(this CongressResult result) => result.HeldOn is null ? "到今天" : "到大会当天";

    public static IEnumerable<(ElectedMember Member, int Index)> Numbered(this CongressResult result) => result.Members.Select((member, index) => (member, index));
}
