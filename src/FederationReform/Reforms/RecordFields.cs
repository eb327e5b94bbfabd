using FederationReform.Campaigns;
using FederationReform.Rules;

namespace FederationReform.Reforms;

/// <summary>The parts of a record to which a remark can refer, and their Chinese names.</summary>
public static class RecordFields
{
    /// <summary>The field of a person in the list of the elected. By name, because rows move.</summary>
    public static string Member(string name) => new FieldRef(nameof(CongressResult.Members), name).ToString();

    /// <summary>The name in a field made by <see cref="Member"/>; null for another field.</summary>
    public static string? MemberName(string field) =>
        FieldRef.Read(field) is { List: nameof(CongressResult.Members), Column: "" } member ? member.Key : null;

    /// <summary>The step that a field names; null for another field.</summary>
    public static StepDefinition? Step(string field) => ReformSteps.Named(field);

    public static bool Exists(string field, CongressResult result) =>
        field.Length == 0
        || Step(field) is not null
        || ResultColumns.Meeting.Any(f => f.Key == field)
        || (MemberName(field) is { } name && result.Members.Any(m => m.Name == name));

    public static string Label(string field) =>
        field.Length == 0 ? "整份记录"
        : Step(field) is { } step ? $"步骤“{step.ShortName}”"
        : MemberName(field) ?? ResultColumns.Meeting.FirstOrDefault(f => f.Key == field)?.Title ?? field;
}
