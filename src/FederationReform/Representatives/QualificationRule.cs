namespace FederationReform.Representatives;

/// <summary>
/// 代表资格审查 is reported to the congress before it elects; until then a missing check is a reminder.
/// </summary>
public static class QualificationRule
{
    public const string Code = "Qualification";
    public const string Clause = "《妇女联合会选举工作条例》：代表资格由代表资格审查委员会（小组）审查";

    internal static Violation? Check(RollSheet roll)
    {
        var waiting = roll.Representatives.Where(r => r.Check is null).ToList();
        return waiting.Count == 0
            ? null
            : new(
                Code,
                RollFields.Of(waiting[0].Id, nameof(Representative.Check)),
                waiting.Count == roll.Representatives.Count
                    ? $"{waiting.Count} 名代表都还没有登记资格审查。"
                    : $"还有 {waiting.Count} 名代表没有登记资格审查：{Names(waiting)}。",
                Severity.Remind,
                Clause
            );
    }

    private static string Names(List<Representative> people) =>
        string.Join("、", people.Take(5).Select(r => r.Name)) + (people.Count > 5 ? "等" : "");
}
