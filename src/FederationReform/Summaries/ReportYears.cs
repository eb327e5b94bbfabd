using System.Globalization;

namespace FederationReform.Summaries;

/// <summary>The calendar years of a work report, both included: usually the five of a term.</summary>
public sealed record ReportYears(int First, int Last)
{
    public const int Usual = 5;

    private const int Earliest = 2000;
    private const int Most = 10;

    public DateOnly From => new(First, 1, 1);

    public DateOnly To => new(Last, 12, 31);

    public IEnumerable<int> All => Enumerable.Range(First, Last - First + 1);

    /// <summary>2021年至2025年</summary>
    public string Name =>
        First == Last
            ? string.Create(CultureInfo.InvariantCulture, $"{First}年")
            : string.Create(CultureInfo.InvariantCulture, $"{First}年至{Last}年");

    internal Violation? Check(DateOnly today) =>
        First < Earliest || Last < First || Last > today.Year || Last - First >= Most
            ? new(
                "Years",
                nameof(First),
                $"请选择报告的年度：从 {Earliest} 年到今年，最多 {Most} 年，起始年度不晚于截止年度。"
            )
            : null;
}
