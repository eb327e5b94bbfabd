using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Reforms;

namespace FederationReform.Elections;

/// <param name="Rows">A person each: texts by the key of their column (<see cref="ElectionInputs.Candidates"/>).</param>
/// <param name="WriteIn">Written onto ballots by the voters (另选人); no candidates.</param>
public sealed record AddCandidatesInput(int ElectionId, int Version, Guid OperationId, IReadOnlyList<IReadOnlyDictionary<string, string>> Rows, bool WriteIn = false) : IElectionInput;

/// <summary>录入候选人: typed or pasted, all or none. Fields of violations are <c>Rows[0].Birth</c>.</summary>
public sealed class AddCandidates(PortalDb portal)
{
    public const int Most = 200;

    public async Task<Violations> RunAsync(UnitScope scope, AddCandidatesInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.EditRecord, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        var (election, answer) = await db.FindElectionAsync(scope, input, cancel);
        if (election is null)
            return answer;
        if (election.NotChangeable() is { } closed)
            return new Violations(closed);

        var (people, violations) = Read(election.Sheet, input.Rows);
        if (!input.WriteIn && election.Sheet.Rounds.Count > 0)
            violations.Add(new Violation("BallotPrinted", "", "已经开始计票，不能再加候选人。选票上另外写的人，请用“添加另选人”。"));
        if (violations.Blocking)
            return violations;

        var next = election.Sheet.Candidates.Select(c => c.Id).Append(election.Sheet.LastCandidate).Max() + 1;
        var added = people.Select((c, i) => c with { Id = next + i, WriteIn = input.WriteIn }).ToList();
        election.Change(election.Sheet with { Candidates = [.. election.Sheet.Candidates, .. added], LastCandidate = added[^1].Id });
        db.Record(AuditEvent.CandidatesAdded, election.Subject, input.OperationId, $"{election.Unit.Name}“{election.Sheet.Purpose.Name()}”{(input.WriteIn ? "添加另选人" : "录入候选人")} {added.Count} 名：{string.Join("、", added.Select(c => c.Person.Name))}");
        return await db.SaveAsync(input.OperationId, cancel);
    }

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
                if (column.Codes is null && PlainText.Check(field, label, text, column.MaxLength) is { } unseen)
                {
                    violations.Add(unseen);
                    continue;
                }
                var read = column.Fill(candidate, text);
                if (read.Problem is { } problem)
                    violations.Add(new Violation(ResultSheet.UnreadableCode, field, $"{label}“{text}”{problem}。"));
                candidate = read.Value;
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
