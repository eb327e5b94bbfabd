using FederationReform.Rules;

namespace FederationReform.Representatives;

/// <summary>A representative as the rules see one: on the roll, or in rows that are to be added.</summary>
/// <param name="Row">For example 第 3 行王芳.</param>
/// <param name="Place">The row or the person, as violations name it.</param>
internal sealed record ListedRepresentative(Representative Person, string Row, FieldRef Place)
{
    public string Field(string column) => (Place with { Column = column }).ToString();

    public static IReadOnlyList<ListedRepresentative> Of(RollSheet roll) =>
        [
            .. roll.Representatives.Select(
                (person, index) =>
                    new ListedRepresentative(person, $"第 {index + 1} 行{person.Name}", RollFields.OfPerson(person.Id))
            ),
        ];
}

/// <summary>
/// The day on which a representative must be of age: the day of the congress, or today while it is not known.
/// </summary>
internal readonly record struct ElectionDay(DateOnly Date, bool Known)
{
    public static ElectionDay Of(CongressResult result, DateOnly today) =>
        new(result.HeldOn ?? today, result.HeldOn is not null);

    /// <summary>到选举当天, or 到今天 while the day is not known.</summary>
    public string InWords => Known ? "到选举当天" : "到今天";
}
