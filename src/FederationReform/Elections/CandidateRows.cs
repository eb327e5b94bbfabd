using FederationReform.People;
using FederationReform.Rules;

namespace FederationReform.Elections;

/// <param name="Added">People whom the list does not have yet.</param>
/// <param name="Completed">Candidates of the list, with what the rows say and the list did not.</param>
public sealed record ReadCandidates(
    IReadOnlyList<Candidate> Added,
    IReadOnlyList<Candidate> Completed,
    Violations Violations
);

/// <summary>Reads rows of a list of candidates, typed or pasted, as people.</summary>
public static class CandidateRows
{
    public const int Most = 200;

    public const string NothingCode = "CandidatesKnown";

    /// <summary>
    /// What the rows say, with the violations for cells that cannot be read and people who occur twice. Also used for
    /// the preview before anything is saved.
    /// </summary>
    /// <param name="complete">
    /// Whether a row about somebody on the list completes that entry; otherwise it is refused as typed twice.
    /// </param>
    public static ReadCandidates Read(
        ElectionSheet sheet,
        IReadOnlyList<IReadOnlyDictionary<string, string>> rows,
        bool complete = false
    )
    {
        var (people, violations) = (new List<Candidate>(), new Violations());
        var completed = new Dictionary<int, (Candidate Candidate, int Filled)>();
        if (rows.Count == 0)
            violations.Add(new Violation("Required", "", "还没有填写候选人。"));
        if (rows.Count + sheet.Candidates.Count > Most)
            violations.Add(new Violation("TooMany", "", $"一次选举最多 {Most} 名候选人。"));
        for (var index = 0; index < rows.Count; index++)
        {
            var candidate = Blank(sheet);
            foreach (var column in ElectionInputs.Candidates)
            {
                var (field, label, text) = (
                    RowFields.Of(index, column.Key),
                    $"第 {index + 1} 行{column.Title}",
                    rows[index].GetValueOrDefault(column.Key, "").Trim()
                );
                if (text.Length == 0)
                {
                    if (column.Key == "Name")
                        violations.Add(new Violation("Required", field, $"{label}没有填写。"));
                    continue;
                }
                candidate = column.Take(candidate, text, field, label, violations);
            }
            var same = sheet.Candidates.Where(c => SamePerson(c, candidate)).ToList();
            if (complete && same is [var known] && !completed.ContainsKey(known.Id))
            {
                var completion = RowCompletion<Candidate>.Of(known, candidate, rows[index], ElectionInputs.Candidates);
                completed.Add(known.Id, (completion.Completed, completion.Filled.Count));
                violations.Add(completion.Differing.Select(cell => Differs(index, candidate, cell)));
                continue;
            }
            if (sheet.Candidates.Concat(people).FirstOrDefault(c => SamePerson(c, candidate)) is not null)
                violations.Add(
                    new Violation(
                        "CandidateTwice",
                        RowFields.Of(index, nameof(ElectedMember.Name)),
                        $"第 {index + 1} 行{candidate.Person.Name}已经在名单里了。"
                            + "同名的两个人，请填写出生年月加以区分。"
                    )
                );
            if (sheet.Seats.Count > 0 && sheet.SeatsOf(candidate.Person.Position) == 0)
                violations.Add(
                    new Violation(
                        "PostWithoutSeats",
                        RowFields.Of(index, nameof(ElectedMember.Position)),
                        $"第 {index + 1} 行{candidate.Person.Name}的拟任职务"
                            + $"“{ElectionWords.Post(sheet, candidate.Person.Position)}”在这次选举没有名额，"
                            + "请改正职务或者先填写名额。"
                    )
                );
            people.Add(candidate);
        }
        if (rows.Count > 0 && people.Count == 0 && completed.Values.All(c => c.Filled == 0) && !violations.Blocking)
            violations.Add(new Violation(NothingCode, "", "这些人都已在名单里，内容相同，没有可以录入或者补充的。"));
        return new(people, [.. completed.Values.Where(c => c.Filled > 0).Select(c => c.Candidate)], violations);
    }

    private static Violation Differs(int index, Candidate candidate, SaidCell cell) =>
        new(
            "CandidateDiffers",
            RowFields.Of(index, cell.Column.Key),
            $"第 {index + 1} 行{candidate.Person.Name}已在名单里，"
                + $"{cell.Column.Title}是“{cell.Column.Shown(cell.Before)}”，"
                + $"这里写的是“{cell.Column.Shown(cell.Said)}”。请改成一致，或者到名单里修改。"
        );

    // Without a post in the row, the lowest post with seats is assumed: lists of executives do not write it.
    private static Candidate Blank(ElectionSheet sheet) =>
        new()
        {
            Id = 0,
            Person = new()
            {
                Name = "",
                Position = sheet.Seats.Count > 0 ? sheet.Seats[^1].Position : Position.Executive,
            },
        };

    private static bool SamePerson(Candidate one, Candidate other) =>
        one.Person.Name == other.Person.Name
        && one.Person.Name.Length > 0
        && (one.Person.Birth is null || other.Person.Birth is null || one.Person.Birth == other.Person.Birth);
}
