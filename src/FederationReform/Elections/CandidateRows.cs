using FederationReform.People;

namespace FederationReform.Elections;

/// <summary>Rows of a list of candidates, typed or pasted, as people: for the command that adds them and for the preview before it.</summary>
public static class CandidateRows
{
    public const int Most = 200;

    /// <summary>What the rows say, and what in them cannot be read or stands there twice. Also for a preview before anything is saved.</summary>
    public static (IReadOnlyList<Candidate> People, Violations Violations) Read(ElectionSheet sheet, IReadOnlyList<IReadOnlyDictionary<string, string>> rows)
    {
        var (people, violations) = (new List<Candidate>(), new Violations());
        if (rows.Count == 0)
            violations.Add(new Violation("Required", "", "还没有填写候选人。"));
        if (rows.Count + sheet.Candidates.Count > Most)
            violations.Add(new Violation("TooMany", "", $"一次选举最多 {Most} 名候选人。"));
        for (var index = 0; index < rows.Count; index++)
        {
            var candidate = Blank(sheet);
            foreach (var column in ElectionInputs.Candidates)
            {
                var (field, label, text) = ($"Rows[{index}].{column.Key}", $"第 {index + 1} 行{column.Title}", rows[index].GetValueOrDefault(column.Key, "").Trim());
                if (text.Length == 0)
                {
                    if (column.Key == "Name")
                        violations.Add(new Violation("Required", field, $"{label}没有填写。"));
                    continue;
                }
                candidate = column.Take(candidate, text, field, label, violations);
            }
            if (sheet.Candidates.Concat(people).FirstOrDefault(c => SamePerson(c, candidate)) is not null)
                violations.Add(new Violation("CandidateTwice", $"Rows[{index}].Name", $"第 {index + 1} 行{candidate.Person.Name}已经在名单里了。同名的两个人，请填写出生年月加以区分。"));
            if (sheet.Seats.Count > 0 && sheet.SeatsOf(candidate.Person.Position) == 0)
                violations.Add(new Violation("PostWithoutSeats", $"Rows[{index}].Position", $"第 {index + 1} 行{candidate.Person.Name}的拟任职务“{ElectionWords.Post(sheet, candidate.Person.Position)}”在这次选举没有名额，请改正职务或者先填写名额。"));
            people.Add(candidate);
        }
        return (people, violations);
    }

    // The lowest post there are seats for: on a list of executives nobody writes that they stand as executives.
    private static Candidate Blank(ElectionSheet sheet) => new()
    {
        Id = 0,
        Person = new() { Name = "", Position = sheet.Seats.Count > 0 ? sheet.Seats[^1].Position : Position.Executive },
    };

    private static bool SamePerson(Candidate one, Candidate other) =>
        one.Person.Name == other.Person.Name && one.Person.Name.Length > 0 && (one.Person.Birth is null || other.Person.Birth is null || one.Person.Birth == other.Person.Birth);
}
