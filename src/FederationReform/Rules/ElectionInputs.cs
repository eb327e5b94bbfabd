using System.Globalization;
using FederationReform.People;
using FederationReform.Text;

namespace FederationReform.Rules;

/// <summary>
/// Every field of an election that is typed, under the name that its violations use: how its text is read and written.
/// The pages, the saving command and the history all use this list, so that a field is described once.
/// </summary>
public static class ElectionInputs
{
    /// <summary>The input with a field name; null when the election has no such field or no longer has it.</summary>
    public static ResultInput<ElectionSheet>? Find(ElectionSheet sheet, string field)
    {
        if (General.FirstOrDefault(input => input.Key == field) is { } general)
            return general;
        if (ElectionFields.ReadSeats(field) is { } position)
            return Seats(sheet, position);
        if (ElectionFields.Read(field) is { } count)
            return count.Round < sheet.Rounds.Count
                ? Count(sheet, field, count.Round, count.Candidate, count.Field)
                : null;
        if (ElectionFields.ReadCandidate(field) is { } cell && sheet.CandidateOf(cell.Candidate) is { } candidate)
            return CandidateInput(candidate, field, cell.Field);
        return ElectionFields.ReadReason(field) is { } code ? Reason(field, code) : null;
    }

    /// <summary>The columns of a list of candidates, in the order in which they are pasted and shown.</summary>
    public static IReadOnlyList<ResultInput<Candidate>> Candidates { get; } =
    [
        .. ResultColumns
            .Members.Where(c => c.Key is not ("For" or "Against" or "Abstain" or "NewlyElected"))
            .Select(OfPerson),
        Inputs.Choice(
            "Origin",
            "推荐方式",
            ElectionCodeLists.CandidateOrigin,
            (Candidate c) => c.Origin,
            (c, value) => c with { Origin = value },
            "推荐方式",
            "产生方式",
            "推荐渠道",
            "候选人来源",
            "来源"
        ) with
        {
            MaxRunes = 12,
        },
        new("ExceptionReason", "破格原因", PlainText.NoteRunes)
        {
            Lines = true,
            Headings = ["破格理由", "特殊情况说明", "说明"],
            Write = c => c.ExceptionReason ?? "",
            Fill = (c, text) => Reading.Of(c with { ExceptionReason = PlainText.Clean(text) }),
        },
    ];

    public static IReadOnlyList<ResultInput<ElectionSheet>> General { get; } =
    [
        Inputs.Choice(
            "Body",
            "选举的会议",
            ElectionCodeLists.ElectingBody,
            (ElectionSheet s) => s.Body,
            (s, value) => s with { Body = value }
        ),
        Inputs.Choice(
            "Method",
            "选举方法",
            ElectionCodeLists.ElectionMethod,
            (ElectionSheet s) => s.Method,
            (s, value) => s with { Method = value }
        ),
        Inputs.Choice(
            "Form",
            "表决方式",
            ElectionCodeLists.BallotForm,
            (ElectionSheet s) => s.Form,
            (s, value) => s with { Form = value }
        ),
        Ordinal("Term", "届", s => s.Term, (s, value) => s with { Term = value }),
        Ordinal("Session", "次", s => s.Session, (s, value) => s with { Session = value }),
        Inputs.Day<ElectionSheet>("HeldOn", "会议日期", s => s.HeldOn, (s, value) => s with { HeldOn = value }),
        Inputs.Text<ElectionSheet>("Place", "会议地点", s => s.Place, (s, value) => s with { Place = value }),
        Inputs.Text<ElectionSheet>("Guide", "指导人", s => s.Guide, (s, value) => s with { Guide = value }),
        Inputs.Text<ElectionSheet>(
            "Scrutineers",
            "总监票人、监票人",
            s => s.Scrutineers,
            (s, value) => s with { Scrutineers = value }
        ),
        Inputs.Text<ElectionSheet>("Counters", "计票人", s => s.Counters, (s, value) => s with { Counters = value }),
        Inputs.Count<ElectionSheet>("Entitled", "应到人数", s => s.Entitled, (s, value) => s with { Entitled = value }),
        Inputs.Count<ElectionSheet>("Present", "实到人数", s => s.Present, (s, value) => s with { Present = value }),
        Inputs.Day<ElectionSheet>(
            "PartyApproval.On",
            "党组织同意的日期",
            s => s.PartyApproval?.On,
            (s, value) => s with { PartyApproval = Kept(new(value, s.PartyApproval?.Number)) }
        ),
        Inputs.Text<ElectionSheet>(
            "PartyApproval.Number",
            "党组织文号",
            s => s.PartyApproval?.Number,
            (s, value) => s with { PartyApproval = Kept(new(s.PartyApproval?.On, value)) }
        ),
        Inputs.Day<ElectionSheet>(
            "UpperApproval.On",
            "上级妇联同意的日期",
            s => s.UpperApproval?.On,
            (s, value) => s with { UpperApproval = Kept(new(value, s.UpperApproval?.Number)) }
        ),
        Inputs.Text<ElectionSheet>(
            "UpperApproval.Number",
            "上级妇联文号",
            s => s.UpperApproval?.Number,
            (s, value) => s with { UpperApproval = Kept(new(s.UpperApproval?.On, value)) }
        ),
    ];

    private static Approval? Kept(Approval approval) => approval is { On: null, Number: null } ? null : approval;

    private static ResultInput<ElectionSheet> Seats(ElectionSheet sheet, Position position) =>
        Inputs.Count<ElectionSheet>(
            ElectionFields.Seats(position),
            $"应选{ElectionWords.Post(sheet, position)}名额",
            s => s.Seats.FirstOrDefault(p => p.Position == position)?.Count,
            (s, value) =>
                s with
                {
                    Seats =
                    [
                        .. s
                            .Seats.Where(p => p.Position != position)
                            .Concat(value is > 0 and int count ? [new PostSeats(position, count)] : [])
                            .OrderBy(p => p.Position),
                    ],
                }
        );

    private static ResultInput<ElectionSheet>? Count(
        ElectionSheet sheet,
        string field,
        int index,
        int? candidate,
        string name
    )
    {
        var label = sheet.Rounds.Count > 1 ? $"第 {index + 1} 轮" : "";
        if (candidate is { } id)
        {
            return sheet.CandidateOf(id) is { } who
                ? name switch
                {
                    nameof(Votes.For) => Vote("赞成", v => v.For, (v, n) => v with { For = n }),
                    nameof(Votes.Against) => Vote("反对", v => v.Against, (v, n) => v with { Against = n }),
                    nameof(Votes.Abstain) => Vote("弃权", v => v.Abstain, (v, n) => v with { Abstain = n }),
                    _ => null,
                }
                : null;

            ResultInput<ElectionSheet> Vote(string title, Func<Votes, int?> get, Func<Votes, int?, Votes> set) =>
                Inputs.Count<ElectionSheet>(
                    field,
                    $"{label}{who.Person.Name}{title}",
                    s => get(s.Rounds[index].VotesOf(id)),
                    (s, value) => s.WithRound(index, s.Rounds[index].With(set(s.Rounds[index].VotesOf(id), value)))
                );
        }
        return name switch
        {
            nameof(Round.Issued) => Ballots("发出选票", r => r.Issued, (r, n) => r with { Issued = n }),
            nameof(Round.Returned) => Ballots("收回选票", r => r.Returned, (r, n) => r with { Returned = n }),
            nameof(Round.Valid) => Ballots("有效票", r => r.Valid, (r, n) => r with { Valid = n }),
            nameof(Round.Void) => Ballots("无效票", r => r.Void, (r, n) => r with { Void = n }),
            _ => null,
        };

        ResultInput<ElectionSheet> Ballots(string title, Func<Round, int?> get, Func<Round, int?, Round> set) =>
            Inputs.Count<ElectionSheet>(
                field,
                label + title,
                s => get(s.Rounds[index]),
                (s, value) => s.WithRound(index, set(s.Rounds[index], value))
            );
    }

    private static ResultInput<ElectionSheet>? CandidateInput(Candidate candidate, string field, string name) =>
        Candidates.FirstOrDefault(c => c.Key == name) is not { } column
            ? null
            : column.Within<ElectionSheet>(s => s.CandidateOf(candidate.Id)!, With) with
            {
                Key = field,
                Title = $"{candidate.Person.Name}的{column.Title}",
                Write = s => s.CandidateOf(candidate.Id) is { } now ? column.Write(now) : "",
                Fill = (s, text) =>
                    Filled(s.CandidateOf(candidate.Id)!, column, text) is var read
                        ? new(With(s, read.Value), read.Problem)
                        : default,
            };

    private static ElectionSheet With(ElectionSheet sheet, Candidate changed) =>
        sheet with
        {
            Candidates = [.. sheet.Candidates.Select(c => c.Id == changed.Id ? changed : c)],
        };

    // An empty cell gets the value of a new candidate: the candidate is rebuilt from all other cells.
    private static Reading<Candidate> Filled(Candidate candidate, ResultInput<Candidate> column, string text)
    {
        if (!string.IsNullOrWhiteSpace(text))
            return column.Fill(candidate, text);
        if (column.Key is nameof(ElectedMember.Name) or nameof(ElectedMember.Position))
            return new(candidate, "不能清空。不再是候选人的，请删除这一行");
        var blank = candidate with
        {
            Person = new() { Name = candidate.Person.Name },
            Origin = null,
            ExceptionReason = null,
        };
        return Reading.Of(
            Candidates
                .Where(c => c != column && c.Write(candidate).Length > 0)
                .Aggregate(blank, (c, other) => other.Fill(c, other.Write(candidate)).Value)
        );
    }

    private static ResultInput<Candidate> OfPerson(ResultInput<ElectedMember> column) =>
        column.Within<Candidate>(c => c.Person, (c, person) => c with { Person = person }) with
        {
            Title = column.Key == "Position" ? "拟任职务" : column.Title,
            // On a list of candidates 现任职务 is the present post, not the post the candidate stands for.
            Headings = [column.Title, .. column.Headings.Except(["现任职务"])],
        };

    private static ResultInput<ElectionSheet> Reason(string field, string code) =>
        new(field, "保留提醒的原因", PlainText.NoteRunes)
        {
            Lines = true,
            Write = s => s.Reasons.GetValueOrDefault(code, ""),
            Fill = (s, text) =>
                Reading.Of(
                    s with
                    {
                        Reasons = s
                            .Reasons.Where(r => r.Key != code)
                            .Concat(PlainText.Clean(text) is { } reason ? [new(code, reason)] : [])
                            .ToDictionary(),
                    }
                ),
        };

    private static ResultInput<ElectionSheet> Ordinal(
        string key,
        string title,
        Func<ElectionSheet, int?> get,
        Func<ElectionSheet, int?, ElectionSheet> set
    ) =>
        new(key, title, 10)
        {
            Write = s => get(s)?.ToString(CultureInfo.InvariantCulture) ?? "",
            Fill = (s, text) =>
                string.IsNullOrWhiteSpace(text) ? Reading.Of(set(s, null))
                : ChineseNumeral.ReadOrdinal(text) is { } number ? Reading.Of(set(s, number))
                : new(s, "不是 1 到 99 的数，请写成 14 或者十四"),
        };
}
