using FederationReform.Elections;

namespace FederationReform.Representatives;

/// <summary>A representative as the rules look at her: on the roll, or in a block of rows that is to join it.</summary>
/// <param name="Row">第 3 行王芳</param>
/// <param name="FieldStart">What her violations' fields begin with.</param>
internal sealed record ListedRepresentative(Representative Person, string Row, string FieldStart)
{
    public string Field(string column) => $"{FieldStart}.{column}";

    public static IReadOnlyList<ListedRepresentative> Of(RollSheet roll) =>
        [.. roll.Representatives.Select((person, index) => new ListedRepresentative(person, $"第 {index + 1} 行{person.Name}", RollFields.OfPerson(person.Id)))];
}

/// <summary>The day on which representatives are of age: the congress's, or today until it is known.</summary>
internal readonly record struct ElectionDay(DateOnly Date, bool Known)
{
    public static ElectionDay Of(CongressResult result, DateOnly today) => new(result.HeldOn ?? today, result.HeldOn is not null);

    /// <summary>到选举当天; 到今天 while it is not known.</summary>
    public string InWords => Known ? "到选举当天" : "到今天";
}
