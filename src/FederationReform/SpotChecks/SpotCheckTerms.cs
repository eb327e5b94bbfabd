using FederationReform.Text;

namespace FederationReform.SpotChecks;

/// <summary>What is asked of a drawing before it is made: a number of units or a share of them.</summary>
/// <param name="Percent">Of all candidates, rounded up; null where a number is asked for.</param>
/// <param name="Spread">按乡镇分层: each unit above gives its share.</param>
/// <param name="Purpose">What is to be checked, in words.</param>
public sealed record SpotCheckTerms(int? Size, int? Percent, bool Spread, string? Purpose)
{
    /// <summary>The most units that one drawing draws.</summary>
    public const int Most = 200;

    internal SpotCheckTerms Cleaned() => this with { Purpose = PlainText.Clean(Purpose) };

    /// <param name="candidates">How many may be drawn.</param>
    internal Violations Check(int candidates)
    {
        var violations = new Violations();
        violations.Add(PlainText.Check(nameof(Purpose), "抽查内容", Purpose, required: true));
        if (candidates == 0)
            violations.Add(
                new Violation("NoCandidates", "", "这个任务还没有审核通过的单位，抽不出来。有单位通过以后再抽。")
            );
        else if (Size is null == Percent is null)
            violations.Add(new Violation("Required", nameof(Size), "请填写抽多少个，或者按百分之几抽，二者填一个。"));
        else if (Percent is < 1 or > 100)
            violations.Add(new Violation("Range", nameof(Percent), "比例应在 1 到 100 之间。"));
        else if (Size < 1)
            violations.Add(new Violation("Range", nameof(Size), "至少抽 1 个。"));
        else if (Drawn(candidates) > candidates)
            violations.Add(new Violation("Range", nameof(Size), $"审核通过的只有 {candidates} 个，不能抽 {Size} 个。"));
        else if (Drawn(candidates) > Most)
            violations.Add(
                new Violation(
                    "Range",
                    Percent is null ? nameof(Size) : nameof(Percent),
                    $"一次最多抽 {Most} 个，这样会抽 {Drawn(candidates)} 个。"
                )
            );
        return violations;
    }

    /// <summary>How many units are drawn of so many.</summary>
    internal int Drawn(int candidates) => Size ?? Sample.SizeOf(candidates, Percent ?? 0);

    /// <summary>5 个, or 10%; and whether they are spread.</summary>
    public string InWords => (Size is { } size ? $"抽 {size} 个" : $"抽 {Percent}%") + (Spread ? "，按乡镇分层" : "");
}
