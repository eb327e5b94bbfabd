using FederationReform.Elections;

namespace FederationReform.Reforms;

/// <summary>The places of a record that a remark may be tied to, and what people call them.</summary>
public static class RecordFields
{
    private const string MemberStart = "Members[";

    /// <summary>The field of a person in the list of the elected. By name: rows move.</summary>
    public static string Member(string name) => $"{MemberStart}{name}]";

    /// <summary>The name in a field made by <see cref="Member"/>; null for any other field.</summary>
    public static string? MemberName(string field) =>
        field.StartsWith(MemberStart, StringComparison.Ordinal) && field.EndsWith(']') ? field[MemberStart.Length..^1] : null;

    /// <summary>The step a field names; null for any other field.</summary>
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
