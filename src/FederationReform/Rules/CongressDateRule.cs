using System.Globalization;

namespace FederationReform.Rules;

/// <summary>A congress is recorded after it was held. A year before any conversion began is a typing slip.</summary>
public static class CongressDateRule
{
    public const string Code = "CongressDate";

    /// <summary>会改联 began in 2015; older congresses belong to a 妇代会.</summary>
    public static readonly DateOnly Earliest = new(2015, 1, 1);

    public static Violation? Check(CongressResult result, DateOnly today)
    {
        if (result.HeldOn is not { } day)
            return null;
        if (day > today)
            return new(
                Code,
                nameof(CongressResult.HeldOn),
                $"大会日期 {Text(day)} 还没有到（今天是 {Text(today)}），开完大会再填写结果。"
            );
        return day < Earliest
            ? new(Code, nameof(CongressResult.HeldOn), $"大会日期 {Text(day)} 早于 {Earliest.Year} 年，请核对年份。")
            : null;
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
