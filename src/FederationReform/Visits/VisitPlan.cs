using System.Globalization;
using FederationReform.Data;
using FederationReform.Text;

namespace FederationReform.Visits;

/// <summary>What is typed of a visit as a whole; where it goes, its stops say.</summary>
/// <param name="Topic">What is looked at.</param>
/// <param name="Leader">带队人, who answers for the visit.</param>
/// <param name="Members">Who else goes, in words; null for nobody.</param>
public sealed record VisitPlan(string? Topic, DateOnly? From, DateOnly? To, string? Leader, string? Members)
{
    internal static readonly DateOnly Earliest = new(2015, 1, 1);

    private const int MostDays = 366;

    internal VisitPlan Cleaned() =>
        this with
        {
            Topic = PlainText.Clean(Topic),
            Leader = PlainText.Clean(Leader),
            Members = PlainText.Clean(Members),
        };

    internal Violations Check(DateOnly today)
    {
        var violations = new Violations();
        violations.Add(PlainText.Check(nameof(Topic), "督导内容", Topic, required: true));
        violations.Add(PlainText.Check(nameof(Leader), "带队人", Leader, required: true));
        violations.Add(PlainText.Check(nameof(Members), "同行人员", Members, PlainText.NoteRunes, lines: true));
        if (From is not { } from)
            violations.Add(new Violation("Required", nameof(From), "请填写开始日期。"));
        else if (from < Earliest || from.Year > today.Year + 1)
            violations.Add(
                new Violation("Date", nameof(From), $"开始日期应在 {Earliest:yyyy年M月d日} 到明年年底之间。")
            );
        if (To is not { } to)
            violations.Add(new Violation("Required", nameof(To), "请填写结束日期；当天去当天回的，填同一天。"));
        else if (to < From || to.DayNumber - From?.DayNumber > MostDays)
            violations.Add(new Violation("Date", nameof(To), "结束日期应在开始日期以后、一年以内。"));
        return violations;
    }

    /// <summary>What differs, for the history; of everything when there was nothing before.</summary>
    internal IReadOnlyList<FieldChange> ChangesFrom(VisitPlan? before)
    {
        (string Name, Func<VisitPlan, string?> Text)[] fields =
        [
            ("督导内容", p => p.Topic),
            ("开始日期", p => p.From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("结束日期", p => p.To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("带队人", p => p.Leader),
            ("同行人员", p => p.Members),
        ];
        return
        [
            .. fields
                .Select(f => new FieldChange(f.Name, before is null ? null : f.Text(before), f.Text(this)))
                .Where(c => c.Old != c.New),
        ];
    }
}
