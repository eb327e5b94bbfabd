using FederationReform.Data;
using FederationReform.Text;

namespace FederationReform.Problems;

/// <summary>What is typed of a problem.</summary>
/// <param name="What">What was found, in words.</param>
/// <param name="Measure">What is done about it; null while nobody has decided.</param>
/// <param name="Owner">责任人 or the office that mends it.</param>
/// <param name="DueOn">整改期限; null for none.</param>
public sealed record ProblemEntry(
    ProblemKind Kind,
    ProblemSource Source,
    string? What,
    string? Measure,
    string? Owner,
    DateOnly? FoundOn,
    DateOnly? DueOn
)
{
    private static readonly DateOnly earliest = new(2015, 1, 1);

    internal ProblemEntry Cleaned() =>
        this with
        {
            What = PlainText.Clean(What),
            Measure = PlainText.Clean(Measure),
            Owner = PlainText.Clean(Owner),
        };

    internal Violations Check(DateOnly today)
    {
        var violations = new Violations();
        if (!Enum.IsDefined(Kind))
            violations.Add(new Violation("Required", nameof(Kind), "请选择问题类型。"));
        if (!Enum.IsDefined(Source))
            violations.Add(new Violation("Required", nameof(Source), "请选择问题来源。"));
        violations.Add(PlainText.Check(nameof(What), "问题", What, PlainText.NoteRunes, required: true, lines: true));
        violations.Add(PlainText.Check(nameof(Measure), "整改措施", Measure, PlainText.NoteRunes, lines: true));
        violations.Add(PlainText.Check(nameof(Owner), "责任人", Owner));
        if (FoundOn is not { } found)
            violations.Add(new Violation("Required", nameof(FoundOn), "请填写发现日期。"));
        else if (found > today || found < earliest)
            violations.Add(
                new Violation("Date", nameof(FoundOn), $"发现日期应在 {earliest:yyyy年M月d日} 到今天之间。")
            );
        if (DueOn is { } due && (due < FoundOn || due.Year > today.Year + 5))
            violations.Add(new Violation("Date", nameof(DueOn), "整改期限应在发现日期以后、五年以内。"));
        return violations;
    }

    /// <summary>What differs, for the history.</summary>
    internal IReadOnlyList<FieldChange> ChangesTo(ProblemEntry? next)
    {
        (string Name, Func<ProblemEntry, string?> Text)[] fields =
        [
            ("类型", e => e.Kind.Name()),
            ("来源", e => e.Source.Name()),
            ("问题", e => e.What),
            ("整改措施", e => e.Measure),
            ("责任人", e => e.Owner),
            ("发现日期", e => e.FoundOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
            ("整改期限", e => e.DueOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
        ];
        return
        [
            .. fields
                .Select(f => new FieldChange(f.Name, next is null ? null : f.Text(this), f.Text(next ?? this)))
                .Where(c => c.Old != c.New),
        ];
    }
}
