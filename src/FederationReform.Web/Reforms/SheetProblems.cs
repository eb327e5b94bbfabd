using FederationReform.Elections;
using FederationReform.Reforms;

namespace FederationReform.Web.Reforms;

/// <summary>
/// The list she works through before handing in: what blocks, in the order of the page. What is still empty is one line for the meeting
/// and one for each person, or a new list would be forty lines of the same; a cell that cannot be read is not called empty as well.
/// </summary>
internal static class SheetProblems
{
    public static IEnumerable<Violation> Of(ResultSheet sheet, Violations violations)
    {
        var unreadable = violations.Where(v => v.Code == ResultSheet.UnreadableCode).Select(v => v.Field).ToHashSet();
        var missing = violations.Where(v => VillageResultRules.IsCompleteness(v.Code) && !unreadable.Contains(v.Field)).GroupBy(v => Owner(v.Field)).ToDictionary(g => g.Key, g => g.ToList());
        // That the congress is not held is said by its missing date; the other steps are registered on the record's own page.
        foreach (var violation in violations.Where(v => v.Severity == Severity.Block && RecordFields.Step(v.Field) is not { Stage: StepStage.Congress }))
        {
            if (!VillageResultRules.IsCompleteness(violation.Code))
                yield return violation;
            else if (missing.Remove(Owner(violation.Field), out var together))
                yield return together.Count == 1 ? together[0] : together[0] with { Message = Joined(sheet, together) };
        }
    }

    // Members[3].Birth → Members[3]; a field of the meeting → nothing.
    private static string Owner(string field) => field.IndexOf(']', StringComparison.Ordinal) is >= 0 and var end ? field[..end] : "";

    private static string Joined(ResultSheet sheet, List<Violation> together)
    {
        var owner = Owner(together[0].Field);
        if (owner.Length == 0)
            return $"会议和选票还没有填写：{string.Join("、", together.Select(v => ResultColumns.Meeting.First(input => input.Key == v.Field).Title))}。";
        var person = int.Parse(owner["Members[".Length..], System.Globalization.CultureInfo.InvariantCulture);
        var name = sheet.Rows[sheet.PersonRows[person]][ResultColumns.IndexOf("Name")];
        return $"第 {person + 1} 行{name}还没有填写：{string.Join("、", together.Select(v => ResultColumns.Members[ResultColumns.IndexOf(v.Field[(v.Field.LastIndexOf('.') + 1)..])].Title))}。";
    }
}
