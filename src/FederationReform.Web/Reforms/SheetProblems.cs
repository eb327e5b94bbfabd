using FederationReform.Campaigns;
using FederationReform.Reforms;
using FederationReform.Rules;

namespace FederationReform.Web.Reforms;

/// <summary>
/// The list to work through before handing in: what blocks, in the order of the page. What is still empty is one line
/// for the meeting and one for each person, or a new list would be forty lines of the same; a cell that cannot be read
/// is not called empty as well.
/// </summary>
internal static class SheetProblems
{
    /// <summary>Stands for the meeting among the rows of people.</summary>
    private const int Meeting = -1;

    public static IEnumerable<Violation> Of(ResultSheet sheet, Violations violations)
    {
        var unreadable = violations.Where(v => v.Code == ResultSheet.UnreadableCode).Select(v => v.Field).ToHashSet();
        var missing = violations
            .Where(v => VillageResultRules.IsCompleteness(v.Code) && !unreadable.Contains(v.Field))
            .ToLookup(Owner);
        var said = new HashSet<int>();
        // That the congress is not held is said by its missing date; the other steps are registered on the record's own
        // page.
        foreach (
            var violation in violations.Where(v =>
                v.Severity == Severity.Block && RecordFields.Step(v.Field) is not { Stage: StepStage.Congress }
            )
        )
        {
            if (!VillageResultRules.IsCompleteness(violation.Code))
                yield return violation;
            else if (
                said.Add(Owner(violation) ?? Meeting) && missing[Owner(violation)].ToList() is { Count: > 0 } together
            )
                yield return together.Count == 1 ? together[0] : together[0] with { Message = Joined(sheet, together) };
        }
    }

    /// <summary>The row of the person whose field it is; null for a field of the meeting.</summary>
    private static int? Owner(Violation violation) => MemberFields.Read(violation.Field)?.Row;

    private static string Sentence(string of, IEnumerable<string> missing) =>
        $"{of}还没有填写：{string.Join("、", missing)}。";

    private static string Joined(ResultSheet sheet, List<Violation> together)
    {
        if (Owner(together[0]) is not { } person)
            return Sentence(
                "会议和选票",
                together.Select(v => ResultColumns.Meeting.First(input => input.Key == v.Field).Title)
            );
        var name = sheet.Rows[sheet.PersonRows[person]][ResultColumns.IndexOf("Name")];
        return Sentence(
            $"第 {person + 1} 行{name}",
            together.Select(v =>
                ResultColumns.Members[ResultColumns.IndexOf(MemberFields.Read(v.Field)!.Value.Column)].Title
            )
        );
    }
}
