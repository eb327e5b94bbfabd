using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Reforms;
using FederationReform.Representatives;
using FederationReform.Rules;

namespace FederationReform.Importing;

/// <summary>One village's result with the file's data, and what still prevents its submission.</summary>
internal sealed class VillagePlan
{
    public const string StoppedCode = "VillageStopped";

    private VillagePlan() { }

    public required UnitReform Reform { get; init; }

    /// <summary>As it would be saved.</summary>
    public required CongressResult Result { get; init; }

    public required IReadOnlyList<FieldChange> Changes { get; init; }

    public required PlannedUnit Shown { get; init; }

    public VillagePlan With(IEnumerable<Violation> missing) =>
        new()
        {
            Reform = Reform,
            Result = Result,
            Changes = Changes,
            Shown = Shown with { Missing = [.. Shown.Missing, .. missing] },
        };

    public static VillagePlan Make(
        UnitReform reform,
        IReadOnlyList<PersonRow> rows,
        ImportSettings settings,
        RollSheet roll,
        bool unsaved,
        string trail,
        DateOnly today
    )
    {
        var problems = new Violations();
        var meeting = Meeting(reform.Result, rows, problems);
        if (!reform.Editable)
            problems.Add(ReformRefusal.NotEditable(reform));
        else if (reform.Result.Counted)
            problems.Add(
                new Violation(
                    "ResultCounted",
                    "",
                    "名单、职务和票数取自已确认的计票，不能用文件改写。确实有误的，请到“会议选举”重新打开计票。"
                )
            );

        // A draft that somebody has not saved would conflict with the import, cell by cell, on the village's page.
        if (unsaved && reform.Editable)
            problems.Add(
                new Violation(
                    "DraftOpen",
                    "",
                    "您在这个村有填写了、还没有保存的内容。请先打开这个村的选举结果，保存或者放弃它，再导入。"
                )
            );

        var pairs = Pair(reform.Result.Members, rows);
        // A stored person keeps the place in the list even while the row is wrong.
        var members = rows.Where(r => r.Verdict != ImportVerdict.Twice)
            .Select(row => row.Wrong ? pairs.GetValueOrDefault(row) : Merge(row, pairs.GetValueOrDefault(row)))
            .OfType<ElectedMember>()
            .ToList();
        var gone = reform.Result.Members.Except(pairs.Values).ToList();
        if (!settings.Replace)
            members.AddRange(gone);
        if (members.Count > ResultSheet.MaxRows)
            problems.Add(
                new Violation(
                    "TooMany",
                    "",
                    $"一个村最多 {ResultSheet.MaxRows} 人，文件里有 {members.Count} 人，请核对。"
                )
            );

        var result = RollOfRecord.With(meeting with { Members = members }, roll);
        var plan = reform.Campaign.Plan;
        foreach (var row in rows.Where(_ => problems.Count > 0))
            row.Problems.Add(
                new Violation(StoppedCode, "", $"{row.Place}：整个{reform.Unit.Name}不能导入，原因见“各单位核对”。")
            );
        return new()
        {
            Reform = reform,
            Result = result,
            Changes = ResultDifference.Between(reform.Result, result),
            Shown = new(reform.UnitId, trail)
            {
                Rows = rows.Count,
                People = members.Count,
                Chairs = members.Count(m => m.Position == Position.Chair),
                ViceChairs = members.Count(m => m.IsViceChair()),
                New = rows.Count(r => !r.Wrong && r.Verdict == ImportVerdict.New),
                Changed = rows.Count(r => !r.Wrong && r.Verdict == ImportVerdict.Changed),
                Quota = $"主席 {plan.Quotas.Chairs}、副主席 {plan.Quotas.ViceChairs}、执委 {plan.Quotas.Executives}",
                NotInFile = [.. gone.Select(m => m.Name)],
                Problems = problems,
                Missing = Missing(result, reform, roll, today),
            },
        };
    }

    /// <summary>What the submission would report now, including reminders without a reason.</summary>
    public static IReadOnlyList<Violation> Missing(
        CongressResult result,
        UnitReform reform,
        RollSheet roll,
        DateOnly today
    ) =>
        MissingWords.Of(
            result,
            [
                .. RecordRules
                    .CheckForSubmission(result, reform.Steps, reform.Campaign.Plan, today)
                    .Where(v => v.Severity == Severity.Block),
                .. RollOfRecord
                    .Blocking(roll, result, reform.Campaign.Plan, today)
                    .Where(_ => roll.Representatives.Count > 0),
            ]
        );

    /// <summary>A field of the meeting may stand in any row of a village; two different values are a problem.</summary>
    private static CongressResult Meeting(CongressResult stored, IReadOnlyList<PersonRow> rows, Violations problems)
    {
        var meeting = stored;
        foreach (var input in ResultColumns.Meeting)
        {
            PersonRow? said = null;
            foreach (var row in rows.Where(r => r.Has(input.Key)))
            {
                var read = row.Fill(input, CongressResult.Empty);
                if (input.Write(read) is not { Length: > 0 } value)
                    continue;
                if (said is null)
                    (said, meeting) = (row, row.Fill(input, meeting));
                else if (value != input.Write(meeting))
                    problems.Add(
                        new Violation(
                            "MeetingDiffers",
                            input.Key,
                            $"{input.Title}在{said.Place}是“{input.Write(meeting)}”，"
                                + $"在{row.Place}是“{value}”。一个村只有一次大会，请改成一致。"
                        )
                    );
            }
        }
        return meeting;
    }

    /// <summary>
    /// The stored person that each row is about: the one with the same name and birth, otherwise the only one of that
    /// name.
    /// </summary>
    private static Dictionary<PersonRow, ElectedMember> Pair(
        IReadOnlyList<ElectedMember> stored,
        IReadOnlyList<PersonRow> rows
    )
    {
        var pairs = new Dictionary<PersonRow, ElectedMember>();
        var free = stored.ToList();
        Match((row, member) => member.Birth == row.Member.Birth);
        Match((_, _) => true);
        return pairs;

        void Match(Func<PersonRow, ElectedMember, bool> same)
        {
            foreach (
                var row in rows.Where(r =>
                    !pairs.ContainsKey(r) && r.Verdict != ImportVerdict.Twice && r.Member.Name.Length > 0
                )
            )
            {
                if (free.Find(m => m.Name == row.Member.Name && same(row, m)) is not { } found)
                    continue;
                free.Remove(found);
                pairs.Add(row, found);
            }
        }
    }

    /// <summary>The row's data over what is stored; an empty cell or a missing column removes nothing.</summary>
    private static ElectedMember Merge(PersonRow row, ElectedMember? stored)
    {
        if (stored is null)
            return row.Member;
        var changes = new List<FieldChange>();
        var merged = stored;
        foreach (var input in ResultColumns.Members.Where(i => row.Has(i.Key)))
        {
            var before = input.Write(stored);
            merged = input.Fill(merged, row.Text(input.Key)).Value;
            if (input.Write(merged) is var after && after != before)
                changes.Add(input.Change(before, after));
        }
        row.Verdict = changes.Count == 0 ? ImportVerdict.Same : ImportVerdict.Changed;
        row.Changes = changes;
        return merged;
    }
}
